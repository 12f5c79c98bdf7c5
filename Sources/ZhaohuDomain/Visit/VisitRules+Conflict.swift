extension VisitRules {
    /// So many overlapping visits are named and flagged too; a day sent a thousand times must not flag a million.
    package static let othersMax = 8

    /// `overlap.worker` and `overlap.client`, with the visits that they also belong to.
    func overlapping(
        _ record: VisitRecord, _ facts: VisitFacts
    ) -> (worker: VisitFlag?, client: VisitFlag?, others: [Overlap]) {
        let worker = facts.caregiverVisits.filter { $0.from < record.end && record.begin < $0.to }.map(\.visit)
        let together = facts.isPairVisit ? [] : facts.clientVisits
        let client = together.filter { $0.from < record.end && record.begin < $0.to }.map(\.visit)
        let others =
            worker.prefix(Self.othersMax).map { Overlap(visit: $0, rule: "overlap.worker") }
            + client.prefix(Self.othersMax).map { Overlap(visit: $0, rule: "overlap.client") }
        return (flag("overlap.worker", worker), flag("overlap.client", client), others)
    }

    /// `freq.cap`: more often than planned.
    func frequency(_ facts: VisitFacts) -> VisitFlag? {
        let over = facts.frequencies.filter { $0.done > $0.cap }
        guard !over.isEmpty else { return nil }
        let evidence = over.map { "item=\($0.item) done=\($0.done) cap=\($0.cap) per=\($0.per.rawValue)" }
        return VisitFlag("freq.cap", .notPayable, evidence.joined(separator: " "))
    }

    /// `state.conflict`: the client was not entitled at the time of the visit.
    ///
    /// Nothing is payable for days after the day of death; the day of death itself counts.
    func stateConflict(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        let day = facts.zone.day(of: record.begin)
        var reasons: [String] = []
        if let died = facts.personDiedOn, day > died {
            reasons.append("reason=person_dead days_after=\(day.number - died.number)")
        }
        if facts.isInHospital { reasons.append("reason=in_hospital") }
        if facts.caseState != .effective { reasons.append("reason=case_state state=\(facts.caseState.rawValue)") }
        if let from = facts.validFrom, day < from { reasons.append("reason=not_yet_valid valid_from=\(from)") }
        if let until = facts.validUntil, day > until { reasons.append("reason=expired valid_until=\(until)") }
        if !facts.isPlanConfirmed { reasons.append("reason=plan_not_confirmed") }
        return reasons.isEmpty ? nil : VisitFlag("state.conflict", .notPayable, reasons.joined(separator: " "))
    }

    /// `worker.conflict`: this caregiver, or this provider, was not to give the visit.
    ///
    /// A visit booked before a provider's exit or suspension stays payable, up to the provider's last day of care, however late
    /// it is sent; one made up afterwards does not.
    func workerConflict(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        var reasons: [String] = []
        if facts.caregiverState != .active {
            reasons.append("reason=caregiver_state state=\(facts.caregiverState.rawValue)")
        }
        if !facts.isCaregiverOfProvider { reasons.append("reason=not_on_roster") }
        let lacking = facts.skillsNeeded.subtracting(facts.skillsHeld)
        if !lacking.isEmpty { reasons.append("reason=skill_missing skill=\(lacking.sorted().joined(separator: ","))") }
        if !facts.isBooked, !facts.providerState.acceptsNewBookings {
            reasons.append("reason=provider_frozen state=\(facts.providerState.rawValue)")
        }
        if let last = facts.providerLeavesOn, facts.zone.day(of: record.begin) > last {
            reasons.append("reason=provider_left last=\(last)")
        }
        return reasons.isEmpty ? nil : VisitFlag("worker.conflict", .notPayable, reasons.joined(separator: " "))
    }

    private func flag(_ rule: String, _ others: [VisitID]) -> VisitFlag? {
        guard !others.isEmpty else { return nil }
        return VisitFlag(
            rule, .exception, "other=" + others.prefix(Self.othersMax).map(\.description).joined(separator: ","))
    }
}
