extension CommandSpec {
    /// Trying other rules on what is recorded.
    package static let whatIf: [CommandSpec] = [
        CommandSpec(
            "POLICY.TRY", .read, [.supervisor, .auditor, .admin, .officer],
            [
                FieldSpec("instrument", .text(max: 40), required: true, "whose sheets, std-2021-37"),
                FieldSpec("cell", .text(max: 200), "cells of the decision table, row,column:grade;…"),
                FieldSpec("cutoff", .text(max: 200), "cut-offs of policy, key:value;…"),
                FieldSpec("band", .text(max: 200), "upper ends of bands, dimension.band:upper;…"),
                FieldSpec("from", .date, "conclusions from that day"),
                FieldSpec("to", .date, "conclusions to that day"),
                FieldSpec("scope", .choice(["all", "current"]), "all when absent; current: conclusions in force"),
                FieldSpec("on", .date, "day of the rates and cut-offs; today when absent"),
                FieldSpec("format", .choice(["table", "csv", "json"]), "table when absent"),
            ],
            summary: "Scores all recorded sheets under other rules: winners, losers, yuan a year; changes nothing",
            chinese: "政策试算：按其他规则重新评定全部评估表，不改动数据", replies: "document",
            example: "POLICY.TRY instrument=std-2021-37 cell=3,1:4 on=2026-11-23")
    ]
}
