extension CommandSpec {
    /// Audit of visits: rules, runs, the queue of exceptions, the carers' allowance.
    package static let audits: [CommandSpec] = [
        CommandSpec(
            "AUDIT.RULES", .read, [.dispatcher, .officer, .supervisor, .auditor, .admin],
            [
                FieldSpec("list", .choice(["rules", "reasons", "resolutions"]), "rules when absent"),
                FieldSpec("on", .date, "rules in force on that day; today when absent"),
            ],
            summary: "Lists the rules by which visits are judged, and the codes that answer and decide",
            chinese: "审核规则与代码", replies: "rule= severity= looks= thresholds= source= mark= verified= name=",
            example: "AUDIT.RULES list=reasons"),
        CommandSpec(
            "AUDIT.RUN", .desk, [.officer, .supervisor, .admin],
            [month, FieldSpec("provider", .id("H"), "only this company's visits")],
            summary: "Judges all visits of a month again by all that is known now, and opens what is new",
            chinese: "月度审核",
            replies: "run= month= visits= found= new= opened= tolerated= reopened= digest= counts= took_ms=",
            example: "AUDIT.RUN month=2017-05"),
        CommandSpec(
            "AUDIT.RUNS", .read, [.officer, .supervisor, .auditor, .admin],
            [
                FieldSpec("month", .text(max: 7), "only of this month, 2017-05"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 20 by default"),
            ],
            summary: "Lists audit runs, the newest first", chinese: "审核记录",
            replies: "run= month= visits= found= opened= tolerated= digest= counts= thresholds= at= actor=",
            example: "AUDIT.RUNS month=2017-05"),
        CommandSpec(
            "EXCEPTION.LIST", .read, [.dispatcher, .officer, .supervisor, .auditor, .admin],
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("caregiver", .id("C"), "only this carer's"),
                FieldSpec("rule", .text(max: 40), "only this rule's"),
                FieldSpec("cause", .text(max: 60), "only with this reason, or this kind of reason"),
                FieldSpec(
                    "state", .choice(["waiting", "open", "answered", "resolved", "tolerated", "noted"]),
                    "waiting when absent: open or answered"),
                FieldSpec("from", .date, "visits from that day"), FieldSpec("to", .date, "visits to that day"),
                FieldSpec(
                    "overdue", .choice(["yes", "no"]), "yes: only those whose deadline for an answer has passed"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Shows the queue of exceptions, oldest first, with deadline and money at stake",
            chinese: "异常队列",
            replies:
                "exception= visit= day= provider= caregiver= rule= severity= evidence= state= reason= age_days= due= overdue= stake=",
            example: "EXCEPTION.LIST provider=H01 overdue=yes"),
        CommandSpec(
            "VISIT.EXPLAIN", .desk, [.dispatcher, .officer, .admin],
            target: FieldSpec("exception", .id("X"), required: true, "the exception"),
            [
                FieldSpec(
                    "reason", .text(max: 60), required: true, "what caused it, a code of AUDIT.RULES list=reasons"),
                FieldSpec("note", .text(max: 1_000), personal: true, "proof, in words"),
            ],
            summary: "Answers an exception for the company with a reason", chinese: "说明异常原因",
            replies: "exception= visit= state=answered reason=",
            example: "VISIT.EXPLAIN X1 reason=device.no_coverage note=\"basement\""),
        CommandSpec(
            "EXCEPTION.RESOLVE", .desk, [.officer, .admin],
            target: FieldSpec("exception", .id("X"), required: true, "the exception"),
            [
                FieldSpec(
                    "resolution", .text(max: 40), required: true, "a code of AUDIT.RULES list=resolutions"),
                FieldSpec("minutes", .integer(0...1_440), "minutes that are paid, with resolution=cut"),
                FieldSpec("note", .text(max: 1_000), personal: true, "grounds, in words"),
            ],
            summary: "Decides an answered exception with a resolution; never the login that answered it",
            chinese: "处理异常", replies: "exception= visit= state=resolved resolution= payable=",
            example: "EXCEPTION.RESOLVE X1 resolution=accepted"),
        CommandSpec(
            "EXCEPTION.REPAIR", .desk, [.dispatcher, .officer, .admin],
            [
                FieldSpec("rule", .text(max: 40), required: true, "the rule"),
                FieldSpec("provider", .id("H"), required: true, "the company"),
                FieldSpec("from", .date, required: true, "visits from that day"),
                FieldSpec("to", .date, required: true, "visits to that day"),
                FieldSpec("device", .text(max: 100), "only visits recorded with this device"),
                FieldSpec("reason", .text(max: 60), "the company's answer to all"),
                FieldSpec("resolution", .text(max: 40), "the agency's decision on all"),
                FieldSpec("note", .text(max: 1_000), personal: true, "proof or grounds, in words"),
            ],
            summary: "Answers or decides all exceptions of one cause; DRY before it shows which and how much money",
            chinese: "批量处理同一原因的异常", replies: "done= skipped= stake= exceptions= left=",
            example:
                "EXCEPTION.REPAIR rule=geo.radius provider=H01 from=2017-05-01 to=2017-05-03 reason=device.wrong_location"
        ),
        CommandSpec(
            "CAREGIVER.TOLERANCE", .read, [.caregiver, .dispatcher, .officer, .supervisor, .auditor, .admin],
            target: FieldSpec("caregiver", .id("C"), required: true, "the carer"),
            [FieldSpec("on", .date, "the day; today when absent")],
            summary: "Shows the carer's allowance of visits with weak proof: used, left, when the next comes back",
            chinese: "护理员弱凭证容许额度", replies: "caregiver= on= allowed= days= used= left= next_back=",
            example: "CAREGIVER.TOLERANCE C0001"),
    ]

    private static let month = FieldSpec("month", .text(max: 7), required: true, "2017-05")
}

extension CommandSpec {
    /// Signals: what the numbers say, what the other side says, what a person finds.
    package static let signals: [CommandSpec] = [
        CommandSpec(
            "SIGNAL.RUN", .desk, [.officer, .supervisor, .admin],
            [FieldSpec("month", .text(max: 7), required: true, "2017-05")],
            summary: "Looks at a month of every carer for what chance and habit hardly explain",
            chinese: "统计线索筛查", replies: "month= carers= tests= signals= new= reply_due=",
            example: "SIGNAL.RUN month=2017-05"),
        CommandSpec(
            "SIGNAL.LIST", .read, [.caregiver, .dispatcher, .officer, .supervisor, .auditor, .admin],
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("caregiver", .id("C"), "only this carer's"),
                FieldSpec("rule", .text(max: 40), "only this rule's"),
                FieldSpec("state", .choice(["open", "replied", "decided"]), "only in this state"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists signals, the newest first", chinese: "统计线索列表",
            replies: "signal= rule= caregiver= provider= from= to= n= p= q= evidence= state= reply_due= finding=",
            example: "SIGNAL.LIST provider=H01 state=open"),
        CommandSpec(
            "SIGNAL.REPLY", .desk, [.caregiver, .dispatcher], target: signal,
            [FieldSpec("text", .text(max: 2_000), required: true, personal: true, "what the other side has to say")],
            summary: "Replies to a signal; nothing is decided before", chinese: "答复统计线索",
            replies: "signal= state=replied", example: "SIGNAL.REPLY Y1 text=\"times typed from paper\""),
        CommandSpec(
            "SIGNAL.DECIDE", .desk, [.supervisor, .admin], target: signal,
            [
                FieldSpec(
                    "finding", .choice(["none", "breach", "unlawful", "suspected_crime"]), required: true,
                    "what a person found"),
                FieldSpec("grounds", .text(max: 2_000), required: true, personal: true, "why"),
            ],
            summary: "Decides a signal after the reply or its deadline; by another login than opened or replied",
            chinese: "认定统计线索", replies: "signal= state=decided finding=",
            example: "SIGNAL.DECIDE Y1 finding=none grounds=\"paper sheets seen\""),
    ]

    private static let signal = FieldSpec("signal", .id("Y"), required: true, "the signal")
}
