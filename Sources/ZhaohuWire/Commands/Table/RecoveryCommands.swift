extension CommandSpec {
    /// Recovery of money that should not have been paid.
    package static let recoveries: [CommandSpec] = [
        CommandSpec(
            "RECOVERY.FIND", .desk, [.officer, .supervisor, .auditor],
            [
                FieldSpec("person", .id("P"), "only this insured person"),
                FieldSpec("from", .date, "only days from this one on; a year back when absent"),
            ],
            summary: "Makes recoveries of what was paid for days after a death, or for visits found not payable since",
            chinese: "查找应追回款项", replies: "found= lines= amount= recoveries=", example: "RECOVERY.FIND"),
        CommandSpec(
            "RECOVERY.LIST", .read, recoveryReaders,
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("person", .id("P"), "only this insured person's"),
                FieldSpec(
                    "state",
                    .choice([
                        "open", "found", "noticed", "objected", "due", "write_off_proposed", "settled", "written_off",
                        "dismissed",
                    ]), "only in this state; open: not ended"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists recoveries, the newest first", chinese: "追回案件列表",
            replies: "recovery= debtor= person= reason= state= stage= from= to= lines= amount= returned= open=",
            example: "RECOVERY.LIST state=open"),
        CommandSpec(
            "RECOVERY.GET", .read, recoveryReaders, target: recovery,
            summary: "Shows a recovery and each visit or day that is demanded back", chinese: "查看追回案件",
            replies:
                "recovery= debtor= person= reason= state= stage= … object_until=, then case= day= visit= settlement= amount=",
            example: "RECOVERY.GET R1"),
        CommandSpec(
            "RECOVERY.NOTICE", .desk, [.officer, .supervisor], target: recovery,
            summary: "Serves the notice: the demand is booked, the days for an objection begin", chinese: "送达追回通知",
            replies: "recovery= state=noticed object_until= amount= entry=", example: "RECOVERY.NOTICE R1"),
        CommandSpec(
            "RECOVERY.OBJECT", .desk, [.dispatcher, .family, .officer], target: recovery,
            [FieldSpec("grounds", .text(max: 1_000), required: true, "why it is wrong")],
            summary: "Objects to a recovery within the days of the notice", chinese: "对追回提出异议",
            replies: "recovery= state=objected", example: "RECOVERY.OBJECT R1 grounds=\"the visits were given\""),
        CommandSpec(
            "RECOVERY.DECIDE", .desk, [.supervisor], target: recovery,
            [
                FieldSpec(
                    "result", .choice(["rejected", "upheld", "dropped"]), required: true,
                    "of an objection: rejected or upheld; dropped: before the notice"),
                FieldSpec("grounds", .text(max: 1_000), required: true, "why"),
            ],
            summary: "Decides about an objection, or drops a recovery before its notice", chinese: "裁定追回异议",
            replies: "recovery= state= open=", example: "RECOVERY.DECIDE R1 result=rejected grounds=\"died on the 1st\""
        ),
        CommandSpec(
            "RECOVERY.PAY", .desk, [.cashier], target: recovery,
            [FieldSpec("amount", .text(max: 20), required: true, "yuan that came in, all or an instalment")],
            summary: "Books what the debtor has paid back", chinese: "登记退款",
            replies: "recovery= state= returned= open= entry=",
            example: "RECOVERY.PAY R1 amount=100.00"),
        CommandSpec(
            "RECOVERY.WRITEOFF", .desk, [.officer, .supervisor], target: recovery,
            [
                FieldSpec("grounds", .text(max: 1_000), required: true, "why"),
                FieldSpec("decline", .choice(["yes", "no"]), "yes: the proposal is not agreed to"),
            ],
            summary: "Proposes to give a recovery up; said again by another person it is given up", chinese: "核销",
            replies: "recovery= state= open= proposed_by=",
            example: "RECOVERY.WRITEOFF R1 grounds=\"the estate is empty\""),
        CommandSpec(
            "RECOVERY.ESCALATE", .desk, [.supervisor], target: recovery,
            [FieldSpec("grounds", .text(max: 1_000), required: true, "why")],
            summary: "Raises a due recovery from recovery to administrative to judicial", chinese: "升级追回程序",
            replies: "recovery= state=due stage=", example: "RECOVERY.ESCALATE R1 grounds=\"no payment in 60 days\""),
    ]

    private static let recoveryReaders: Set<Role> = [
        .dispatcher, .family, .officer, .supervisor, .auditor, .cashier, .admin,
    ]
    private static let recovery = FieldSpec("recovery", .id("R"), required: true, "the recovery")
}
