internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `CALENDAR.*`: working days, as deadlines count them.
enum CalendarHandlers {
    static let table: [String: Handler] = ["CALENDAR.LIST": list, "CALENDAR.DUE": due]

    /// The days of this year unless others are asked for.
    private static let list: Handler = { context in
        let year = context.today.components.year
        let from = context.day("from") ?? Day(year: year, month: 1, day: 1) ?? context.today
        let to = context.day("to") ?? Day(year: from.components.year, month: 12, day: 31) ?? from
        guard from <= to else { throw Refusal(.badPeriod, ["from": from.description, "to": to.description]) }
        let rows = context.reference.calendar.rows.filter { from <= $0.day && $0.day <= to }
        return .records(
            rows.map { row in
                [
                    ReplyField("day", row.day), ReplyField("kind", row.kind.rawValue), ReplyField("name", row.name),
                    ReplyField("source", row.source), ReplyField("mark", row.mark),
                ]
            })
    }

    private static let due: Handler = { context in
        let from = try context.required("from", context.day("from"))
        let days = try context.required("days", context.arguments.integer("days"))
        let calendar = context.reference.calendar
        let deadline = calendar.deadline(days, workingDaysAfter: from)
        return .record([
            ReplyField("due", deadline.day),
            ReplyField("left", calendar.workingDays(from: context.today, to: deadline.day)),
            ReplyField("overdue", context.today > deadline.day ? "yes" : "no"),
            ReplyField("assumed", deadline.isAssumed ? "yes" : "no"),
        ])
    }
}
