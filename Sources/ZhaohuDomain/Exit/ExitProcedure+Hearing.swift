extension ExitProcedure {
    /// The notice reaches the company: its clocks start, those of rectification where things can be put right.
    ///
    /// - Throws: ``RefusalRule/exitState``, ``RefusalRule/exitTooLate`` when served before it was opened or after today.
    package mutating func serve(on day: Day, today: Day, _ rules: ExitRules, _ calendar: WorkingCalendar)
        throws(Refusal)
    {
        state = try state.after(.serve)
        guard (openedOn...max(openedOn, today)).contains(day) else {
            throw Refusal(
                .exitTooLate, ["field": "on", "value": "\(day)", "expected": "\(openedOn) to \(today)"])
        }
        servedOn = day
        answerUntil = rules.end(of: rules.answer, after: day, calendar)
        if grounds.canBePutRight {
            state = try state.after(.rectify)
            rectifyUntil = rules.end(of: rules.rectification, after: day, calendar)
        }
        let heard = max(answerUntil ?? day, rectifyUntil ?? day)
        decideUntil = rules.end(of: rules.decision, after: heard, calendar)
    }

    /// The company answers, or shows what it has put right.
    ///
    /// - Throws: ``RefusalRule/exitState``; ``RefusalRule/exitTooLate`` with the last day.
    package mutating func answer(on day: Day) throws(Refusal) {
        let next = try state.after(.answer)
        let last = max(answerUntil ?? day, rectifyUntil ?? day)
        guard day <= last else {
            throw Refusal(.exitTooLate, ["event": "answer", "until": "\(last)", "today": "\(day)"])
        }
        state = next
        answeredOn = day
    }

    /// The first decider says what should be done: once the company was heard, or its time to speak is over.
    ///
    /// A company that was told to put things right has all of its time, whatever it answered before.
    ///
    /// - Throws: ``RefusalRule/exitState``, ``RefusalRule/exitTooEarly`` with the first day on which it may be done.
    package mutating func recommend(_ measure: ExitMeasure, by actor: String, on day: Day) throws(Refusal) {
        let next = try state.after(.recommend)
        if grounds != .voluntary {
            try require(day, after: rectifyUntil, .recommend, "rectification")
            if answeredOn == nil { try require(day, after: answerUntil, .recommend, "answer") }
        }
        state = next
        self.measure = measure
        recommendedBy = actor
    }
}
