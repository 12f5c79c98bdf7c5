extension CommandSpec {
    /// The exit of a company: opened, heard, decided, appealed, handed over, closed.
    package static let exits: [CommandSpec] = [
        CommandSpec(
            "PROVIDER.EXIT", .desk, [.supervisor, .admin, .dispatcher],
            target: FieldSpec("provider", .id("H"), required: true, "the company"),
            [
                FieldSpec(
                    "grounds",
                    .choice([
                        "score", "satisfaction", "breach", "veto", "fraud", "licence_lost", "agreement_ended",
                        "insolvent", "voluntary",
                    ]), required: true, "why; a company itself may only say voluntary"),
                FieldSpec("reason", .text(max: 500), "in words"),
                FieldSpec("evidence", .text(max: 500), "where the proof is: scores, findings, papers"),
                FieldSpec("with", .words(max: 20), "companies that leave together with it, H10,H11"),
                FieldSpec("effective", .date, "under DRY: the last day of care to try; the earliest one when absent"),
                FieldSpec("limit", .integer(0...50_000), "under DRY: clients listed, 5,000 by default"),
            ],
            summary: "Opens the exit of companies; under DRY: who would go where, who has no room, what it costs",
            chinese: "启动退出程序；试运行时演练服务对象的移交、缺口与费用",
            replies: "exit= provider= state=opened grounds= clients=; DRY: sums, companies, clients",
            example: "PROVIDER.EXIT H09 grounds=score reason=\"two periods below 70\" evidence=\"Q12, Q19\""),
        CommandSpec(
            "EXIT.SERVE", .desk, exitDesks, target: exitID,
            [FieldSpec("on", .date, "day on which the company had the notice; today when absent")],
            summary: "The notice was served: the company's terms begin", chinese: "送达退出告知书，期限起算",
            replies: "exit= provider= state= served_on= answer_until= rectify_until= decide_until=",
            example: "EXIT.SERVE Z1 on=2026-11-23"),
        CommandSpec(
            "EXIT.ANSWER", .desk, [.dispatcher, .officer, .supervisor, .admin], target: exitID,
            [
                FieldSpec(
                    "text", .text(max: 2_000), required: true, personal: true, "what the company says, or has put right"
                ),
                FieldSpec("evidence", .text(max: 500), "where the proof is"),
            ],
            summary: "The company answers, or shows what it has put right", chinese: "机构陈述申辩或提交整改材料",
            replies: "exit= provider= state=answered answered_on=",
            example: "EXIT.ANSWER Z1 text=\"twelve carers trained\" evidence=\"list of 2 December\""),
        CommandSpec(
            "EXIT.RECOMMEND", .desk, exitDesks, target: exitID, [exitMeasure, exitReason],
            summary: "The first decider says what should be done, once the company was heard",
            chinese: "初审人员提出处理建议", replies: "exit= provider= state=recommended measure=",
            example: "EXIT.RECOMMEND Z1 measure=exit reason=\"nothing was put right\""),
        CommandSpec(
            "EXIT.DECIDE", .desk, [.supervisor, .admin], target: exitID,
            [exitMeasure, exitReason, FieldSpec("effective", .date, "for an exit: the last day of care")],
            summary: "The second decider decides; no new bookings from here on", chinese: "复核人员作出决定，即日起停止新预约",
            replies: "exit= provider= state=decided|dropped measure= effective= appeal_until= frozen= clients=",
            example: "EXIT.DECIDE Z1 measure=exit effective=2027-03-31"),
        CommandSpec(
            "PROVIDER.APPEAL", .desk, [.dispatcher, .officer],
            target: FieldSpec("provider", .id("H"), required: true, "the company"),
            [
                FieldSpec("grounds", .text(max: 2_000), required: true, personal: true, "why the decision is wrong"),
                FieldSpec("evidence", .text(max: 500), "where the proof is"),
            ],
            summary: "The company appeals against the decision on its exit", chinese: "机构对退出决定提出申诉",
            replies: "exit= provider= state=appealed rule_until=",
            example: "PROVIDER.APPEAL H09 grounds=\"the score counts visits of another company\""),
        CommandSpec(
            "EXIT.RULE", .desk, [.auditor, .supervisor, .admin], target: exitID,
            [
                FieldSpec("result", .choice(["uphold", "overturn"]), required: true, "of the decision"),
                FieldSpec("reason", .text(max: 2_000), required: true, "why"),
            ],
            summary: "Rules on the appeal; by somebody who neither recommended nor decided",
            chinese: "裁定申诉，须由未参与建议和决定的人员办理", replies: "exit= provider= state=upheld|overturned effective=",
            example: "EXIT.RULE Z1 result=uphold reason=\"the visits are its own\""),
        CommandSpec(
            "EXIT.END", .desk, exitDesks, target: exitID, summary: "Ends a procedure whose measure was a suspension",
            chinese: "以中止协议结案", replies: "exit= provider= state=ended", example: "EXIT.END Z1"),
        CommandSpec(
            "EXIT.GET", .read, exitReaders, target: exitID,
            summary: "Shows a procedure with its terms and what may follow",
            chinese: "查看退出程序", replies: "exit= provider= state= grounds= answer_until= … next=",
            example: "EXIT.GET Z1"),
        CommandSpec(
            "EXIT.LIST", .read, exitReaders,
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("open", .choice(["yes", "no"]), "yes: only those that run"),
            ],
            summary: "Lists the procedures, the newest first", chinese: "退出程序列表",
            replies: "exit= provider= state= grounds= …", example: "EXIT.LIST open=yes"),
        CommandSpec(
            "EXIT.HISTORY", .read, exitReaders, target: exitID, summary: "Shows every step of a procedure",
            chinese: "退出程序经过", replies: "at= actor= event= state= note= evidence=", example: "EXIT.HISTORY Z1"),
    ]

    static let exitID = FieldSpec("exit", .id("Z"), required: true, "the procedure")
    static let exitDesks: Set<Role> = [.supervisor, .officer, .admin]
    static let exitReaders: Set<Role> = [.supervisor, .officer, .admin, .auditor, .dispatcher]
    private static let exitMeasure = FieldSpec(
        "measure", .choice(["exit", "suspend", "drop"]), required: true, "what is done")
    private static let exitReason = FieldSpec("reason", .text(max: 2_000), required: true, "why")
}
