/// A performed visit as signals look at it.
package struct SignalVisit: Hashable, Sendable {
    package let day: Day
    package let begin: Instant
    package let end: Instant
    /// Nil for a visit without a plan.
    package let plannedMinutes: Int?
    /// Where it was, nil without a usable position.
    package let position: Position?

    package init(day: Day, begin: Instant, end: Instant, plannedMinutes: Int?, position: Position?) {
        self.day = day
        self.begin = begin
        self.end = end
        self.plannedMinutes = plannedMinutes
        self.position = position
    }

    /// Seconds longer than planned; the whole duration where nothing was planned.
    var deviation: Int { end.seconds(since: begin) - (plannedMinutes ?? 0) * 60 }
}

/// A month of one carer's work, as signals look at it.
package struct CarerMonth: Sendable {
    package let caregiver: CaregiverID
    package let provider: ProviderID
    /// In the order of time.
    package let visits: [SignalVisit]
    /// Visits with weak proof.
    package let weakVisits: Int
    /// Days on which a device was used, and those on which that device served too many carers.
    package let deviceDays: Int
    package let sharedDeviceDays: Int

    package init(
        caregiver: CaregiverID, provider: ProviderID, visits: [SignalVisit], weakVisits: Int = 0, deviceDays: Int = 0,
        sharedDeviceDays: Int = 0
    ) {
        self.caregiver = caregiver
        self.provider = provider
        self.visits = visits.sorted { ($0.begin, $0.end) < ($1.begin, $1.end) }
        self.weakVisits = weakVisits
        self.deviceDays = deviceDays
        self.sharedDeviceDays = sharedDeviceDays
    }

    /// So many of so many.
    struct Share: Hashable, Sendable {
        let count: Int
        let of: Int
    }

    /// Visits that last exactly as much more or less than planned as the carer's most frequent one, to the second.
    var identicalDurations: Share {
        let counts = Dictionary(grouping: visits, by: \.deviation).mapValues(\.count)
        return Share(count: counts.values.max() ?? 0, of: visits.count)
    }

    /// How often the minute of the check-out ends in each digit.
    func lastDigits(_ zone: Zone) -> [Int] {
        var digits = [Int](repeating: 0, count: 10)
        for visit in visits { digits[zone.secondOfDay(visit.end, on: zone.day(of: visit.end)) / 60 % 10] += 1 }
        return digits
    }

    /// Ways between two visits of a day that nobody goes so fast.
    func impossibleWays(_ rules: SignalRules) -> Share {
        var (fast, all) = (0, 0)
        for (one, next) in zip(visits, visits.dropFirst()) where one.day == next.day {
            guard let from = one.position, let to = next.position else { continue }
            let metres = from.distanceMetres(to: to)
            guard metres > rules.nearMetres else { continue }
            all += 1
            if metres * 3_600 > rules.cityKmh * 1_000 * max(0, next.begin.seconds(since: one.end)) { fast += 1 }
        }
        return Share(count: fast, of: all)
    }

    /// Days of several visits whose times lie on a straight line: equal durations, equal steps.
    var uniformDays: Share {
        let days = Dictionary(grouping: visits, by: \.day).values.filter { $0.count >= SignalRules.visitsOfADay }
        return Share(count: days.count(where: Self.isUniform), of: days.count)
    }

    private static func isUniform(_ visits: [SignalVisit]) -> Bool {
        let steps = zip(visits, visits.dropFirst()).map { $1.begin.seconds(since: $0.begin) }
        let durations = visits.map { $0.end.seconds(since: $0.begin) }
        return max(spread(steps), min(spread(durations), spread(visits.map(\.deviation)))) <= SignalRules.uniformSeconds
    }

    private static func spread(_ values: [Int]) -> Int { (values.max() ?? 0) - (values.min() ?? 0) }
}
