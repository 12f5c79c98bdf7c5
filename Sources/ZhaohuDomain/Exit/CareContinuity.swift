/// Who is to care for a client on which days: a stretch of one plan.
package struct PlannedCare: Hashable, Sendable {
    /// The number of the case.
    package let client: Int64
    /// The number of the company.
    package let company: Int64
    /// The first day on which the plan is in force.
    package let from: Day
    /// The first day on which it is not any more; nil while it goes on.
    package let end: Day?
    /// Days of the week, Monday the lowest of seven bits.
    package let weekdays: Int
    /// Minutes of a day of care, of all carers.
    package let minutes: Int

    package init(client: Int64, company: Int64, from: Day, end: Day?, weekdays: Int, minutes: Int) {
        self.client = client
        self.company = company
        self.from = from
        self.end = end
        self.weekdays = weekdays
        self.minutes = minutes
    }

    fileprivate func isInForce(on day: Day) -> Bool { from <= day && (end.map { day < $0 } ?? true) }

    fileprivate func isGiven(on day: Day) -> Bool { isInForce(on: day) && weekdays >> (day.weekday - 1) & 1 == 1 }
}

/// Proves that no client is without care when a company leaves, day by day and client by client, from the plans alone.
///
/// It shares nothing with the planner: it only asks of each day how many companies are responsible, and whether the planned
/// minutes of the client's week are given, by the leaving company until its last day and by another one afterwards.
package struct CareContinuity: Sendable {
    /// What is wrong on a day.
    package enum Fault: String, Sendable, CaseIterable {
        /// No plan is in force.
        case nobody
        /// More than one is.
        case twice
        /// The leaving company after its last day.
        case leaver
        /// Another company before that.
        case early
        /// A week's minutes are fewer than before.
        case minutes
    }

    /// A fault of one client.
    package struct Finding: Hashable, Sendable {
        package let client: Int64
        /// For missing minutes the first day of the week.
        package let day: Day
        package let fault: Fault
    }

    /// What the proof says of one client.
    package struct Line: Hashable, Sendable {
        package let client: Int64
        /// Days of the stretch on which exactly the right company was responsible.
        package let coveredDays: Int
        package let minutesBefore: Int
        package let minutesAfter: Int
        package let findings: [Finding]
    }

    /// By client, in their order.
    package let lines: [Line]

    package var findings: [Finding] { lines.flatMap(\.findings) }

    /// Looks at each client from some days before the last day of care to some days after it.
    ///
    /// - Parameters:
    ///   - clients: whom the leaving companies cared for.
    ///   - plans: all plans of these clients, ended ones too.
    ///   - leaving: the companies that leave.
    ///   - last: their last day of care.
    ///   - before: days before it that are looked at; 7 or more, of which the last seven are the client's week.
    ///   - after: days after it; whole weeks are compared with the week before.
    package init(
        clients: [Int64], plans: [PlannedCare], leaving: Set<Int64>, last: Day, before: Int = 7, after: Int = 28
    ) {
        let byClient = Dictionary(grouping: plans, by: \.client)
        lines = clients.sorted().map { client in
            Self.line(
                client, byClient[client] ?? [], leaving, last, max(7, before), after)
        }
    }

    private static func line(
        _ client: Int64, _ plans: [PlannedCare], _ leaving: Set<Int64>, _ last: Day, _ before: Int, _ after: Int
    ) -> Line {
        var findings: [Finding] = []
        var covered = 0
        for offset in -before...after {
            let day = last.advanced(by: offset)
            let companies = plans.filter { $0.isInForce(on: day) }.map(\.company)
            if let fault = fault(companies, leaving, isAfter: offset > 0) {
                findings.append(Finding(client: client, day: day, fault: fault))
            } else {
                covered += 1
            }
        }
        func minutes(from first: Day, days: Int) -> Int {
            (0..<days).reduce(0) { sum, offset in
                let day = first.advanced(by: offset)
                return sum + plans.filter { $0.isGiven(on: day) }.reduce(0) { $0 + $1.minutes }
            }
        }
        let week = minutes(from: last.advanced(by: -6), days: 7)
        for offset in stride(from: 1, through: after - 6, by: 7) {
            let first = last.advanced(by: offset)
            if minutes(from: first, days: 7) < week {
                findings.append(Finding(client: client, day: first, fault: .minutes))
            }
        }
        return Line(
            client: client, coveredDays: covered, minutesBefore: week,
            minutesAfter: minutes(from: last.advanced(by: 1), days: 7), findings: findings)
    }

    private static func fault(_ companies: [Int64], _ leaving: Set<Int64>, isAfter: Bool) -> Fault? {
        guard let company = companies.first else { return .nobody }
        if companies.count > 1 { return .twice }
        if isAfter { return leaving.contains(company) ? .leaver : nil }
        return leaving.contains(company) ? nil : .early
    }
}
