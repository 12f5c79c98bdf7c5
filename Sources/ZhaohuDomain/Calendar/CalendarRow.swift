/// One day on which work and week differ, as the yearly notice of the State Council tells it.
package struct CalendarRow: Hashable, Sendable {
    /// What the day is.
    package enum Kind: String, CaseIterable, Sendable {
        /// A public holiday, on whatever day of the week.
        case holiday
        /// A day of a weekend that is worked to make up for a holiday (调休).
        case workday
    }

    package let day: Day
    package let kind: Kind
    /// The holiday, in Chinese; for a day worked, the holiday it makes up for.
    package let name: String
    /// The number of the notice, `国办发明电〔2025〕7号`.
    package let source: String
    /// How sure the source is: `V`, `V2`, `M-H`, `M-M`, `D`.
    package let mark: String

    package init(day: Day, kind: Kind, name: String, source: String = "", mark: String = "D") {
        self.day = day
        self.kind = kind
        self.name = name
        self.source = source
        self.mark = mark
    }
}

extension CalendarRow {
    /// The columns of a calendar file, in order.
    package static let columns = ["day", "kind", "name", "source", "mark"]

    /// Reads a calendar file: RFC 4180 with a heading of ``columns``, one row a day.
    ///
    /// - Throws: ``RefusalRule/calendarFileMalformed`` with the record and what was expected: also for a day told twice
    ///   and for a day worked that is no weekend.
    package static func read(csv text: String) throws(Refusal) -> [CalendarRow] {
        func malformed(_ record: Int, _ expected: String) -> Refusal {
            Refusal(.calendarFileMalformed, ["record": String(record), "expected": expected])
        }
        guard let records = CSV.records(text) else { throw malformed(0, "closing quote") }
        guard records.first == columns else { throw malformed(0, columns.joined(separator: ",")) }
        var rows: [CalendarRow] = []
        var seen: Set<Day> = []
        for (index, fields) in records.enumerated().dropFirst() {
            guard fields.count == columns.count else { throw malformed(index, "\(columns.count) fields") }
            guard let day = Day(fields[0]) else { throw malformed(index, "day=YYYY-MM-DD") }
            guard let kind = Kind(rawValue: fields[1]) else { throw malformed(index, "kind=holiday|workday") }
            guard seen.insert(day).inserted else { throw malformed(index, "each day once") }
            guard kind == .holiday || day.isWeekend else { throw malformed(index, "a workday on a weekend") }
            rows.append(CalendarRow(day: day, kind: kind, name: fields[2], source: fields[3], mark: fields[4]))
        }
        return rows
    }
}

extension Day {
    /// True on Saturday and Sunday.
    package var isWeekend: Bool { weekday > 5 }
}
