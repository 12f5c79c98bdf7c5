extension RefusalRule {
    package static let itemUnknown = RefusalRule(
        "assessment.item_unknown", .badField, "The instrument has no such item; see ASSESS.FORM for its items.",
        "量表中没有该项目；请用 ASSESS.FORM 查看全部项目。")
    package static let scoreNotInList = RefusalRule(
        "assessment.score_not_in_list", .badValue, "The item does not have this score; choose one of the allowed ones.",
        "该项目没有这个分值；请从允许的分值中选择。")
    package static let scoreCountWrong = RefusalRule(
        "assessment.score_count_wrong", .badValue,
        "The number of scores is wrong; give one for each item in form order.",
        "分值个数不对；请按量表顺序逐项给出一个分值。")
    package static let gradeUnknown = RefusalRule(
        "assessment.grade_unknown", .badValue, "The instrument has no such grade; choose one of the allowed ones.",
        "量表中没有该等级；请从允许的等级中选择。")
    package static let assessmentState = RefusalRule(
        "assessment.state", .state, "The assessment is not in a state for this; see the possible events.",
        "评估所处阶段不允许此操作；请看可行的操作。")
    package static let raterTwice = RefusalRule(
        "assessment.rater_twice", .badValue, "The same person is named twice; name two different raters.",
        "同一人被列了两次；请指定两名不同的评估人员。", article: "Asm-29 art. 21")
    package static let ratersTooFew = RefusalRule(
        "assessment.raters_too_few", .badValue, "At least two people assess on site; name another rater.",
        "现场评估至少两人；请再指定一名评估人员。", article: "Asm-29 art. 21")
    package static let expertMissing = RefusalRule(
        "assessment.expert_missing", .badValue, "At least one rater must be an assessment expert; replace or add one.",
        "评估人员中至少一名为评估专家；请更换或增加。", article: "Asm-29 art. 21")
    package static let raterNotOnPanel = RefusalRule(
        "assessment.rater_not_on_panel", .notAssigned, "Only the raters named for the assessment may do this.",
        "只有指定的评估人员可以进行此操作。")
    package static let guardianMissing = RefusalRule(
        "assessment.guardian_missing", .missing, "A guardian or agent must be present; give at least one name.",
        "须有监护人或代理人在场；请至少填写一人姓名。", article: "Std-37 4.5, Asm-29 art. 21")
    package static let sheetLocked = RefusalRule(
        "assessment.sheet_locked", .state,
        "The sheet was submitted and is locked; an objection leads to a new assessment.",
        "评估表已提交并锁定；如有异议请申请复评。")
    package static let sheetIncomplete = RefusalRule(
        "assessment.sheet_incomplete", .missing,
        "Some items have no answer; answer the missing ones, then submit again.",
        "尚有项目未作答；请补全缺少的项目后再提交。")
    package static let gradeContradictsDerivation = RefusalRule(
        "assessment.grade_contradicts_derivation", .conflict,
        "The answers do not give this grade; conclude the derived one, see ASSESS.DERIVE.",
        "评分结果得不出该等级；请按推导等级作出结论，见 ASSESS.DERIVE。")
    package static let sameExpert = RefusalRule(
        "assessment.same_expert", .conflict, "The second conclusion must come from another expert.",
        "第二份结论须由另一名专家作出。", article: "Asm-29 art. 22")
    package static let noticeDaysOutOfRange = RefusalRule(
        "assessment.notice_days_out_of_range", .limit, "The public notice must last as many days as policy allows.",
        "公示天数须在政策允许的范围内。", article: "Asm-29 art. 23")
    package static let noticeRunning = RefusalRule(
        "assessment.notice_running", .state, "The public notice is not over; issue the conclusion after its last day.",
        "公示期未满；请在公示最后一日之后送达结论。", article: "Asm-29 art. 23")
    package static let noticeMissing = RefusalRule(
        "assessment.notice_missing", .state, "A conclusion that gives a benefit must be posted first; publish it.",
        "达到待遇等级的结论须先公示；请先发布公示。", article: "Asm-29 art. 23")
    package static let validityTooLong = RefusalRule(
        "assessment.validity_too_long", .limit,
        "The conclusion may not be valid for so many months; correct the policy.",
        "结论有效期月数超出规定；请更正政策参数。", article: "Asm-29 art. 25")

    /// Refusals of the assessment.
    package static let assessmentRules: [RefusalRule] = [
        itemUnknown, scoreNotInList, scoreCountWrong, gradeUnknown, assessmentState, raterTwice, ratersTooFew,
        expertMissing, raterNotOnPanel, guardianMissing, sheetLocked, sheetIncomplete, gradeContradictsDerivation,
        sameExpert, noticeDaysOutOfRange, noticeRunning, noticeMissing, validityTooLong,
    ]
}

extension RefusalRule {
    package static let selfGradeUnknown = RefusalRule(
        "case.self_grade_unknown", .badValue,
        "The self-assessment is a letter from A to G, or O for other.", "自评等级为 A 至 G 的字母，其他情形为 O。")
    package static let selfGradeTooMild = RefusalRule(
        "case.self_grade_too_mild", .notEligible,
        "Only a self-assessment of E, F or G, or O after review, may apply; apply when it worsens.",
        "自评等级为 E、F、G 方可申请，其他（O）须人工核查；情况加重后可再申请。", article: "Std-37 table B")
    package static let caseState = RefusalRule(
        "case.state", .state, "The case is not in a state for this; see the possible events.",
        "个案所处阶段不允许此操作；请看可行的操作。")

    /// Refusals of the case.
    package static let caseRules: [RefusalRule] = [selfGradeUnknown, selfGradeTooMild, caseState]
}
