extension RefusalRule {
    package static let calendarFileMalformed = RefusalRule(
        "calendar.file_malformed", .badValue, "The calendar file cannot be read; correct the record named.",
        "日历文件无法读取；请更正所指的记录。")

    /// Refusals of the calendar of working days.
    package static let calendarRules: [RefusalRule] = [calendarFileMalformed]
}
