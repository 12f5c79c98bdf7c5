extension RefusalRule {
    package static let referenceByRater = RefusalRule(
        "agreement.reference_by_rater", .denied,
        "A rater of the case cannot set its reference; somebody else must, without the rater's sheet in view.",
        "该案例的评估人员不得登记其参考答案；须由他人独立登记。", article: "Asm-29 art. 31")
    package static let raterHasNoSheets = RefusalRule(
        "agreement.rater_has_no_sheets", .notFound,
        "This rater has no locked sheet in the period; check the name, or choose another period.",
        "该评估人员在此期间没有已提交的评分表；请核对姓名或另选期间。")

    /// Refusals of the statistics of agreement.
    package static let agreementRules: [RefusalRule] = [referenceByRater, raterHasNoSheets]
}
