/// Why a visit is where it is, or nowhere.
package enum Explanation: Sendable {
    case unplaced(UnplacedExplanation)
    case placed(PlacedExplanation)

    /// Explains a visit.
    package init(of visit: Int, in timetable: Timetable) {
        self =
            timetable.start(of: visit) == nil
            ? .unplaced(UnplacedExplanation(of: visit, in: timetable))
            : .placed(PlacedExplanation(of: visit, in: timetable))
    }
}

/// Why nobody serves a visit, and the smallest changes that would place it.
package struct UnplacedExplanation: Sendable {
    package let visit: Int
    /// What leaving it costs.
    package let price: Int
    /// Who could serve it all the same, cheapest first.
    package let candidates: [Candidates.Candidate]
    /// Every other caregiver with the skills, with the first rule that stands in the way; by part and caregiver.
    package let excluded: [Candidates.Excluded]
    /// How many caregivers lack the skills, by part.
    package let unskilled: [Int]
    /// For a visit of two whose parts could each be served, but not both at once.
    package let isPairApart: Bool
    /// The smallest change of each kind, in the order of preference.
    package let remedies: [Remedy]
}

/// Why a visit is served by whom it is.
package struct PlacedExplanation: Sendable {
    /// Somebody of the client's care team who does not serve the visit.
    package struct Member: Hashable, Sendable {
        package let caregiver: Int
        package let part: Int
        package let familiarity: Familiarity
        /// The first rule that stands in the way; nil when there is none.
        package let hurdle: Hurdle?
        /// What the plan would cost more with this caregiver; nil when that cannot be.
        package let difference: CostParts?
    }

    /// Others who could serve it.
    package struct Alternative: Hashable, Sendable {
        package let candidate: Candidates.Candidate
        /// What the plan would cost more with them.
        package let difference: CostParts
        package let cost: Int
    }

    package let visit: Int
    /// Who serves it, by part.
    package let crew: [Int]
    package let start: Int
    /// True when the dispatcher has fixed the caregivers.
    package let isPinned: Bool
    package let familiarity: [Familiarity]
    /// What serving it costs where it is, beside leaving it out.
    package let change: CostParts
    package let cost: Int
    /// The next best, cheapest first; at most three.
    package let alternatives: [Alternative]
    /// The care team's members who do not serve it, the first choice first.
    package let team: [Member]
}
