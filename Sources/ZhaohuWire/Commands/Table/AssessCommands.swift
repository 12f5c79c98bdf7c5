extension CommandSpec {
    /// The assessment desk: forms, the visit of the raters, and what they see of it.
    package static let assessments: [CommandSpec] = [
        CommandSpec(
            "ASSESS.FORM", .read, [], target: FieldSpec("instrument", .text(max: 40), required: true, "its id"),
            [FieldSpec("hash", .text(max: 64), "an earlier edition, by its SHA-256")],
            summary: "Shows an instrument: items, options, scores, content hash", chinese: "评估量表", replies: "document",
            example: "ASSESS.FORM std-2021-37"),
        CommandSpec(
            "ASSESS.CALC", .read, [],
            [
                instrument,
                FieldSpec("adl", .integers(max: 40), "scores in the order of the form"),
                FieldSpec("cognition", .integers(max: 40), "scores in the order of the form"),
                FieldSpec("perception", .integers(max: 40), "scores in the order of the form"),
                FieldSpec("scores", .integers(max: 128), "scores of all items in the order of the form"),
            ], takesItems: true,
            summary: "Works out totals, bands and grade without storing anything", chinese: "评分试算",
            replies: "totals= bands= grade= name= verified=",
            example:
                "ASSESS.CALC instrument=std-2021-37 adl=5,5,0,5,5,5,5,5,5,0 cognition=3,3,3,3 perception=3,3,3"),
        CommandSpec(
            "ASSESS.ASSIGN", .desk, [.officer, .admin], target: careCase,
            [
                FieldSpec("raters", .words(max: 6), required: true, "logins; at least two, one of them an expert"),
                instrument, FieldSpec("on", .date, "day of the visit"),
            ],
            summary: "Names the raters of a case", chinese: "指派评估人员", replies: "assessment= state=scheduled",
            example: "ASSESS.ASSIGN K1 raters=assessor1,expert1 instrument=std-2021-37"),
        CommandSpec(
            "ASSESS.RECUSE", .desk, [.assessor, .expert], target: assessment,
            [FieldSpec("reason", .choice(["kin", "interest", "other"]), required: true, "why one may not assess")],
            summary: "Steps back from an assessment; other raters must be named", chinese: "评估人员回避",
            replies: "assessment= state=accepted", example: "ASSESS.RECUSE A1 reason=kin"),
        CommandSpec(
            "ASSESS.START", .desk, [.assessor, .expert], target: assessment, [place, guardian],
            summary: "Opens the on-site assessment", chinese: "开始现场评估", replies: "assessment= state=on_site",
            example: "ASSESS.START A1 pos=31.98,120.89 guardian=李明"),
        CommandSpec(
            "ASSESS.SCORE", .desk, [.assessor, .expert], target: assessment, [recordedAt], takesItems: true,
            summary: "Records answers on one's own sheet; again to correct", chinese: "记录评分(可更正)",
            replies: "assessment= answered= unjudged= missing= missing_items= questions=",
            example: "ASSESS.SCORE A1 adl.feeding=5 adl.stairs=?unsafe"),
        CommandSpec(
            "ASSESS.SUBMIT", .desk, [.assessor, .expert], target: assessment,
            summary: "Locks one's own sheet", chinese: "提交评分表", replies: "totals= bands= grade= name=",
            example: "ASSESS.SUBMIT A1"),
        CommandSpec(
            "ASSESS.RECORD", .desk, [.assessor, .expert], target: assessment, [place, guardian, recordedAt],
            takesItems: true,
            summary: "Starts, answers and locks one's own sheet in one line", chinese: "整表一次录入并提交",
            replies: "state= totals= bands= grade= name= questions=",
            example:
                "ASSESS.RECORD A1 pos=31.98,120.89 guardian=李明 barthel.feeding=5 barthel.bathing=0 barthel.grooming=0"),
        CommandSpec(
            "ASSESS.GET", .read, readers, target: assessment,
            summary: "Shows an assessment; only one's own sheet until all are locked", chinese: "查看评估",
            replies: "assessment= case= kind= state= instrument= raters= submitted= grade= duty= due= days_left=",
            example: "ASSESS.GET A1"),
        CommandSpec(
            "ASSESS.LIST", .read, readers,
            [
                FieldSpec("state", .choice(states), "only in this state"),
                FieldSpec("case", .id("K"), "only of this case"),
                FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default"),
            ],
            summary: "Lists assessments; a rater sees the own ones", chinese: "评估列表",
            replies: "assessment= case= kind= state= instrument=", example: "ASSESS.LIST state=scheduled"),
        CommandSpec(
            "ASSESS.ANSWERS", .read, readers, target: assessment,
            [
                FieldSpec("rater", .text(max: 60), "only of this rater"),
                FieldSpec("item", .text(max: 64), "only of this item"),
            ],
            summary: "Shows every version of every answer, who gave it and when", chinese: "评分留痕",
            replies: "seq= rater= item= answer= at= op=", example: "ASSESS.ANSWERS A1 item=adl.feeding"),
        CommandSpec(
            "ASSESS.COMPARE", .read, readers, target: assessment, [documentFormat],
            summary: "Puts the raters' sheets side by side and marks what crosses a band or a grade",
            chinese: "评分对照", replies: "document", example: "ASSESS.COMPARE A1"),
        CommandSpec(
            "ASSESS.DERIVE", .read, [.officer, .supervisor, .auditor, .admin, .expert], target: assessment,
            [
                FieldSpec("format", .choice(["text", "json", "html"]), "text by default"),
                FieldSpec("rater", .text(max: 60), "the sheet of this rater; by default all, and the deciding one"),
            ],
            summary: "Explains how each sheet leads to its grade, and what would change it", chinese: "等级推导说明",
            replies: "document", example: "ASSESS.DERIVE A1 format=json"),
    ]

    static let assessment = FieldSpec("assessment", .id("A"), required: true, "the assessment")
    static let documentFormat = FieldSpec("format", .choice(["text", "html"]), "text by default")
    static let readers: Set<Role> = [.officer, .supervisor, .auditor, .admin, .assessor, .expert]
    private static let instrument = FieldSpec(
        "instrument", .text(max: 40), required: true, "its id, such as std-2021-37 or nantong-barthel")
    private static let place = FieldSpec("pos", .position, required: true, "where the assessment takes place")
    private static let guardian = FieldSpec(
        "guardian", .text(max: 60), required: true, personal: true, "guardian or agent on site")
    private static let recordedAt = FieldSpec("at", .instant, "when it was answered, by the device's clock")
    private static let states = [
        "draft", "submitted", "returned", "refused", "accepted", "scheduled", "on_site", "scored", "concluded",
        "public_notice", "objected", "reassessing", "issued", "effective", "expired", "superseded", "revoked",
    ]
}
