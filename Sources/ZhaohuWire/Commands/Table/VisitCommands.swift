extension CommandSpec {
    /// Care plans, schedules, visits and ratings.
    package static let visits: [CommandSpec] = [
        CommandSpec(
            "PLAN.SET", .desk, [.officer, .admin, .dispatcher], target: careCase,
            [
                FieldSpec(
                    "items", .frequencies, required: true, "service items with frequency, bathing:2/week,feeding:1/day"),
                FieldSpec("minutes", .integer(5...480), required: true, "length of one visit"),
                FieldSpec("window", .window, required: true, "when it may begin and must end, 08:00-10:00"),
                FieldSpec("provider", .id("H"), "home-service company; the nearest with room when absent"),
                FieldSpec("carers", .integer(1...2), "how many come to a visit, 1 by default"),
                FieldSpec(
                    "gap_from", .integer(0...480), "minutes after which the second comes at the earliest; 0: together"),
                FieldSpec("gap_to", .integer(0...480), "minutes after which the second comes at the latest"),
                FieldSpec("priority", .integer(1...3), "1 must be, 2 by default, 3 can move"),
            ],
            summary: "Drafts the care plan of a case", chinese: "拟定护理服务计划", replies: "plan= provider= state=draft",
            example: "PLAN.SET K1 items=bathing:2/week,feeding:1/day minutes=60 window=08:00-10:00"),
        CommandSpec(
            "PLAN.CONFIRM", .desk, [.officer, .admin, .family], target: careCase,
            [
                FieldSpec(
                    "by", .choice(["insured", "guardian", "agent"]), required: true,
                    "who confirms; care may not start before")
            ],
            summary: "Records that the insured person confirms the draft", chinese: "参保人确认服务计划",
            replies: "plan= state=confirmed", example: "PLAN.CONFIRM K1 by=insured"),
        CommandSpec(
            "PLAN.GET", .read, [.officer, .supervisor, .auditor, .admin, .dispatcher, .family], target: careCase,
            summary: "Shows the plan in force, or the draft", chinese: "查看服务计划",
            replies: "plan= provider= state= minutes= window= items=", example: "PLAN.GET K1"),
        CommandSpec(
            "PLAN.WISH", .desk, [.officer, .admin, .dispatcher, .family], target: careCase,
            [
                FieldSpec("not_with", .id("C"), "a carer whom the client refuses; never sent"),
                FieldSpec("sex", .choice(["f", "m"]), "of the carer, if it can be"),
                FieldSpec("language", .text(max: 40), "that the carer speaks, if it can be"),
                FieldSpec("remove", .choice(["yes", "no"]), "yes takes the wish back"),
            ],
            summary: "Records what a client wants of carers", chinese: "登记服务对象对护理员的意愿",
            replies: "case= not_with= sex= language= state=set|removed", example: "PLAN.WISH K1 not_with=C0007"),
        CommandSpec(
            "VISIT.LIST", .read, [.caregiver, .dispatcher, .officer, .supervisor, .auditor, .admin, .family],
            [
                FieldSpec("date", .date, "the day; today when absent"),
                FieldSpec("caregiver", .id("C"), "only this carer's"),
                FieldSpec("case", .id("K"), "only this case's"),
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("limit", .integer(1...2_000), "at most that many, 200 by default"),
            ],
            summary: "Lists visits of a day", chinese: "上门服务列表",
            replies: "visit= case= caregiver= from= minutes= state=",
            example: "VISIT.LIST date=today caregiver=C0001"),
        CommandSpec(
            "VISIT.GET", .read, [.caregiver, .dispatcher, .officer, .supervisor, .auditor, .admin, .family],
            target: visit, summary: "Shows a visit", chinese: "查看上门服务",
            replies: "visit= case= caregiver= state= began= ended= items= flags= payable= score=",
            example: "VISIT.GET V1"),
        CommandSpec(
            "VISIT.IN", .visitIn, [.caregiver, .dispatcher], target: visit,
            [
                FieldSpec("at", .instant, required: true, "when, by the device's clock"),
                FieldSpec("pos", .position, "where"),
                FieldSpec("acc", .integer(0...100_000), "accuracy in metres"),
            ],
            summary: "Checks in at the client's home", chinese: "签到", replies: "visit= state=open recv= [flags=]",
            example: "VISIT.IN V1 at=2017-06-01T08:02:11+08:00 pos=31.98012,120.89433 acc=18"),
        CommandSpec(
            "VISIT.OUT", .visitOut, [.caregiver, .dispatcher], target: visit,
            [
                FieldSpec("at", .instant, required: true, "when, by the device's clock"),
                FieldSpec("items", .items, required: true, "what was done, bathing:1,feeding:1"),
                FieldSpec("pos", .position, "where"),
                FieldSpec("acc", .integer(0...100_000), "accuracy in metres"),
                FieldSpec("note", .text(max: 1_000), personal: true, "anything the next carer should know"),
            ],
            summary: "Checks out; before the check-in it is kept until that arrives", chinese: "签退",
            replies: "visit= state=done minutes= payable= [flags=]",
            example: "VISIT.OUT V1 at=2017-06-01T09:01:40+08:00 items=bathing:1,feeding:1"),
        CommandSpec(
            "VISIT.LOG", .visitLog, [.caregiver, .dispatcher],
            [
                FieldSpec("case", .id("K"), required: true, "whose care"),
                FieldSpec("caregiver", .id("C"), required: true, "who gave it"),
                FieldSpec("from", .instant, required: true, "begin"),
                FieldSpec("to", .instant, required: true, "end"),
                FieldSpec("items", .items, required: true, "what was done, bathing:1,feeding:1"),
                FieldSpec("pos_in", .position, "where it began"),
                FieldSpec("pos_out", .position, "where it ended"),
                FieldSpec("acc", .integer(0...100_000), "accuracy of both in metres"),
                FieldSpec("note", .text(max: 1_000), personal: true, "anything the next carer should know"),
            ],
            summary: "Records a whole visit after the fact", chinese: "补录整次上门服务",
            replies: "visit= state=recorded minutes= payable= [flags=]",
            example:
                "VISIT.LOG case=K1 caregiver=C0001 from=2017-06-01T08:00:00+08:00 to=2017-06-01T09:00:00+08:00 items=bathing:1 pos_in=31.98,120.89 pos_out=31.98,120.89"
        ),
        CommandSpec(
            "VISIT.MISS", .desk, [.caregiver, .dispatcher], target: visit,
            [
                FieldSpec(
                    "reason",
                    .choice([
                        "not_home", "refused", "in_hospital", "died", "locked_door", "unsafe", "emergency",
                        "carer_absent", "other",
                    ]), required: true, "why the visit could not be given"),
                FieldSpec("note", .text(max: 1_000), personal: true, "in words"),
            ],
            summary: "Says honestly that a visit could not be given", chinese: "登记未能服务", replies: "visit= state=missed",
            example: "VISIT.MISS V1 reason=not_home"),
        CommandSpec(
            "VISIT.CANCEL", .desk, [.dispatcher, .officer, .admin], target: visit,
            [FieldSpec("reason", .text(max: 200), required: true, "why")],
            summary: "Cancels a planned visit", chinese: "取消上门服务", replies: "visit= state=cancelled",
            example: "VISIT.CANCEL V1 reason=\"client asked\""),
        CommandSpec(
            "VISIT.EXCEPTIONS", .read, [.dispatcher, .officer, .supervisor, .auditor, .admin],
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Shows the exceptions that wait, oldest first, in few words (EXCEPTION.LIST has all)",
            chinese: "异常队列",
            replies: "exception= visit= rule= severity= evidence= opened_at=", example: "VISIT.EXCEPTIONS provider=H01"),
        CommandSpec(
            "RATE.ADD", .rating, [.family, .officer, .supervisor],
            [
                FieldSpec("visit", .id("V"), required: true, "the visit"),
                FieldSpec("score", .integer(1...5), required: true, "1 to 5; satisfied is 4 or 5"),
            ],
            summary: "Records the rating of a performed visit", chinese: "满意度评分", replies: "visit= score= satisfied=",
            example: "RATE.ADD visit=V1 score=5"),
        CommandSpec(
            "RATE.LIST", .read, [.officer, .supervisor, .auditor, .admin],
            [
                FieldSpec("provider", .id("H"), "only this company's"),
                FieldSpec("score", .integer(1...5), "only this score"),
                FieldSpec("from", .date, "from that day of the visit"),
                FieldSpec("to", .date, "to that day"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists ratings, newest visits first", chinese: "评分列表", replies: "visit= day= provider= score=",
            example: "RATE.LIST provider=H09 score=1"),
    ]

    static let visit = FieldSpec("visit", .id("V"), required: true, "the visit")
}
