/// The published score of one period, as far as the ladder asks.
package struct ScoredPeriod: Hashable, Sendable {
    package let from: Day
    package let to: Day
    /// Tenths of a point; nil where too little was known.
    package let pointsTenths: Int?
    package let isVetoed: Bool

    package init(from: Day, to: Day, pointsTenths: Int?, isVetoed: Bool = false) {
        self.from = from
        self.to = to
        self.pointsTenths = pointsTenths
        self.isVetoed = isVetoed
    }
}

/// What follows from a company's published scores; a proposal, which the procedure of exit carries out step by step.
package struct Consequence: Hashable, Sendable {
    package enum Measure: String, Sendable, CaseIterable {
        /// Too little is known to say anything.
        case none
        /// The deposit in full, referrals first.
        case reward
        /// Nothing to do.
        case keep
        /// To be put right within the shorter term.
        case rectify
        /// No new clients, a talk, to be put right within the longer term.
        case restrict
        /// Suspended; terminated when it is not put right.
        case suspend
        /// The agreement ends.
        case terminate
    }

    package enum Reason: String, Sendable, CaseIterable {
        case score, veto
        case lowRunning = "low_running"
        case lowInWindow = "low_in_window"
    }

    package let measure: Measure
    package let reason: Reason
    /// Calendar days to put things right; nil where there is nothing to put right.
    package let days: Int?

    package init(_ measure: Measure, _ reason: Reason = .score, days: Int? = nil) {
        self.measure = measure
        self.reason = reason
        self.days = days
    }

    /// What follows from the history of scores.
    ///
    /// A period with too few facts is not low, and one running of low periods ends with it. The window ends with the last
    /// day of the newest period and begins so many months before; a period belongs to it by its last day.
    ///
    /// - Parameters:
    ///   - history: one score a period, in any order; the period that ends last is the one to act on.
    ///   - rules: the ladder.
    /// - Returns: what to do; `none` without any score.
    package static func of(_ history: [ScoredPeriod], _ rules: BandRules) -> Consequence {
        let periods = history.sorted { ($0.to, $0.from) < ($1.to, $1.from) }
        guard let newest = periods.last else { return Consequence(.none) }
        let isLow: (ScoredPeriod) -> Bool = {
            $0.isVetoed || $0.pointsTenths.map { $0 < rules.restrictBelow * 10 } ?? false
        }
        if isLow(newest) {
            let running = periods.reversed().prefix(while: isLow).count
            if running >= rules.lowRunning { return Consequence(.terminate, .lowRunning) }
            let begin = newest.to.advanced(byMonths: -rules.windowMonths)
            let inWindow = periods.filter { $0.to > begin && isLow($0) }.count
            if inWindow >= rules.lowInWindow { return Consequence(.terminate, .lowInWindow) }
        }
        if newest.isVetoed { return Consequence(.suspend, .veto) }
        guard let tenths = newest.pointsTenths else { return Consequence(.none) }
        switch rules.band(tenths: tenths) {
        case .excellent: return Consequence(.reward)
        case .good: return Consequence(.keep)
        case .rectify: return Consequence(.rectify, days: rules.rectifyDays)
        case .restricted: return Consequence(.restrict, days: rules.restrictDays)
        case .failing: return Consequence(.suspend)
        }
    }
}
