package import ZhaohuDomain

extension RefusalRule {
    package static let changeMissing = RefusalRule(
        "whatif.change_missing", .missing, "Name at least one change to try: a cell, a cut-off or a band.",
        "请至少提供一项要试算的变更：判定表单元格、分界值或分档上限。")
    package static let changeMalformed = RefusalRule(
        "whatif.change_malformed", .badValue, "The change is not written as expected.", "变更的写法不符合要求。")
    package static let cutoffUnknown = RefusalRule(
        "whatif.cutoff_unknown", .badValue, "The instrument has no such cut-off; choose one of its own.",
        "该量表没有此分界值；请选用其自有的分界值。")

    /// Refusals of what-if runs.
    package static let whatIfRules: [RefusalRule] = [changeMissing, changeMalformed, cutoffUnknown]
}
