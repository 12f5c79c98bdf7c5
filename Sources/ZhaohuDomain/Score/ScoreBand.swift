/// What a score is called, the best first.
package enum ScoreBand: String, Sendable, CaseIterable {
    /// The deposit is released in full, and referrals go here first.
    case excellent
    case good
    /// To be put right within the shorter term.
    case rectify
    /// No new clients, a talk, to be put right within the longer term.
    case restricted
    /// Suspended, then terminated.
    case failing

    /// The name for people.
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.excellent, .chinese): "优秀"
        case (.good, .chinese): "良好"
        case (.rectify, .chinese): "限期整改"
        case (.restricted, .chinese): "暂停新增并整改"
        case (.failing, .chinese): "不合格"
        case (_, .english): rawValue
        }
    }
}

/// The boundaries of the bands and the terms that follow from them; dated policy.
package struct BandRules: Hashable, Sendable {
    /// Whole points from which a score is excellent.
    package let excellentFrom: Int
    /// Whole points below which something must be put right.
    package let rectifyBelow: Int
    /// Whole points below which no new clients are taken, and a period counts as low.
    package let restrictBelow: Int
    /// Whole points below which the company fails.
    package let failBelow: Int
    /// Calendar days.
    package let rectifyDays: Int
    /// Calendar days.
    package let restrictDays: Int
    /// So many low periods running end the agreement.
    package let lowRunning: Int
    /// So many low periods within the window end it, too.
    package let lowInWindow: Int
    package let windowMonths: Int

    package init(
        excellentFrom: Int = 90, rectifyBelow: Int = 80, restrictBelow: Int = 70, failBelow: Int = 60,
        rectifyDays: Int = 30, restrictDays: Int = 60, lowRunning: Int = 2, lowInWindow: Int = 3,
        windowMonths: Int = 24
    ) {
        self.excellentFrom = excellentFrom
        self.rectifyBelow = rectifyBelow
        self.restrictBelow = restrictBelow
        self.failBelow = failBelow
        self.rectifyDays = rectifyDays
        self.restrictDays = restrictDays
        self.lowRunning = lowRunning
        self.lowInWindow = lowInWindow
        self.windowMonths = windowMonths
    }

    /// The band of a score in tenths of a point.
    package func band(tenths: Int) -> ScoreBand {
        if tenths < failBelow * 10 { return .failing }
        if tenths < restrictBelow * 10 { return .restricted }
        if tenths < rectifyBelow * 10 { return .rectify }
        return tenths < excellentFrom * 10 ? .good : .excellent
    }
}

extension BandRules {
    /// The rules in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        self.init(
            excellentFrom: try policy.integer("provider.excellent_from", on: day),
            rectifyBelow: try policy.integer("provider.warn_below", on: day),
            restrictBelow: try policy.integer("provider.freeze_below", on: day),
            failBelow: try policy.integer("provider.suspend_below", on: day),
            rectifyDays: try policy.integer("provider.rectify_days", on: day),
            restrictDays: try policy.integer("provider.rectify_days_low", on: day),
            lowRunning: try policy.integer("provider.low_periods_running", on: day),
            lowInWindow: try policy.integer("provider.low_periods_in_window", on: day),
            windowMonths: try policy.integer("provider.low_window_months", on: day))
    }
}
