extension CommandSpec {
    /// People and their cases: intake, acceptance, the file.
    package static let cases: [CommandSpec] = [
        CommandSpec(
            "PERSON.ADD", .desk, [.officer, .admin],
            [
                FieldSpec("id_number", .identityNumber, required: true, personal: true, "resident identity number"),
                FieldSpec("name", .text(max: 60), required: true, personal: true, "full name"),
                FieldSpec("sex", .choice(["f", "m"]), required: true, "f or m"),
                FieldSpec("born", .date, required: true, personal: true, "date of birth"),
                FieldSpec("district", .district, required: true, "district of the service address"),
                FieldSpec("address", .text(max: 200), required: true, personal: true, "service address"),
                FieldSpec("pos", .position, required: true, personal: true, "position of the service address"),
                FieldSpec("phone", .text(max: 30), personal: true, "telephone"), street, alone,
            ],
            summary: "Registers an insured person", chinese: "登记参保人", replies: "person=",
            example:
                "PERSON.ADD id_number=32060219400501104X name=测试 sex=f born=1940-05-01 district=320602 address=人民中路1号 pos=31.98,120.89 phone=13800000000"
        ),
        CommandSpec(
            "PERSON.GET", .read, [.officer, .supervisor, .auditor, .admin, .family], target: person,
            summary: "Shows a person, the identity number masked", chinese: "查看参保人(证件号脱敏)",
            replies: "person= name= sex= born= age= district= died_on= id_number= address= pos= phone= street= alone=",
            example: "PERSON.GET P1"),
        CommandSpec(
            "PERSON.FIND", .read, [.officer, .supervisor, .admin],
            [
                FieldSpec("id_number", .identityNumber, personal: true, "exact identity number"),
                FieldSpec("name", .text(max: 60), personal: true, "exact name"),
                FieldSpec("limit", .integer(1...100), "at most that many, 20 by default"),
            ],
            summary: "Finds persons by identity number or name", chinese: "查找参保人",
            replies: "person= name= born= district=", example: "PERSON.FIND name=张兰英"),
        CommandSpec(
            "PERSON.UPDATE", .desk, [.officer, .admin], target: person,
            [
                FieldSpec("district", .district, "new district"),
                FieldSpec("address", .text(max: 200), personal: true, "new service address"),
                FieldSpec("pos", .position, personal: true, "its position"),
                FieldSpec("phone", .text(max: 30), personal: true, "telephone"), street, alone,
            ],
            summary: "Changes address, telephone or household", chinese: "更新地址、电话或居住情况", replies: "person=",
            example: "PERSON.UPDATE P1 phone=13800000001"),
        CommandSpec(
            "PERSON.DIED", .desk, [.officer, .admin], target: person,
            [FieldSpec("on", .date, required: true, "day of death")],
            summary: "Records a death; closes the cases, ends the plans, cancels what was planned",
            chinese: "登记死亡并终止待遇",
            replies: "person= died_on= closed= cancelled= [recoveries= recover=]",
            example: "PERSON.DIED P1 on=2017-06-01"),
        CommandSpec(
            "CASE.APPLY", .desk, [.officer, .admin, .family],
            [
                FieldSpec("person", .id("P"), required: true, "who is to be assessed"),
                FieldSpec(
                    "setting", .choice(["home", "nursing_home", "nursing_institution"]), required: true,
                    "where care is wanted"),
                FieldSpec(
                    "self", .choice(["A", "B", "C", "D", "E", "F", "G", "O"]), required: true,
                    "self-assessment; only E, F, G may apply, O (other) is looked at by hand"),
                FieldSpec("draft", .choice(["yes", "no"]), "yes: papers are still missing, CASE.SUBMIT follows"),
            ],
            summary: "Opens a case", chinese: "申请失能等级评估", replies: "case= state=submitted",
            example: "CASE.APPLY person=P1 setting=home self=F"),
        CommandSpec(
            "CASE.SUBMIT", .desk, [.officer, .admin, .family], target: careCase,
            summary: "Hands in an application that was a draft, or was returned", chinese: "提交(补正后)申请",
            replies: "case= state=submitted", example: "CASE.SUBMIT K1"),
        CommandSpec(
            "CASE.RETURN", .desk, [.officer, .admin], target: careCase,
            [FieldSpec("missing", .text(max: 200), required: true, "which papers are missing")],
            summary: "Sends an application back for missing papers", chinese: "退回补正", replies: "case= state=returned",
            example: "CASE.RETURN K1 missing=\"病历复印件\""),
        CommandSpec(
            "CASE.ACCEPT", .desk, [.officer, .admin], target: careCase,
            summary: "Accepts an application for assessment", chinese: "受理申请", replies: "case= state=accepted",
            example: "CASE.ACCEPT K1"),
        CommandSpec(
            "CASE.REFUSE", .desk, [.officer, .admin], target: careCase,
            [
                FieldSpec(
                    "grounds",
                    .choice(["not_insured", "condition_not_met", "outside_scope", "papers_incomplete", "false_papers"]),
                    required: true, "one of the five grounds of the rule")
            ],
            summary: "Refuses an application", chinese: "不予受理", replies: "case= state=refused",
            example: "CASE.REFUSE K1 grounds=papers_incomplete"),
        CommandSpec(
            "CASE.GET", .read, [.officer, .supervisor, .auditor, .admin, .assessor, .expert, .dispatcher, .family],
            target: careCase, summary: "Shows a case", chinese: "查看案件",
            replies:
                "case= person= setting= state= grade= valid_from= valid_until= provider= assessment= stage= duty= due= days_left=",
            example: "CASE.GET K1"),
        CommandSpec(
            "CASE.LIST", .read, [.officer, .supervisor, .auditor, .admin, .assessor, .expert],
            [
                FieldSpec(
                    "state",
                    .choice([
                        "draft", "submitted", "returned", "refused", "accepted", "assessing", "rejected", "effective",
                        "expired", "closed",
                    ]), "only cases in this state"),
                FieldSpec("person", .id("P"), "only this person's"),
                FieldSpec("after", .id("K"), "only cases after this one, to page on"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists cases", chinese: "案件列表", replies: "case= person= state= grade=",
            example: "CASE.LIST state=submitted"),
        CommandSpec(
            "CASE.HISTORY", .read, [.officer, .supervisor, .auditor, .admin], target: careCase,
            summary: "Shows who did what with a case, and when", chinese: "案件经过", replies: "at= actor= event= state=",
            example: "CASE.HISTORY K1"),
        CommandSpec(
            "CASE.CLOSE", .desk, [.officer, .admin], target: careCase,
            [
                FieldSpec(
                    "reason", .choice(["moved_away", "withdrawn", "other_payer", "breach"]), required: true,
                    "why it ends")
            ],
            summary: "Closes a case; ends its plan, cancels what was planned", chinese: "结案",
            replies: "case= state=closed cancelled=", example: "CASE.CLOSE K1 reason=withdrawn"),
        CommandSpec(
            "BENEFIT.CALC", .read, [],
            [
                FieldSpec("grade", .choice(["severe", "moderate"]), required: true, "benefit grade"),
                FieldSpec(
                    "setting", .choice(["home", "nursing_home", "nursing_institution"]), required: true,
                    "where care is given"),
                FieldSpec("from", .date, required: true, "first day"),
                FieldSpec("to", .date, required: true, "last day, counted too"),
            ],
            summary: "Works out the benefit of a period, day by day", chinese: "待遇测算",
            replies: "days= amount= verified=",
            example: "BENEFIT.CALC grade=severe setting=nursing_institution from=2017-01-01 to=2017-12-31"),
        CommandSpec(
            "POLICY.LIST", .read, [],
            [
                FieldSpec("key", .text(max: 80), "only keys that begin so"),
                FieldSpec("on", .date, "only what is in force on that day"),
            ],
            summary: "Shows rates, limits and thresholds with dates and sources", chinese: "政策参数",
            replies: "policy= key= value= valid_from= valid_to= mark= verified= source=",
            example: "POLICY.LIST key=benefit.rate on=2017-06-01"),
        CommandSpec(
            "POLICY.SET", .desk, [.admin],
            [
                FieldSpec("key", .text(max: 80), required: true, "which parameter"),
                FieldSpec("value", .text(max: 80), required: true, "its value"),
                FieldSpec(
                    "valid_from", .date, required: true, "in force from that day; the earlier row ends the day before"),
                FieldSpec("source", .text(max: 200), required: true, "document and article"),
            ],
            summary: "Puts a new value of a parameter in force from a day", chinese: "设定政策参数",
            replies: "policy= key= value=",
            example:
                "POLICY.SET key=benefit.rate.severe.nursing_home value=45.00 valid_from=2018-01-01 source=\"notice 12, art. 3\""
        ),
    ]

    static let person = FieldSpec("person", .id("P"), required: true, "the person")
    private static let street = FieldSpec(
        "street", .text(max: 9), "the street's code: nine digits, the district's six first")
    private static let alone = FieldSpec("alone", .choice(["yes", "no"]), "yes: nobody else lives there")
    static let careCase = FieldSpec("case", .id("K"), required: true, "the case")
}
