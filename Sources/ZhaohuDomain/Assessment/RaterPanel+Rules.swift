extension RaterPanel {
    /// Refuses a panel with a rater who may not assess this person.
    ///
    /// - Parameters:
    ///   - conflicts: the declared ones of the raters, and one for each login bound to a provider.
    ///   - person: who is assessed.
    ///   - provider: who cares for the person, nil while nobody does.
    /// - Throws: the refusals of ``Swift/Array/requireNone(of:person:provider:)``.
    package func requireUnconflicted(
        _ conflicts: [Conflict], person: PersonID, provider: ProviderID? = nil
    ) throws(Refusal) {
        for rater in raters { try conflicts.requireNone(of: rater.name, person: person, provider: provider) }
    }

    /// Refuses a panel of which two have assessed together too often.
    ///
    /// The share is that of their common assessments, this one included, among all of the one of them who had fewer.
    ///
    /// - Throws: ``RefusalRule/pairTooOften``.
    package func requireShared(_ history: PairHistory, limit: PairLimit) throws(Refusal) {
        for (index, first) in raters.enumerated() {
            for second in raters.dropFirst(index + 1) {
                let together = history.together(first.name, second.name) + 1
                let total = min(history.total(first.name), history.total(second.name)) + 1
                guard total >= limit.minimum, together * 100 > total * limit.sharePercentMax else { continue }
                throw Refusal(
                    .pairTooOften,
                    [
                        "pair": "\(first.name),\(second.name)", "count": String(together), "total": String(total),
                        "allowed": "\(limit.sharePercentMax)%",
                    ])
            }
        }
    }

    /// Refuses a panel that shares a person or an institution with the round it repeats.
    ///
    /// - Throws: the refusals of ``FirstRound/requireOutsider(_:institution:)``.
    package func requireOutside(_ first: FirstRound) throws(Refusal) {
        for rater in raters { try first.requireOutsider(rater.name, institution: rater.institution) }
    }
}

/// How often two may assess together.
package struct PairLimit: Hashable, Sendable {
    /// Percent of the assessments of the one who had fewer.
    package let sharePercentMax: Int
    /// Days before today that are counted.
    package let windowDays: Int
    /// With fewer assessments, the new one included, there is no share to speak of.
    package let minimum: Int

    package init(sharePercentMax: Int, windowDays: Int, minimum: Int) {
        self.sharePercentMax = sharePercentMax
        self.windowDays = windowDays
        self.minimum = minimum
    }

    /// The limit that policy sets for a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        sharePercentMax = try policy.integer("panel.pair_share_max_percent", on: day)
        windowDays = try policy.integer("panel.pair_window_days", on: day)
        minimum = try policy.integer("panel.pair_minimum", on: day)
    }
}

/// Who assessed with whom within the window of policy.
package struct PairHistory: Sendable {
    private var totals: [String: Int] = [:]
    private var pairs: [Set<String>: Int] = [:]

    package init() {}

    /// Notes that somebody took part in so many assessments.
    package mutating func add(_ rater: String, total: Int) { totals[rater, default: 0] += total }

    /// Notes that two took part in the same so many times.
    package mutating func add(_ first: String, _ second: String, together: Int) {
        pairs[[first, second], default: 0] += together
    }

    /// How many assessments somebody took part in.
    package func total(_ rater: String) -> Int { totals[rater] ?? 0 }

    /// How many of them two had in common.
    package func together(_ first: String, _ second: String) -> Int { pairs[[first, second]] ?? 0 }
}
