extension CommandSpec {
    /// Agreement and drift of raters, and the calibration cases they are scored on.
    package static let agreement: [CommandSpec] = [
        CommandSpec(
            "ASSESS.REFERENCE", .desk, [.supervisor, .admin],
            target: FieldSpec("assessment", .id("A"), required: true, "the calibration case"),
            takesItems: true,
            summary: "Stores what a calibration case should have been answered; again to correct",
            chinese: "登记标准化案例的参考答案(可更正)", replies: "assessment= items= missing= missing_items=",
            example: "ASSESS.REFERENCE A1 barthel.feeding=5 barthel.bathing=0"),
        CommandSpec(
            "REPORT.AGREEMENT", .read, [.supervisor, .auditor, .admin],
            [
                FieldSpec("instrument", .text(max: 40), required: true, "std-2021-37 or nantong-barthel"),
                FieldSpec(
                    "from", .date, required: true, "first day; an assessment counts when its last sheet is locked"),
                FieldSpec("to", .date, required: true, "last day"),
                FieldSpec("rater", .text(max: 40), "only lines about this rater; the peers stay all"),
                FieldSpec(
                    "weights", .choice(["linear", "quadratic"]), "how far apart two answers count, quadratic by default"
                ),
                FieldSpec("format", .choice(["table", "csv", "json", "html"]), "table by default"),
            ],
            summary:
                "How far raters agree, who differs from the peers beyond chance, and how each does on calibration cases",
            chinese: "评估人员一致性与偏移报告", replies: "document",
            example: "REPORT.AGREEMENT instrument=nantong-barthel from=2017-01-01 to=2017-12-31"),
    ]
}
