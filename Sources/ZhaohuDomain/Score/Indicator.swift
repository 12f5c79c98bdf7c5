/// The eight indicators of the scorecard.
///
/// - Note: Source: the kinds are those by which the national frame has providers judged (Prov-21, Org-13 arts. 23-24); which
///   they are, and what they weigh, is the project's default and dated policy.
package enum Indicator: String, Sendable, CaseIterable {
    case verifiedVisits = "Q1"
    case planAdherence = "Q2"
    case satisfaction = "Q3"
    case spotChecks = "Q4"
    case complaints = "Q5"
    case staff = "Q6"
    case settlement = "Q7"
    case safety = "Q8"

    /// Its parts; the points of an indicator are those of its measured parts on average.
    package var parts: [Part] {
        switch self {
        case .verifiedVisits: [.verified]
        case .planAdherence: [.visits, .minutes]
        case .satisfaction: [.satisfied]
        case .spotChecks: [.passed]
        case .complaints: [.upheld, .answered]
        case .staff: [.certified, .trained, .stayed]
        case .settlement: [.refused]
        case .safety: [.reported]
        }
    }

    /// One rate of an indicator.
    package enum Part: String, Sendable, CaseIterable {
        case verified, visits, minutes, satisfied, passed, upheld, answered, certified, trained, stayed, refused
        case reported

        package var indicator: Indicator {
            switch self {
            case .verified: .verifiedVisits
            case .visits, .minutes: .planAdherence
            case .satisfied: .satisfaction
            case .passed: .spotChecks
            case .upheld, .answered: .complaints
            case .certified, .trained, .stayed: .staff
            case .refused: .settlement
            case .reported: .safety
            }
        }

        /// The dated keys of its scale: `score.q5.upheld.floor_ppm`.
        package func policyKey(_ word: String) -> String { "\(indicator.policyKey(rawValue)).\(word)" }
    }

    /// The dated keys of the indicator: `score.q1.weight`.
    package func policyKey(_ word: String) -> String { "score.\(rawValue.lowercased()).\(word)" }
}

/// How a rate becomes points: none up to the floor, all from the target on, in a straight line between.
///
/// A floor above the target means that less is better, as with complaints.
package struct PointScale: Hashable, Sendable {
    /// Parts of a million.
    package let floor: Int
    /// Parts of a million; not the floor.
    package let target: Int

    package init(floor: Int, target: Int) {
        self.floor = floor
        self.target = target
    }

    /// The share of the points that a rate earns, in parts of a million, rounded half up.
    ///
    /// - Parameters:
    ///   - numerator: 0 or more.
    ///   - denominator: above 0.
    /// - Returns: 0 to 1,000,000.
    package func share(_ numerator: Int, of denominator: Int) -> Int {
        guard denominator > 0, floor != target else { return 0 }
        // (n/d * 10^6 - floor) / (target - floor), with both sides made positive.
        let rise = target > floor ? target - floor : floor - target
        let above = (numerator * 1_000_000 - floor * denominator) * (target > floor ? 1 : -1)
        guard above > 0 else { return 0 }
        let whole = rise * denominator
        guard above < whole else { return 1_000_000 }
        let product = UInt(above).multipliedFullWidth(by: 1_000_000)
        let (quotient, rest) = UInt(whole).dividingFullWidth(product)
        return Int(quotient) + (rest >= UInt(whole) - rest ? 1 : 0)
    }
}

/// What was counted for one part of an indicator.
package struct Measure: Hashable, Sendable {
    package let part: Indicator.Part
    package let numerator: Int
    package let denominator: Int
    /// Below so many in the denominator the part is not scored.
    package let minimum: Int
    package let scale: PointScale
    /// The rate that is scored, in parts of a million, where it is another than numerator by denominator: shrunk to the
    /// city's mean, or adjusted for who was asked.
    package let adjustedPPM: Int?

    package init(
        _ part: Indicator.Part, _ numerator: Int, of denominator: Int, minimum: Int, scale: PointScale,
        adjustedPPM: Int? = nil
    ) {
        self.part = part
        self.numerator = numerator
        self.denominator = denominator
        self.minimum = minimum
        self.scale = scale
        self.adjustedPPM = adjustedPPM
    }

    /// False where there is too little to judge by.
    package var isEnough: Bool { denominator > 0 && denominator >= minimum }

    /// Parts of a million of the points; nil when there is too little.
    package var share: Int? {
        guard isEnough else { return nil }
        guard let adjustedPPM else { return scale.share(numerator, of: denominator) }
        return scale.share(adjustedPPM, of: 1_000_000)
    }
}
