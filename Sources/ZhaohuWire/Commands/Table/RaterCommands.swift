extension CommandSpec {
    /// Conflicts of interest, and the calendar of working days.
    package static let raters: [CommandSpec] = [
        CommandSpec(
            "RATER.DECLARE", .desk, [.officer, .supervisor, .admin, .assessor, .expert],
            [
                FieldSpec("rater", .text(max: 40), required: true, "login; raters declare their own"),
                FieldSpec(
                    "relation", .choice(["kin", "interest", "staff", "owner"]), required: true,
                    "to the person or the company"),
                FieldSpec("person", .id("P"), "insured person, for kin or interest"),
                FieldSpec("provider", .id("H"), "company, for staff, owner or interest"),
            ],
            summary: "Declares why somebody may not assess: kin, interest, or a company's staff or owner",
            chinese: "登记回避情形", replies: "conflict= rater= relation=",
            example: "RATER.DECLARE rater=assessor1 relation=kin person=P1"),
        CommandSpec(
            "RATER.LIST", .read, [.officer, .supervisor, .admin, .auditor, .assessor, .expert],
            [FieldSpec("rater", .text(max: 40), "only this login's; raters see their own")],
            summary: "Lists the declarations in force", chinese: "回避情形列表",
            replies: "conflict= rater= relation= person= provider= declared_on=", example: "RATER.LIST rater=assessor1"),
        CommandSpec(
            "RATER.RELEASE", .desk, [.supervisor, .admin],
            target: FieldSpec("conflict", .integer(1...1_000_000_000), required: true, "the declaration's number"),
            summary: "Ends a declaration that no longer holds", chinese: "解除回避情形",
            replies: "conflict= rater= ended_on=", example: "RATER.RELEASE 1"),
        CommandSpec(
            "CALENDAR.LIST", .read, [],
            [
                FieldSpec("from", .date, "first day, this year's by default"),
                FieldSpec("to", .date, "last day, the year's by default"),
            ],
            summary: "Lists public holidays and the weekend days worked instead", chinese: "节假日和调休上班日列表",
            replies: "day= kind= name= source= mark=", example: "CALENDAR.LIST from=2026-09-15 to=2026-10-15"),
        CommandSpec(
            "CALENDAR.DUE", .read, [],
            [
                FieldSpec("from", .date, required: true, "the day from which the term runs, not counted"),
                FieldSpec("days", .integer(0...1_000), required: true, "working days"),
            ],
            summary: "Tells on which day a term of working days ends; assumed when a year's holidays are not known",
            chinese: "计算若干工作日后的日期", replies: "due= left= overdue= assumed=",
            example: "CALENDAR.DUE from=2026-09-30 days=5"),
    ]
}
