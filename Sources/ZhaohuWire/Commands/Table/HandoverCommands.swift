extension CommandSpec {
    /// The hand-over of clients, and the end of an exit.
    package static let handovers: [CommandSpec] = [
        CommandSpec(
            "EXIT.HANDOVER", .desk, exitDesks, target: exitID,
            summary: "Finds a company, carers and times for every client; again it keeps what was agreed to",
            chinese: "为全部服务对象安排承接机构",
            replies: "exit= clients= placed= unplaced= gaps= one_carer= fund_week_before_fen= …",
            example: "EXIT.HANDOVER Z1"),
        CommandSpec(
            "PROVIDER.HANDOVER", .read, exitReaders,
            target: FieldSpec("provider", .id("H"), required: true, "the company"),
            [
                FieldSpec("state", .choice(["proposed", "offered", "confirmed", "unplaced", "moved"]), "only these"),
                FieldSpec("limit", .integer(1...50_000), "at most that many, 1,000 by default"),
            ],
            summary: "Lists where each client of a leaving company goes", chinese: "退出机构服务对象移交清单",
            replies: "case= from= state= to= weekdays= window= visits= travel_min= reason= change=",
            example: "PROVIDER.HANDOVER H09 state=unplaced"),
        CommandSpec(
            "HANDOVER.OFFER", .desk, exitDesks, target: exitID,
            summary: "The proposals are sound: families and the new companies are asked",
            chinese: "向家属和承接机构发出移交征询",
            replies: "exit= provider= state= offered= told=", example: "HANDOVER.OFFER Z1"),
        CommandSpec(
            "HANDOVER.GET", .read, [.family, .officer, .supervisor, .admin, .auditor], target: clientCase,
            summary: "Shows which company a client goes to, who comes when", chinese: "查看服务对象的承接机构",
            replies: "case= exit= state= to= weekdays= window= visits= reason= change=", example: "HANDOVER.GET K1"),
        CommandSpec(
            "HANDOVER.CONFIRM", .desk, [.family, .officer, .admin], target: clientCase,
            [
                FieldSpec("by", .text(max: 60), required: true, "who agrees: self, guardian, …"),
                FieldSpec("change", .choice(["accept"]), "accept: to the smallest change, if nobody has room"),
            ],
            summary: "The client agrees to the new company (Ops-22 art. 16)", chinese: "服务对象确认承接机构",
            replies: "case= exit= state=confirmed to= weekdays= window= visits=",
            example: "HANDOVER.CONFIRM K1 by=guardian"),
        CommandSpec(
            "HANDOVER.REFUSE", .desk, [.family, .officer, .admin], target: clientCase,
            [FieldSpec("reason", .text(max: 500), "why")],
            summary: "The client wants another company: the next best one is proposed", chinese: "服务对象不同意，改荐其他机构",
            replies: "case= exit= state=proposed|unplaced to= weekdays= window= visits= reason= change=",
            example: "HANDOVER.REFUSE K1"),
        CommandSpec(
            "EXIT.MOVE", .desk, exitDesks, target: exitID,
            summary: "From the last day of care on: clients who agreed are with their new company from the next day",
            chinese: "最后服务日起：已确认的服务对象次日转入新机构",
            replies: "exit= provider= state= moved_now= moved= named= waiting= from= terminal_orders=",
            example: "EXIT.MOVE Z1"),
        CommandSpec(
            "EXIT.PROOF", .read, exitReaders, target: exitID,
            [
                FieldSpec("only", .choice(["faults"]), "faults: only clients with a day that is wrong"),
                FieldSpec("limit", .integer(1...50_000), "clients listed, 1,000 by default"),
            ],
            summary: "Proves day by day that exactly one company cares for each client", chinese: "逐日核查照护不中断",
            replies: "sums, then case= days_covered= minutes_before= minutes_after= faults= first=",
            example: "EXIT.PROOF Z1 only=faults"),
        CommandSpec(
            "EXIT.ACCOUNT", .desk, exitDesks, target: exitID, summary: "Makes the final account with the company",
            chinese: "最终结算", replies: "exit= provider= state=settled claimed= approved= paid= deposit= …",
            example: "EXIT.ACCOUNT Z1"),
        CommandSpec(
            "EXIT.CLOSE", .desk, [.supervisor, .admin], target: exitID,
            [
                FieldSpec("gaps", .text(max: 500), "explains the days that the proof finds"),
                FieldSpec("evidence", .text(max: 500), "where the papers are"),
            ],
            summary: "Closes the exit: the bar begins, the notice can be published", chinese: "结案：开始计算禁入期并公告",
            replies: "exit= provider= state=closed moved= named= gaps= bar_until= bar_rule=",
            example: "EXIT.CLOSE Z1"),
        CommandSpec(
            "EXIT.NOTICE", .read, exitReaders, target: exitID,
            [FieldSpec("format", .choice(["text", "html"]), "text by default")],
            summary: "Prints the public notice of a closed exit", chinese: "打印退出公告", replies: "document",
            example: "EXIT.NOTICE Z1"),
        CommandSpec(
            "TERMINAL.DONE", .desk, [.caregiver],
            [FieldSpec("cases", .words(max: 500), "clients forgotten; all that were told when absent")],
            summary: "The terminal has forgotten clients who went to another company", chinese: "终端已清除移交对象的数据",
            replies: "caregiver= done= purge=", example: "TERMINAL.DONE cases=K1"),
    ]

    private static let clientCase = FieldSpec("case", .id("K"), required: true, "the case")
}
