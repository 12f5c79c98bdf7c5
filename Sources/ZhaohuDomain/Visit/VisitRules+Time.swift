extension VisitRules {
    /// `time.start`: begun too early or too late.
    func start(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        guard let planned = facts.plannedStart else { return nil }
        let off = record.begin.microseconds - planned.microseconds
        guard off.magnitude > UInt64(startToleranceMinutes) * 60_000_000 else { return nil }
        let seconds = record.begin.seconds(since: planned)
        return VisitFlag("time.start", .warn, "off_seconds=\(seconds) limit_minutes=\(startToleranceMinutes)")
    }

    /// `time.min`: shorter than planned by more than a little.
    func tooShort(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        guard let planned = facts.plannedMinutes, record.minutes * 100 < planned * minWarnPercent else { return nil }
        let isUnpaid = record.minutes * 100 < planned * minPayablePercent
        let limit = isUnpaid ? minPayablePercent : minWarnPercent
        return VisitFlag(
            "time.min", isUnpaid ? .notPayable : .warn,
            "minutes=\(record.minutes) planned=\(planned) limit_percent=\(limit)")
    }

    /// `time.max`: longer than planned by much, or open for very long.
    func tooLong(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        let minutes = record.minutes
        if let planned = facts.plannedMinutes, minutes * 100 > planned * maxPercent {
            return VisitFlag("time.max", .warn, "minutes=\(minutes) planned=\(planned) limit_percent=\(maxPercent)")
        }
        guard minutes > openHoursMax * 60 else { return nil }
        return VisitFlag("time.max", .warn, "minutes=\(minutes) limit_hours=\(openHoursMax)")
    }

    /// `late.entry`: received long after the end.
    func lateEntry(_ record: VisitRecord) -> VisitFlag? {
        guard record.received > record.end.advanced(bySeconds: lateEntryHours * 3_600) else { return nil }
        let hours = record.received.seconds(since: record.end) / 3_600
        return VisitFlag("late.entry", .warn, "hours=\(hours) limit_hours=\(lateEntryHours)")
    }

    /// `clock.future`: ended after it was received, by more than clocks may be off.
    func clockAhead(_ record: VisitRecord) -> VisitFlag? {
        guard record.end > record.received.advanced(bySeconds: clockSkewSeconds) else { return nil }
        let seconds = record.end.seconds(since: record.received)
        return VisitFlag("clock.future", .exception, "ahead_seconds=\(seconds) limit_seconds=\(clockSkewSeconds)")
    }

    /// `clock.old`: so long before its receipt that the device's clock or the record is doubtful.
    func clockBehind(_ record: VisitRecord) -> VisitFlag? {
        guard record.received > record.end.advanced(bySeconds: clockOldDays * 86_400) else { return nil }
        let days = record.received.seconds(since: record.end) / 86_400
        return VisitFlag("clock.old", .exception, "days=\(days) limit_days=\(clockOldDays)")
    }

    /// `device.shared`: one device for many caregivers, or a clock that is off.
    func sharedDevice(_ record: VisitRecord, _ facts: VisitFacts) -> VisitFlag? {
        var evidence: [String] = []
        if facts.deviceCaregivers > deviceCaregiversMax {
            evidence.append("caregivers=\(facts.deviceCaregivers) limit=\(deviceCaregiversMax)")
        }
        if let skew = record.skewSeconds, skew.magnitude > UInt(clockSkewSeconds) {
            evidence.append("skew_seconds=\(skew) limit_seconds=\(clockSkewSeconds)")
        }
        return evidence.isEmpty ? nil : VisitFlag("device.shared", .warn, evidence.joined(separator: " "))
    }
}
