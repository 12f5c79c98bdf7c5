extension RefusalRule {
    package static let beyondCeiling = RefusalRule(
        "policy.beyond_ceiling", .limit,
        "The term is longer than the national rules allow; a region may only be quicker.",
        "该期限超过国家规定的上限；统筹地区只能缩短。")
    package static let raterKin = RefusalRule(
        "assessment.rater_kin", .conflict,
        "The rater is kin of the person or has an interest; name another one.",
        "评估人员与评估对象有亲属或利害关系，应当回避；请另行指定。", article: "Asm-29 art. 15")
    package static let raterOfProvider = RefusalRule(
        "assessment.rater_of_provider", .conflict,
        "The rater works for a care provider or owns one; name another one.",
        "评估人员任职于或持有护理服务机构，应当回避；请另行指定。", article: "Asm-29 arts. 9, 15")
    package static let pairTooOften = RefusalRule(
        "assessment.pair_too_often", .limit,
        "These two have assessed together too often; put one of them with another rater.",
        "这两名评估人员搭档过于频繁；请更换其中一人。")
    package static let objectionLate = RefusalRule(
        "assessment.objection_late", .state,
        "The time to object is over; a change of state is assessed anew, see the reasons for a re-assessment.",
        "异议期限已过；情况发生变化的可申请重新评估。", article: "Asm-29 art. 27")
    package static let repeatIsFinal = RefusalRule(
        "assessment.repeat_is_final", .state,
        "The result of a repeat assessment is final; there is no further objection.",
        "复评结论为最终结论，不再受理异议。", article: "Asm-29 art. 27")
    package static let repeatSamePerson = RefusalRule(
        "assessment.repeat_same_person", .conflict,
        "Who took part in the first assessment may not repeat it; name other people.",
        "参加过初评的人员不得参加复评；请指定其他人员。", article: "Asm-29 art. 27")
    package static let repeatSameInstitution = RefusalRule(
        "assessment.repeat_same_institution", .conflict,
        "Another institution must repeat the assessment; name people of another one.",
        "复评须由其他评估机构进行；请指定其他机构的人员。", article: "Asm-29 art. 27")
    package static let institutionUnknown = RefusalRule(
        "assessment.institution_unknown", .missing,
        "The rater's institution is not known, so it cannot be another one; record it with the login.",
        "评估人员所属机构不明，无法确认与初评机构不同；请在账号中登记。", article: "Asm-29 art. 27")
    package static let reassessmentTooEarly = RefusalRule(
        "assessment.reassessment_too_early", .state,
        "A re-assessment for this reason is not possible yet; apply from the day named.",
        "以此理由申请重新评估为时尚早；请在所示日期之后申请。", article: "Asm-29 arts. 29, 30")
    package static let relationSubject = RefusalRule(
        "rater.relation_subject", .badValue,
        "Kin are of a person, staff and owners of a provider, an interest is in one of the two; name exactly one.",
        "亲属关系须指明人员，任职或持有须指明机构，利害关系指明其一；请只填写一项。", article: "Asm-29 arts. 9, 15")
    package static let declaredAlready = RefusalRule(
        "rater.declared_already", .conflict, "This is declared already, under the number named.",
        "该情形已登记，编号如所示。")
    package static let othersDeclaration = RefusalRule(
        "rater.others_declaration", .denied, "Raters declare for themselves only; an officer declares for others.",
        "评估人员只能登记本人的情形；他人的由经办人员登记。")

    /// Refusals of the procedure: who may assess, when, and how often.
    package static let procedureRules: [RefusalRule] = [
        beyondCeiling, raterKin, raterOfProvider, pairTooOften, objectionLate, repeatIsFinal, repeatSamePerson,
        repeatSameInstitution, institutionUnknown, reassessmentTooEarly, relationSubject, declaredAlready,
        othersDeclaration,
    ]
}
