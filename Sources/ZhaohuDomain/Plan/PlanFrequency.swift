/// How often a plan gives a service, `bathing:2/week`.
package struct PlanFrequency: Hashable, Sendable, CustomStringConvertible {
    /// The period of a frequency; weeks begin on Monday.
    package enum Period: String, Sendable, CaseIterable {
        case day, week
    }

    /// The service item's code.
    package let item: String
    /// 1...20.
    package let count: Int
    package let per: Period

    package init(item: String, count: Int, per: Period) {
        self.item = item
        self.count = count
        self.per = per
    }

    package var description: String { "\(item):\(count)/\(per.rawValue)" }

    /// Reads `bathing:2/week,feeding:1/day`, at least one and at most 64, each item once.
    ///
    /// - Throws: ``RefusalRule/frequencyMalformed`` with the part that is wrong, ``RefusalRule/itemTwice``.
    package static func parse(_ text: String) throws(Refusal) -> [PlanFrequency] {
        var list: [PlanFrequency] = []
        for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard let slash = part.firstIndex(of: UInt8(ascii: "/")), list.count < 64,
                let per = Period(rawValue: String(Substring(part[part.index(after: slash)...]))),
                let (item, count) = ServiceItems.pair(part[..<slash])
            else {
                throw Refusal(
                    .frequencyMalformed, ["value": String(Substring(part)), "expected": "item:1..20/day|week"])
            }
            guard !list.contains(where: { $0.item == item }) else { throw Refusal(.itemTwice, ["item": item]) }
            list.append(PlanFrequency(item: item, count: count, per: per))
        }
        return list
    }

    /// How often the service is due on a day.
    ///
    /// Over an ISO week the days of a weekly count are as even as can be, and the same in each week.
    ///
    /// - Parameters:
    ///   - day: the day.
    ///   - seed: such as the plan's number; it moves the pattern along the week, so that plans differ, and is the same
    ///     for all services of a plan, so that they fall on the same visits.
    /// - Returns: 0 or more.
    package func due(on day: Day, seed: Int64) -> Int {
        switch per {
        case .day: return count
        case .week:
            let shift = Int(seed.magnitude % 7)
            let place = (day.weekday - 1 + shift) % 7
            return (place + 1) * count / 7 - place * count / 7
        }
    }
}

extension Array where Element == PlanFrequency {
    /// The services due on a day with their counts, in the order of the plan; see ``PlanFrequency/due(on:seed:)``.
    package func due(on day: Day, seed: Int64) -> [(item: String, count: Int)] {
        compactMap { frequency in
            let count = frequency.due(on: day, seed: seed)
            return count > 0 ? (frequency.item, count) : nil
        }
    }
}
