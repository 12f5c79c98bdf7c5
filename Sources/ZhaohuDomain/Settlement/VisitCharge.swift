/// The rules by which the visits of some days are priced.
package struct ChargeRules: Hashable, Sendable {
    /// The first day for which they hold.
    package let from: Day
    /// The last; nil without end.
    package let to: Day?
    /// What the fund pays for an hour.
    package let fenPerHour: Int
    /// Home care of a calendar month that the fund pays for a client.
    package let entitlementMinutes: Int
    /// Whether a visit on the day of death is paid.
    package let deathDayCounts: Bool

    package init(
        from: Day, to: Day?, fenPerHour: Int, entitlementMinutes: Int, deathDayCounts: Bool
    ) {
        self.from = from
        self.to = to
        self.fenPerHour = fenPerHour
        self.entitlementMinutes = entitlementMinutes
        self.deathDayCounts = deathDayCounts
    }
}

extension ChargeRules {
    private static let keys = [
        "schedule.fund_fen_per_hour", "schedule.entitlement_minutes_month", "benefit.death_day_counts",
    ]

    /// The rules of all days, cut where one of the policies changes; days without a price are in none.
    ///
    /// - Throws: ``RefusalRule/policyMalformed``; ``RefusalRule/policyMissing`` when there is no price at all.
    package static func periods(_ policy: PolicyBook) throws(Refusal) -> [ChargeRules] {
        var starts: Set<Day> = []
        for row in keys.flatMap(policy.rows) {
            starts.insert(row.validFrom)
            if let last = row.validTo { starts.insert(last.advanced(by: 1)) }
        }
        let days = starts.sorted()
        var periods: [ChargeRules] = []
        var missing: Refusal?
        for (index, day) in days.enumerated() {
            let to = index + 1 < days.count ? days[index + 1].advanced(by: -1) : nil
            do throws(Refusal) {
                periods.append(try ChargeRules(policy: policy, from: day, to: to))
            } catch  where error.rule == .policyMissing {
                missing = error
            }
        }
        if periods.isEmpty { throw missing ?? Refusal(.policyMissing, ["key": keys[0]]) }
        return periods
    }

    private init(policy: PolicyBook, from: Day, to: Day?) throws(Refusal) {
        self.init(
            from: from, to: to, fenPerHour: try policy.integer(Self.keys[0], on: from),
            entitlementMinutes: try policy.integer(Self.keys[1], on: from),
            deathDayCounts: try policy.value(Self.keys[2], on: from) == "yes")
    }
}

/// What is claimed for a payable visit, and why not more.
package struct VisitCharge: Hashable, Sendable {
    /// Minutes that the fund pays.
    package let minutes: Int
    package let amount: Money
    /// `cut` where a rule or a decision lets fewer minutes count than were recorded, `entitlement` where the client's
    /// month is used up; empty when every recorded minute is paid.
    package let reason: String

    /// - Parameters:
    ///   - recorded: whole minutes from check-in to check-out.
    ///   - counted: those that the rules of visits let count, such as the plan's after `time.max`.
    ///   - used: minutes of the client's month that are claimed already.
    ///   - rules: those of the visit's day.
    package init(recorded: Int, counted: Int, used: Int, rules: ChargeRules) {
        minutes = max(0, min(counted, rules.entitlementMinutes - used))
        amount = VisitPrice.of(minutes: minutes, fenPerHour: rules.fenPerHour)
        reason = minutes < counted ? "entitlement" : counted < recorded ? "cut" : ""
    }
}
