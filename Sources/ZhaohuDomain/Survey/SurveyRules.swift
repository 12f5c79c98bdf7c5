/// Who is asked, how often and when, and what counts as an answer; dated policy.
package struct SurveyRules: Hashable, Sendable {
    package let visitsMin: Int
    package let ageMin: Int
    package let attemptsMax: Int
    package let completePercent: Int
    package let busyMinutes: Int
    /// Minutes of the day at which the morning, the afternoon and the evening begin.
    package let callMinutes: [Int]
    package let callUntilMinute: Int
    /// Whoever may answer besides the client.
    package let proxies: Set<SurveyRelation>
    package let ageBands: AgeBands
    /// So many a company must be drawn for the least answers by which it can be told apart.
    package let providerMinimum: Int

    package init(
        visitsMin: Int, ageMin: Int, attemptsMax: Int, completePercent: Int, busyMinutes: Int, callMinutes: [Int],
        callUntilMinute: Int, proxies: Set<SurveyRelation>, ageBands: AgeBands, providerMinimum: Int
    ) {
        (self.visitsMin, self.ageMin, self.attemptsMax) = (visitsMin, ageMin, attemptsMax)
        (self.completePercent, self.busyMinutes) = (completePercent, busyMinutes)
        (self.callMinutes, self.callUntilMinute) = (callMinutes, callUntilMinute)
        (self.proxies, self.ageBands, self.providerMinimum) = (proxies, ageBands, providerMinimum)
    }

    /// The values in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        func malformed(_ key: String, _ expected: String) throws(Refusal) -> Refusal {
            Refusal(
                .policyMalformed, ["key": key, "value": try policy.value(key, on: day), "expected": expected])
        }
        visitsMin = try policy.integer("survey.visits_min", on: day)
        ageMin = try policy.integer("survey.age_min", on: day)
        attemptsMax = try policy.integer("survey.attempts_max", on: day)
        completePercent = try policy.integer("survey.complete_percent", on: day)
        busyMinutes = try policy.integer("survey.busy_minutes", on: day)
        callUntilMinute = try policy.integer("survey.call_until_minute", on: day)
        callMinutes = try policy.value("survey.call_minutes", on: day).split(separator: " ").compactMap { Int($0) }
        guard !callMinutes.isEmpty, callMinutes == callMinutes.sorted() else {
            throw try malformed("survey.call_minutes", "rising minutes of the day")
        }
        let words = try policy.value("survey.proxies", on: day).split(separator: " ").map(String.init)
        proxies = Set(words.compactMap { SurveyRelation(rawValue: $0) })
        guard proxies.count == words.count, !proxies.contains(where: \.isPaid) else {
            throw try malformed("survey.proxies", "family, guardian or neighbour")
        }
        guard let bands = AgeBands(try policy.value("survey.age_bands", on: day)) else {
            throw try malformed("survey.age_bands", "rising ages")
        }
        ageBands = bands
        let wanted = try policy.integer("satisfaction.minimum_n", on: day)
        let expected = max(1, try policy.integer("survey.expected_response_percent", on: day))
        providerMinimum = (wanted * 100 + expected - 1) / expected
    }

    /// Refuses whoever may not answer for a client.
    ///
    /// - Throws: ``RefusalRule/notIndependent`` for the paid, ``RefusalRule/proxyNotAllowed``.
    package func check(_ relation: SurveyRelation) throws(Refusal) {
        guard !relation.isPaid else { throw Refusal(.notIndependent, ["field": "by", "value": relation.rawValue]) }
        guard relation == .client || proxies.contains(relation) else {
            throw Refusal(
                .proxyNotAllowed,
                ["field": "by", "value": relation.rawValue, "allowed": allowed.joined(separator: ",")])
        }
    }

    /// `self` and the proxies, in one order.
    package var allowed: [String] {
        SurveyRelation.allCases.filter { $0 == .client || proxies.contains($0) }.map(\.rawValue)
    }

    /// When to call again: a busy number soon, anybody else on the next day in the part of the day after this one.
    package func nextCall(after outcome: SurveyOutcome, at now: Instant, zone: Zone) -> Instant {
        let day = zone.day(of: now)
        let minute = zone.secondOfDay(now, on: day) / 60
        if outcome == .busy, minute + busyMinutes <= callUntilMinute {
            return now.advanced(bySeconds: busyMinutes * 60)
        }
        let part = callMinutes.lastIndex { $0 <= minute } ?? 0
        let next = callMinutes[(part + 1) % callMinutes.count]
        return zone.instant(day.advanced(by: 1), minute: next)
    }
}
