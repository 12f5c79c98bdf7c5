extension CommandSpec {
    /// Satisfaction, its snapshots, and the check of its sums.
    package static let reports: [CommandSpec] = [
        CommandSpec(
            "REPORT.SATISFACTION", .read, [.officer, .supervisor, .auditor, .admin, .dispatcher],
            [
                FieldSpec("from", .date, "first day of the visits; required without snapshot"),
                FieldSpec("to", .date, "last day; required without snapshot"),
                FieldSpec("snapshot", .id("N"), "print from these frozen facts instead"),
                FieldSpec(
                    "by",
                    .choice([
                        "provider", "caregiver", "district", "street", "grade", "setting", "item", "month", "none",
                    ]),
                    "breakdown, none by default"),
                FieldSpec(
                    "format", .choice(["table", "csv", "json", "html", "xlsx"]),
                    "table by default; xlsx is bytes: zhaohu --output FILE"),
                FieldSpec("survey", .choice(["yes", "no"]), "the sample surveys beside it; yes but for csv and json"),
            ],
            summary:
                "Satisfaction with intervals, trend, ranks that hold, and behaviour beside it; few answers are hidden",
            chinese: "满意度报告（区间、趋势、可信名次与服务行为）", replies: "document",
            example: "REPORT.SATISFACTION from=2017-01-01 to=2017-12-31 by=provider format=table"),
        CommandSpec(
            "REPORT.SNAPSHOT", .desk, [.supervisor, .officer, .admin],
            [
                FieldSpec("from", .date, required: true, "first day of the visits"),
                FieldSpec("to", .date, required: true, "last day"),
            ],
            summary: "Freezes all facts of the satisfaction report, so that it can be printed again for ever",
            chinese: "冻结满意度报告数据", replies: "snapshot= from= to= rated= bytes= sha256=",
            example: "REPORT.SNAPSHOT from=2017-01-01 to=2017-12-31"),
        CommandSpec(
            "REPORT.SNAPSHOTS", .read, [.supervisor, .officer, .admin, .auditor],
            [FieldSpec("limit", .integer(1...1_000), "at most that many, 50 by default")],
            summary: "Lists the frozen reports, the newest first", chinese: "满意度快照列表",
            replies: "snapshot= from= to= made_at= made_by= sha256=", example: "REPORT.SNAPSHOTS"),
        CommandSpec(
            "REPORT.REFRESH", .desk, [.supervisor, .officer, .admin, .auditor],
            [FieldSpec("month", .date, "a day of the month; all months that changed when absent")],
            summary: "Works the behaviour of a month out now instead of at night: missed, cut short, changed carers",
            chinese: "立即重算服务行为统计", replies: "months= as_of=", example: "REPORT.REFRESH month=2017-12-01"),
        CommandSpec(
            "REPORT.VERIFY", .read, [.auditor, .supervisor, .admin],
            [
                FieldSpec("from", .date, required: true, "first day"),
                FieldSpec("to", .date, required: true, "last day"),
            ],
            summary: "Compares the sums behind the reports with a full scan of the visits", chinese: "核对报告汇总与明细",
            replies: "cells= differing= visits= rated= satisfied=",
            example: "REPORT.VERIFY from=2017-01-01 to=2017-12-31"),
    ]
}
