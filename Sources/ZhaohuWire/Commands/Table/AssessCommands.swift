extension CommandSpec {
    /// The assessment desk.
    package static let assessments: [CommandSpec] = [
        CommandSpec(
            "ASSESS.FORM", .read, [], target: FieldSpec("instrument", .text(max: 40), required: true, "its id"),
            summary: "Shows an instrument: items, options, scores, content hash", chinese: "评估量表", replies: "document",
            example: "ASSESS.FORM std-2021-37"),
        CommandSpec(
            "ASSESS.CALC", .read, [],
            [
                instrument,
                FieldSpec("adl", .integers(max: 40), "scores in the order of the form"),
                FieldSpec("cognition", .integers(max: 40), "scores in the order of the form"),
                FieldSpec("perception", .integers(max: 40), "scores in the order of the form"),
                FieldSpec("scores", .integers(max: 40), "scores of a one-dimension instrument"),
            ],
            summary: "Works out totals, bands and grade without storing anything", chinese: "评分试算",
            replies: "totals= bands= grade= name= verified=",
            example:
                "ASSESS.CALC instrument=std-2021-37 adl=5,5,0,5,5,5,5,5,5,0 cognition=3,3,3,3 perception=3,3,3"),
        CommandSpec(
            "ASSESS.ASSIGN", .desk, [.officer, .admin], target: careCase,
            [
                FieldSpec("raters", .words(max: 6), required: true, "logins; at least two, one of them an expert"),
                instrument,
            ],
            summary: "Names the raters of a case", chinese: "指派评估人员", replies: "assessment= state=scheduled",
            example: "ASSESS.ASSIGN K1 raters=assessor1,expert1 instrument=std-2021-37"),
        CommandSpec(
            "ASSESS.START", .desk, [.assessor, .expert], target: assessment,
            [
                FieldSpec("pos", .position, required: true, "where the assessment takes place"),
                FieldSpec("guardian", .text(max: 60), required: true, personal: true, "guardian or agent on site"),
            ],
            summary: "Opens the on-site assessment", chinese: "开始现场评估", replies: "assessment= state=on_site",
            example: "ASSESS.START A1 pos=31.98,120.89 guardian=李明"),
        CommandSpec(
            "ASSESS.SCORE", .desk, [.assessor, .expert], target: assessment,
            itemPrefixes: ["adl.", "cog.", "per.", "barthel."],
            summary: "Records item scores on one's own sheet; again to correct", chinese: "记录评分(可更正)",
            replies: "assessment= answered= missing=", example: "ASSESS.SCORE A1 adl.feeding=5 adl.dressing=5"),
        CommandSpec(
            "ASSESS.SUBMIT", .desk, [.assessor, .expert], target: assessment,
            summary: "Locks one's own sheet", chinese: "提交评分表", replies: "totals= bands= grade= name=",
            example: "ASSESS.SUBMIT A1"),
        CommandSpec(
            "ASSESS.GET", .read, [.officer, .supervisor, .auditor, .admin, .assessor, .expert], target: assessment,
            summary: "Shows an assessment; a rater sees only the own sheet until all are locked", chinese: "查看评估",
            replies: "assessment= case= state= instrument= raters= submitted= grade=", example: "ASSESS.GET A1"),
        CommandSpec(
            "ASSESS.LIST", .read, [.officer, .supervisor, .auditor, .admin, .assessor, .expert],
            [
                FieldSpec(
                    "state",
                    .choice([
                        "scheduled", "on_site", "scored", "concluded", "public_notice",
                        "effective", "superseded",
                    ]), "only in this state"),
                FieldSpec("case", .id("K"), "only of this case"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists assessments; a rater sees the own ones", chinese: "评估列表",
            replies: "assessment= case= state= instrument=", example: "ASSESS.LIST state=scheduled"),
        CommandSpec(
            "ASSESS.DERIVE", .read, [.officer, .supervisor, .auditor, .admin, .expert], target: assessment,
            summary: "Explains how each sheet leads to its grade", chinese: "等级推导说明", replies: "document",
            example: "ASSESS.DERIVE A1"),
        CommandSpec(
            "ASSESS.CONCLUDE", .desk, [.expert], target: assessment,
            [FieldSpec("grade", .text(max: 20), required: true, "number or name of the grade")],
            summary: "An expert concludes; a second expert confirms", chinese: "专家提出结论(须两名专家)",
            replies: "state=scored|concluded grade=", example: "ASSESS.CONCLUDE A1 grade=3"),
        CommandSpec(
            "ASSESS.PUBLISH", .desk, [.officer, .admin], target: assessment,
            [FieldSpec("days", .integer(1...60), required: true, "length of the public notice")],
            summary: "Opens the public notice", chinese: "公示", replies: "state=public_notice until=",
            example: "ASSESS.PUBLISH A1 days=5"),
        CommandSpec(
            "ASSESS.ISSUE", .desk, [.officer, .admin], target: assessment,
            summary: "Issues the conclusion once the notice has ended", chinese: "发出评估结论书",
            replies: "state=effective grade= valid_from= valid_until=", example: "ASSESS.ISSUE A1"),
    ]

    private static let assessment = FieldSpec("assessment", .id("A"), required: true, "the assessment")
    private static let instrument = FieldSpec(
        "instrument", .text(max: 40), required: true, "std-2021-37 or nantong-barthel")
}
