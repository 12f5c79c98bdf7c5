extension CommandSpec {
    private static let provider = FieldSpec("provider", .id("H"), required: true, "the company")
    private static let date = FieldSpec("date", .date, required: true, "the day")
    private static let version = FieldSpec(
        "version", .integer(1...1_000_000), "a version of the plan; the newest draft or the one in force when absent")
    private static let planDesks: Set<Role> = [.dispatcher, .officer, .admin]
    private static let planReaders: Set<Role> = [.dispatcher, .officer, .supervisor, .admin]

    /// Plans of a company's day.
    package static let schedules: [CommandSpec] = [
        CommandSpec(
            "SCHEDULE.BUILD", .desk, planDesks,
            [
                provider, date,
                FieldSpec("seconds", .integer(1...60), "how long to search at most; policy says when absent"),
                FieldSpec("publish", .choice(["yes", "no"]), "yes puts the plan in force at once"),
            ],
            summary:
                "Makes the day's visits from the confirmed plans and a draft that assigns them to qualified carers",
            chinese: "按服务计划生成当日上门服务并拟定排班草案",
            replies: "version= state= visits= placed= unplaced= travel_min= late_min= changes= cost= [told=]",
            example: "SCHEDULE.BUILD provider=H01 date=2026-11-23"),
        CommandSpec(
            "SCHEDULE.REPLAN", .desk, planDesks,
            [
                provider, date,
                FieldSpec("absent", .id("C"), "a carer who does not come that day"),
                FieldSpec("hospital", .id("K"), "a client in hospital; visits not begun are called off"),
                FieldSpec("add", .id("K"), "a client who needs one more visit, urgently"),
                FieldSpec("window", .window, "for add=: when it may begin and must end; as planned when absent"),
                FieldSpec("minutes", .integer(5...480), "for add=: its length; as planned when absent"),
                FieldSpec("late", .id("C"), "a carer who is held up"),
                FieldSpec("by", .integer(1...600), "for late=: minutes"),
            ],
            summary: "Makes a draft that answers what happened and moves as few visits as it can",
            chinese: "按突发情况重排，尽量少变动",
            replies: "version= state=draft visits= placed= unplaced= travel_min= late_min= changes= cost=",
            example: "SCHEDULE.REPLAN provider=H01 date=today absent=C0001"),
        CommandSpec(
            "SCHEDULE.PUBLISH", .desk, planDesks, [provider, date, version],
            summary: "Puts the draft in force and tells the carers whose day changes", chinese: "发布排班并通知护理员",
            replies: "version= state=published visits= placed= unplaced= told=",
            example: "SCHEDULE.PUBLISH provider=H01 date=2026-11-23"),
        CommandSpec(
            "SCHEDULE.GET", .read, planReaders,
            [
                provider, date, version,
                FieldSpec(
                    "format", .choice(["list", "table", "html", "svg"]),
                    "list by default; the board as text or page, or the map alone"),
            ],
            summary: "Shows a company's day as it is, or a version of its plan", chinese: "查看排班",
            replies: "visit= case= caregiver= from= minutes= state= reason=, or a document",
            example: "SCHEDULE.GET provider=H01 date=today"),
        CommandSpec(
            "SCHEDULE.EXPLAIN", .read, planReaders, target: visit, [version],
            summary: "Says why this carer has a visit, or why nobody has and what would help",
            chinese: "说明该次上门为何如此安排或为何未能安排",
            replies: "visit= state= caregiver= from= why=, then instead= not= remedy= rule= why=",
            example: "SCHEDULE.EXPLAIN V1"),
        CommandSpec(
            "SCHEDULE.CANDIDATES", .read, planReaders, target: visit,
            [version, FieldSpec("limit", .integer(1...500), "at most that many, 20 by default")],
            summary: "Ranks who could take a visit, with reasons", chinese: "可承接该次上门的护理员排序及理由",
            replies: "caregiver= from= cost= familiarity= delayed= why=, then not= rule= why=",
            example: "SCHEDULE.CANDIDATES V1"),
        CommandSpec(
            "SCHEDULE.MOVE", .desk, planDesks, target: visit,
            [
                FieldSpec("caregiver", .id("C"), required: true, "who takes it"),
                FieldSpec("with", .id("C"), "the second carer of a visit of two"),
                FieldSpec("from", .instant, "when it starts; as early as it can be when absent"),
            ],
            summary: "Makes a draft with a visit at another carer, and pins it there", chinese: "改派上门服务并固定",
            replies: "visit= version= state=draft visits= placed= unplaced= travel_min= late_min= changes= cost=",
            example: "SCHEDULE.MOVE V1 caregiver=C0002"),
        CommandSpec(
            "SCHEDULE.PIN", .desk, planDesks, target: visit,
            [FieldSpec("time", .choice(["yes", "no"]), "yes fixes the start too")],
            summary: "Fixes a visit to the carer of the newest plan; later plans keep it", chinese: "固定护理员安排",
            replies: "visit= state=pinned caregiver= from=", example: "SCHEDULE.PIN V1"),
        CommandSpec(
            "SCHEDULE.UNPIN", .desk, planDesks, target: visit,
            summary: "Lets plans move a visit again", chinese: "取消固定", replies: "visit= state=unpinned",
            example: "SCHEDULE.UNPIN V1"),
        CommandSpec(
            "SCHEDULE.DIFF", .read, planReaders,
            [
                provider, date, version,
                FieldSpec(
                    "from_version", .integer(1...1_000_000),
                    "the version to compare with; the one it was made from, or the one in force, when absent"),
            ],
            summary: "Lists who is moved by a version of the plan", chinese: "两个排班版本的差异",
            replies: "visit= change=placed|dropped|caregiver|time|gone was= is=",
            example: "SCHEDULE.DIFF provider=H01 date=today"),
        CommandSpec(
            "SCHEDULE.VERSIONS", .read, planReaders, [provider, date],
            summary: "Lists the versions of a day's plan", chinese: "排班版本列表",
            replies: "version= state= visits= placed= changes= cause= base= published_at=",
            example: "SCHEDULE.VERSIONS provider=H01 date=today"),
        CommandSpec(
            "SCHEDULE.WEEK", .desk, planDesks,
            [
                provider,
                FieldSpec(
                    "weekend", .integer(0...200), "what a weekend day can carry, percent of a weekday; 100 by default"),
            ],
            summary: "Chooses the weekdays of clients who are not visited daily: even, near ones together, kept steady",
            chinese: "确定每周服务日", replies: "provider= plans= daily= set= moved= minutes=Mon,...,Sun",
            example: "SCHEDULE.WEEK provider=H01 weekend=60"),
        CommandSpec(
            "SCHEDULE.MINE", .read, [.caregiver], [FieldSpec("date", .date, "the day; today when absent")],
            summary: "Shows one's own visits of a day", chinese: "我的当日服务",
            replies: "visit= case= from= minutes= address= state=",
            example: "SCHEDULE.MINE date=today"),
    ]
}
