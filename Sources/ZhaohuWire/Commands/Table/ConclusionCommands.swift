extension CommandSpec {
    /// The assessment desk: from the locked sheets to the letter, and what may follow.
    package static let conclusions: [CommandSpec] = [
        CommandSpec(
            "ASSESS.TIEBREAK", .desk, [.expert], target: assessment, takesItems: true,
            summary: "A third expert answers the items on which the raters differ", chinese: "第三名专家裁定分歧项目",
            replies: "assessment= state=scored totals= bands= grade= name=",
            example: "ASSESS.TIEBREAK A1 adl.walking=5 adl.transfer=5"),
        CommandSpec(
            "ASSESS.CONCLUDE", .desk, [.expert], target: assessment,
            [FieldSpec("grade", .text(max: 40), required: true, "number or name of the grade")],
            summary: "An expert concludes; a second expert confirms", chinese: "专家提出结论(须两名专家)",
            replies: "state=scored|concluded grade= name=", example: "ASSESS.CONCLUDE A1 grade=3"),
        CommandSpec(
            "ASSESS.PUBLISH", .desk, [.officer, .admin], target: assessment,
            [FieldSpec("days", .integer(1...60), required: true, "length of the public notice")],
            summary: "Opens the public notice", chinese: "公示", replies: "state=public_notice until=",
            example: "ASSESS.PUBLISH A1 days=5"),
        CommandSpec(
            "ASSESS.OBJECT", .desk, [.officer, .admin, .family], target: assessment,
            [
                FieldSpec("by", .choice(["applicant", "agent", "public"]), required: true, "who objects"),
                FieldSpec("grounds", .text(max: 400), required: true, personal: true, "what is said to be wrong"),
            ],
            summary: "Records an objection against a conclusion", chinese: "登记异议", replies: "state=objected due=",
            example: "ASSESS.OBJECT A1 by=applicant grounds=\"评估当日状态特殊\""),
        CommandSpec(
            "ASSESS.REASSESS", .desk, [.officer, .supervisor, .admin], target: careCase,
            [
                FieldSpec(
                    "reason", .choice(["objection", "renewal", "change", "ordered"]), required: true,
                    "objection: another institution repeats it; renewal: before it ends; change: after six months; ordered: by a spot check"
                ),
                FieldSpec("grounds", .text(max: 200), "what was found"),
            ],
            summary: "Opens another assessment of a case", chinese: "启动复评或重新评估",
            replies: "assessment= case= kind= earlier= state=accepted", example: "ASSESS.REASSESS K1 reason=renewal"),
        CommandSpec(
            "ASSESS.ISSUE", .desk, [.officer, .admin], target: assessment,
            [FieldSpec("from", .date, "first day of its validity; today unless said otherwise")],
            summary: "Issues the conclusion letter once the notice has ended", chinese: "发出评估结论书",
            replies: "state=effective|issued grade= name= benefit= valid_from= valid_until= letter=",
            example: "ASSESS.ISSUE A1"),
        CommandSpec(
            "ASSESS.REVOKE", .desk, [.supervisor, .admin], target: assessment,
            [FieldSpec("reason", .choice(["false_papers", "wrong_person", "fraud", "error"]), required: true, "why")],
            summary: "Takes a conclusion back", chinese: "撤销评估结论", replies: "state=revoked",
            example: "ASSESS.REVOKE A1 reason=false_papers"),
        CommandSpec(
            "ASSESS.DUE", .read, [.officer, .supervisor, .auditor, .admin, .assessor, .expert],
            [
                FieldSpec(
                    "duty",
                    .text(max: 40), "only this duty"),
                FieldSpec("within", .integer(0...365), "only what is due within that many working days"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists what is due, the most urgent first", chinese: "待办与期限",
            replies: "duty= assessment= case= state= due= days_left= overdue= role= article=",
            example: "ASSESS.DUE within=5"),
    ]
}
