extension ExitProcedure {
    /// The second decider decides.
    ///
    /// - Parameters:
    ///   - measure: what is done; another than the recommended one is allowed.
    ///   - actor: who decides; not who recommended.
    ///   - day: today.
    ///   - effective: the last day of care; needed for an exit.
    ///   - rules: the terms of today.
    ///   - calendar: the working days.
    /// - Throws: ``RefusalRule/exitState``, ``RefusalRule/exitSamePerson``, ``RefusalRule/exitTooSoonEffective``.
    package mutating func decide(
        _ measure: ExitMeasure, by actor: String, on day: Day, effective: Day?, _ rules: ExitRules,
        _ calendar: WorkingCalendar
    ) throws(Refusal) {
        let next = try state.after(measure == .drop ? .drop : .decide)
        try require(actor, otherThan: ["recommend": recommendedBy])
        if measure != .drop, grounds != .voluntary {
            appealUntil = rules.end(of: rules.appeal, after: day, calendar)
        }
        if measure == .exit { effectiveOn = try checked(effective, decided: day, rules) }
        state = next
        self.measure = measure
        decidedBy = actor
        decidedOn = day
    }

    /// The last day of care that leaves time to appeal, and then to hand the clients over.
    private func checked(_ effective: Day?, decided day: Day, _ rules: ExitRules) throws(Refusal) -> Day {
        var earliest = (appealUntil ?? day).advanced(by: rules.handover.length)
        var key = rules.handover.key
        if grounds == .voluntary, let servedOn, servedOn.advanced(by: rules.notice.length) > earliest {
            (earliest, key) = (servedOn.advanced(by: rules.notice.length), rules.notice.key)
        }
        guard let effective, effective >= earliest else {
            throw Refusal(
                .exitTooSoonEffective,
                [
                    "field": "effective", "value": effective?.description ?? "none",
                    "expected": "\(earliest) or later", "policy": key,
                ])
        }
        return effective
    }

    /// The company objects.
    ///
    /// - Throws: ``RefusalRule/exitState``, ``RefusalRule/exitTooLate`` with the last day.
    package mutating func appeal(on day: Day, _ rules: ExitRules, _ calendar: WorkingCalendar) throws(Refusal) {
        let next = try state.after(.appeal)
        guard let appealUntil, day <= appealUntil else {
            throw Refusal(
                .exitTooLate,
                ["event": "appeal", "until": appealUntil?.description ?? "none", "today": "\(day)"])
        }
        state = next
        appealedOn = day
        ruleUntil = rules.end(of: rules.ruling, after: day, calendar)
    }

    /// Somebody who neither recommended nor decided rules on the appeal.
    ///
    /// An appeal that fails late moves the last day of care, so that the hand-over has its time.
    ///
    /// - Throws: ``RefusalRule/exitState``, ``RefusalRule/exitSamePerson``.
    package mutating func rule(upheld: Bool, by actor: String, on day: Day, _ rules: ExitRules) throws(Refusal) {
        let next = try state.after(upheld ? .uphold : .overturn)
        try require(actor, otherThan: ["recommend": recommendedBy, "decide": decidedBy])
        state = next
        ruledBy = actor
        if upheld, let effectiveOn { self.effectiveOn = max(effectiveOn, day.advanced(by: rules.handover.length)) }
    }

    /// A suspension stands: nothing more is to come.
    ///
    /// - Throws: ``RefusalRule/exitMeasure`` for an exit; ``RefusalRule/exitTooEarly`` while it can be appealed.
    package mutating func end(on day: Day) throws(Refusal) {
        let next = try state.after(.end)
        guard measure == .suspend else { throw Refusal(.exitMeasure, ["event": "end", "wanted": "suspend"]) }
        if state == .decided { try require(day, after: appealUntil, .end, "appeal") }
        state = next
    }
}
