extension CommandSpec {
    /// Companies, carers, logins and the journal.
    package static let providers: [CommandSpec] = [
        CommandSpec(
            "PROVIDER.ADD", .desk, [.admin, .officer],
            [
                FieldSpec("name", .text(max: 120), required: true, "registered name"),
                FieldSpec("district", .district, required: true, "seat"),
                FieldSpec("pos", .position, required: true, "seat"),
                FieldSpec(
                    "responsible", .identityNumber, personal: true,
                    "identity number of the responsible person; only a digest of it is kept"),
            ],
            summary: "Designates a home-service company", chinese: "登记定点机构", replies: "provider= state=designated",
            example: "PROVIDER.ADD name=南通某居家服务有限公司 district=320602 pos=31.98,120.89"),
        CommandSpec(
            "PROVIDER.GET", .read, [], target: provider, summary: "Shows a company", chinese: "查看机构",
            replies: "provider= name= district= state= carers= clients=", example: "PROVIDER.GET H01"),
        CommandSpec(
            "PROVIDER.LIST", .read, [], summary: "Lists the companies", chinese: "机构列表",
            replies: "provider= name= district= state= carers= clients=", example: "PROVIDER.LIST"),
        CommandSpec(
            "PROVIDER.WARN", .desk, [.supervisor, .admin], target: provider, [grounds, evidence],
            summary: "Warns a company", chinese: "警告", replies: "provider= state=warned",
            example: "PROVIDER.WARN H09 grounds=\"satisfaction below 95 %\" evidence=\"report 2017\""),
        CommandSpec(
            "PROVIDER.RECTIFY", .desk, [.supervisor, .admin], target: provider,
            [FieldSpec("until", .date, required: true, "deadline"), FieldSpec("grounds", .text(max: 500), "why")],
            summary: "Orders rectification by a day", chinese: "责令整改", replies: "provider= state=rectifying until=",
            example: "PROVIDER.RECTIFY H09 until=2026-12-31"),
        CommandSpec(
            "PROVIDER.SUSPEND", .desk, [.supervisor, .admin], target: provider,
            [FieldSpec("grounds", .text(max: 500), "why")],
            summary: "Suspends a company: no new bookings", chinese: "中止协议", replies: "provider= state=suspended",
            example: "PROVIDER.SUSPEND H09"),
        CommandSpec(
            "PROVIDER.RESUME", .desk, [.supervisor, .admin], target: provider,
            [FieldSpec("grounds", .text(max: 500), "why")],
            summary: "Takes a warning, rectification or suspension back", chinese: "恢复",
            replies: "provider= state=designated",
            example: "PROVIDER.RESUME H09"),
        CommandSpec(
            "PROVIDER.HISTORY", .read, [.supervisor, .officer, .admin, .auditor, .dispatcher], target: provider,
            summary: "Shows how a company's standing came about, with grounds and evidence", chinese: "机构处理经过",
            replies: "at= actor= from= to= grounds= evidence= until=", example: "PROVIDER.HISTORY H09"),
        CommandSpec(
            "CAREGIVER.ADD", .desk, [.dispatcher, .officer, .admin],
            [
                FieldSpec("provider", .id("H"), required: true, "employer"),
                FieldSpec("name", .text(max: 60), required: true, personal: true, "full name"),
                FieldSpec("sex", .choice(["f", "m"]), required: true, "f or m"),
                FieldSpec("skills", .words(max: 10), required: true, "life, nursing, rehab"),
                FieldSpec("district", .district, required: true, "home district"),
                FieldSpec("pos", .position, required: true, personal: true, "home position"),
                FieldSpec("shift", .window, "working hours, 08:00-18:00 by default"),
                FieldSpec("languages", .words(max: 10), "spoken besides Mandarin, such as nantong"),
            ],
            summary: "Puts a carer on a company's roster", chinese: "登记护理员",
            replies: "caregiver= provider= state=active",
            example: "CAREGIVER.ADD provider=H01 name=王芳 sex=f skills=life district=320602 pos=31.98,120.89"),
        CommandSpec(
            "CAREGIVER.GET", .read, [.dispatcher, .officer, .supervisor, .auditor, .admin, .caregiver],
            target: caregiver,
            summary: "Shows a carer", chinese: "查看护理员", replies: "caregiver= provider= skills= state= shift=",
            example: "CAREGIVER.GET C0001"),
        CommandSpec(
            "CAREGIVER.LIST", .read, [.dispatcher, .officer, .supervisor, .auditor, .admin],
            [
                FieldSpec("provider", .id("H"), required: true, "the company"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 200 by default"),
            ],
            summary: "Lists a company's carers", chinese: "护理员列表", replies: "caregiver= skills= district= state=",
            example: "CAREGIVER.LIST provider=H01"),
        CommandSpec(
            "CAREGIVER.SUSPEND", .desk, [.dispatcher, .officer, .admin], target: caregiver,
            [
                FieldSpec("reason", .text(max: 200), required: true, "why"),
                FieldSpec("from", .date, "since when; today when absent. Visits from then on are not paid (AUDIT.RUN)"),
            ],
            summary: "Suspends a carer", chinese: "暂停护理员", replies: "caregiver= state=suspended",
            example: "CAREGIVER.SUSPEND C0001 reason=\"certificate expired\""),
        CommandSpec(
            "CAREGIVER.ABSENT", .desk, [.dispatcher, .officer, .admin], target: caregiver,
            [
                FieldSpec("from", .date, required: true, "first day"),
                FieldSpec("to", .date, "last day; the first when absent"),
                FieldSpec("reason", .choice(["ill", "leave", "training", "other"]), "why"),
                FieldSpec("remove", .choice(["yes", "no"]), "yes: the carer is there after all"),
            ],
            summary: "Says that a carer does not work on some days; plans of these days have to be made again",
            chinese: "登记护理员缺勤", replies: "caregiver= from= to= state=absent|present hint=",
            example: "CAREGIVER.ABSENT C0001 from=2026-11-23 reason=ill"),
        CommandSpec(
            "USER.ADD", .desk, [.admin],
            [
                FieldSpec("user", .text(max: 40), required: true, "login"),
                FieldSpec("roles", .words(max: 11), required: true, "what the user may be"),
                FieldSpec("password", .text(max: 128), required: true, personal: true, "at least 12 characters"),
                FieldSpec("provider", .id("H"), "company, for a dispatcher"),
                FieldSpec("caregiver", .id("C"), "carer, for a caregiver"),
                FieldSpec("person", .id("P"), "insured person, for the family"),
                FieldSpec("institution", .text(max: 20), "assessment institution, for an assessor or expert"),
            ],
            summary: "Makes a login", chinese: "新建用户", replies: "user= roles=",
            example: "USER.ADD user=dispatcher2 roles=dispatcher password=\"correct horse battery\" provider=H02"),
        CommandSpec(
            "USER.LIST", .read, [.admin], summary: "Lists the logins", chinese: "用户列表",
            replies: "user= roles= provider= caregiver= person= institution= locked=", example: "USER.LIST"),
        CommandSpec(
            "JOURNAL.GET", .read, [],
            [FieldSpec("op", .uuid, required: true, "id of a change")],
            summary: "Shows what was asked under an op and what was answered", chinese: "查询操作记录",
            replies: "op= verb= actor= at= recv= accepted= verdict=",
            example: "JOURNAL.GET op=0192f3c1-0000-7000-8000-000000000001"),
        CommandSpec(
            "JOURNAL.LIST", .read, [.auditor, .admin, .supervisor],
            [
                FieldSpec("actor", .text(max: 40), "only this login's"),
                FieldSpec("verb", .text(max: 40), "only this command"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists the latest changes asked for", chinese: "操作记录列表",
            replies: "op= verb= actor= recv= accepted= verdict=", example: "JOURNAL.LIST actor=officer"),
    ]

    private static let provider = FieldSpec("provider", .id("H"), required: true, "the company")
    private static let caregiver = FieldSpec("caregiver", .id("C"), required: true, "the carer")
    private static let grounds = FieldSpec("grounds", .text(max: 500), required: true, "why; the rule that was broken")
    private static let evidence = FieldSpec("evidence", .text(max: 500), required: true, "where the proof is")
}
