extension RefusalRule {
    package static let policyMissing = RefusalRule(
        "policy.missing", .notFound,
        "No policy value is in force for that key and day; add one with its dates and source.",
        "该参数在当日没有有效的政策值；请补充并注明起止日期和来源。")
    package static let policyMalformed = RefusalRule(
        "policy.malformed", .badValue, "The policy value is not of the kind that its key demands; correct the row.",
        "政策值的格式与该参数不符；请更正该行。")
    package static let policyFileMalformed = RefusalRule(
        "policy.file_malformed", .badValue, "The policy file cannot be read; correct the record named.",
        "政策文件无法读取；请更正所指的记录。")

    /// Refusals of policy values.
    package static let policyRules: [RefusalRule] = [policyMissing, policyMalformed, policyFileMalformed]
}
