extension RefusalRule {
    package static let cellUnknown = RefusalRule(
        "instrument.cell_unknown", .badValue,
        "The instrument's decision table has no such cell; choose a row and a column within the allowed ones.",
        "量表的决策表中没有该单元；请在允许的行列范围内选择。")
    package static let bandUnknown = RefusalRule(
        "instrument.band_unknown", .badValue,
        "The instrument has no band of that name with fixed ends; choose one of the allowed ones.",
        "量表中没有该名称的固定分档；请从允许的分档中选择。")
    package static let bandHasCutoff = RefusalRule(
        "instrument.band_has_cutoff", .conflict,
        "The end of this band is policy; give a value for its policy key instead.",
        "该分档的界值由政策参数确定；请改为给出该政策参数的取值。")
    package static let bandEndInvalid = RefusalRule(
        "instrument.band_end_invalid", .badValue,
        "With this end the band or its neighbour would be empty; choose a value within the allowed ones.",
        "采用该界值时本档或相邻分档将为空；请在允许的范围内取值。")
    package static let editionTaken = RefusalRule(
        "instrument.edition_taken", .conflict,
        "This version of the instrument is loaded with another document; give the changed document a new version.",
        "该量表的这一版本已载入，内容不同；请为更改后的文件另起版本号。")
    package static let tieBreakMissing = RefusalRule(
        "assessment.tie_break_missing", .state,
        "The raters' grades differ, or a sheet is incomplete; a third expert must answer the differing items first.",
        "评估人员的等级不一致或评估表不完整；须先由第三名专家对有差异的项目作答。")
    package static let tieBreakNotDiffering = RefusalRule(
        "assessment.tie_break_not_differing", .conflict,
        "The raters agree on this item; answer only the items on which they differ.",
        "评估人员对该项目意见一致；请只对有差异的项目作答。")
    package static let tieBreakMissingItems = RefusalRule(
        "assessment.tie_break_missing_items", .missing,
        "Some items on which the raters differ have no answer; answer them too.",
        "部分有差异的项目尚未作答；请一并作答。")

    /// Refusals of what is tried out on an instrument, and of the comparison of sheets.
    package static let sheetRules: [RefusalRule] = [
        cellUnknown, bandUnknown, bandHasCutoff, bandEndInvalid, editionTaken, tieBreakMissing, tieBreakNotDiffering,
        tieBreakMissingItems,
    ]
}
