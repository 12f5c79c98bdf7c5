extension VisitRules {
    /// Judges a whole visit.
    ///
    /// A missing element leaves it unverified; flags never refuse it.
    ///
    /// - Throws: ``RefusalRule/visitEndsBeforeStart``, ``RefusalRule/visitTooLong``; nothing else is refused.
    /// - Note: Source: 21st Century Cures Act § 12006 (the six elements); Prov-21 arts. 16-17; the limits are policy.
    package func judge(_ record: VisitRecord, _ facts: VisitFacts) throws(Refusal) -> VisitVerdict {
        try VisitRecord.requireOrder(begin: record.begin, end: record.end)
        let overlaps = overlapping(record, facts)
        let flags = [
            radius(record, facts), missingPosition(record, facts), start(record, facts), tooShort(record, facts),
            tooLong(record, facts), overlaps.worker, overlaps.client, travel(record, facts), frequency(facts),
            stateConflict(record, facts), workerConflict(record, facts), sharedDevice(record, facts), lateEntry(record),
            clockAhead(record), clockBehind(record),
        ].compactMap(\.self)
        let isPayable = !flags.contains { $0.severity == .notPayable }
        let hasAllElements = record.itemCount > 0 && !flags.contains { $0.rule == "geo.missing" }
        return VisitVerdict(
            flags: flags, minutes: record.minutes, payableMinutes: isPayable ? countedMinutes(record, facts) : 0,
            isVerified: hasAllElements && !flags.contains { $0.severity >= .exception },
            alsoFlag: overlaps.others)
    }

    /// The minutes that count: those recorded, or the plan's where the visit took too long.
    private func countedMinutes(_ record: VisitRecord, _ facts: VisitFacts) -> Int {
        guard tooLong(record, facts) != nil else { return record.minutes }
        return min(record.minutes, facts.plannedMinutes ?? openHoursMax * 60)
    }
}
