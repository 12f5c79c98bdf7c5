extension RefusalRule {
    package static let periodBackwards = RefusalRule(
        "benefit.period_backwards", .badValue, "The period ends before it begins; swap the two days.",
        "结束日早于开始日；请对调两个日期。")
    package static let periodTooLong = RefusalRule(
        "benefit.period_too_long", .limit, "The period is too long for one calculation; ask for shorter ones.",
        "计算期间过长；请分段计算。")
    package static let rateMissing = RefusalRule(
        "benefit.rate_missing", .notEligible,
        "No daily rate is in force on that day for this grade and setting; add the rate or choose other days.",
        "该等级和照护方式在当日没有日标准；请补充标准或更换日期。")
    package static let amountTooLarge = RefusalRule(
        "benefit.amount_too_large", .badValue, "The rate is too large to reckon with; correct the policy row.",
        "日标准过大，无法计算；请更正政策数据。")

    /// Refusals of the benefit.
    package static let benefitRules: [RefusalRule] = [periodBackwards, periodTooLong, rateMissing, amountTooLarge]
}
