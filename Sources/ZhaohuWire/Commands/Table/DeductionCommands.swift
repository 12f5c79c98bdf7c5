extension CommandSpec {
    /// Points taken off a company, vetoes, and appeals against them.
    package static let deductions: [CommandSpec] = [
        CommandSpec(
            "DEDUCTION.ADD", .desk, [.officer, .supervisor],
            [
                FieldSpec("provider", .id("H"), required: true, "the company"),
                FieldSpec("rule", .text(max: 60), required: true, "the rule that was broken"),
                FieldSpec("fact", .text(max: 60), required: true, "id of the visit, complaint, check or document"),
                FieldSpec("points", .integer(1...100), "points taken off"),
                FieldSpec(
                    "veto", .choice(["fraud", "abuse", "concealed_death", "forged_assessment", "subcontracting"]),
                    "instead of points: fails the company by itself, once a second person confirms it"),
                FieldSpec("on", .date, required: true, "day of the fact; it counts in the period of this day"),
                FieldSpec("grounds", .text(max: 500), required: true, personal: true, "why"),
                FieldSpec("evidence", .text(max: 500), required: true, personal: true, "where the proof is"),
            ],
            summary: "Takes points off a company, or proposes a veto", chinese: "登记扣分或一票否决",
            replies: "deduction= state=standing|proposed appeal_until=",
            example:
                "DEDUCTION.ADD provider=H09 rule=visit.phantom fact=V88 points=3 on=2017-09-12 grounds=\"nobody came\" evidence=\"call 77\""
        ),
        CommandSpec(
            "DEDUCTION.CONFIRM", .desk, [.supervisor, .officer], target: deduction,
            [FieldSpec("confirmed", .choice(["yes", "no"]), "yes when absent; no annuls the proposal")],
            summary: "A second person confirms a veto", chinese: "确认一票否决", replies: "deduction= state= appeal_until=",
            example: "DEDUCTION.CONFIRM J1"),
        CommandSpec(
            "DEDUCTION.APPEAL", .desk, [.dispatcher], target: deduction,
            [FieldSpec("grounds", .text(max: 1_000), required: true, personal: true, "why it is wrong")],
            summary: "A company appeals against a deduction", chinese: "扣分申诉", replies: "deduction= state=appealed",
            example: "DEDUCTION.APPEAL J1 grounds=\"当日系统故障\""),
        CommandSpec(
            "DEDUCTION.DECIDE", .desk, [.officer, .supervisor], target: deduction,
            [
                FieldSpec("upheld", .choice(["yes", "no"]), required: true, "yes: the deduction stays"),
                FieldSpec("grounds", .text(max: 1_000), required: true, personal: true, "why"),
            ],
            summary: "Somebody who had no hand in a deduction decides the appeal", chinese: "扣分申诉裁定",
            replies: "deduction= state=upheld|annulled", example: "DEDUCTION.DECIDE J1 upheld=no grounds=\"系统日志属实\""),
        CommandSpec(
            "DEDUCTION.LIST", .read, scoreReaders,
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("from", .date, "first day of the facts"),
                FieldSpec("to", .date, "last day"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists deductions", chinese: "扣分列表",
            replies: "deduction= provider= rule= fact= points= veto= on= state= grounds= appeal_until=",
            example: "DEDUCTION.LIST provider=H09"),
    ]

    private static let deduction = FieldSpec("deduction", .id("J"), required: true, "the deduction")
}
