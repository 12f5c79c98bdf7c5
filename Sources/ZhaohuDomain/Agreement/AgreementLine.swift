/// One line of the report on agreement: whom or what it is about, on how much it stands, and its figures.
package struct AgreementLine: Hashable, Sendable {
    /// The parts of the report, in their order.
    package enum Section: String, Sendable, CaseIterable {
        /// The grades of all pairs of sheets.
        case overall
        /// The answers to one item, of all pairs.
        case item
        /// The grades of two raters who assessed together.
        case pair
        /// The grades of one rater against everyone he assessed with.
        case rater
        /// How many sheets of a rater come to severe, against all peers.
        case severe
        /// How many come to any benefit, against all peers.
        case benefit
        /// Totals just on the severe side of a boundary, against what the peers' items predict.
        case clustering
        /// Answers to calibration cases against the reference.
        case calibration
        /// A rater's half-year, against the same half-year of the peers.
        case drift
    }

    /// What calls for a look by a human; never a verdict.
    package enum Signal: String, Sendable, CaseIterable {
        /// The whole interval of kappa lies below the floor; see ``WeightedKappa/isBelow(_:)``.
        case lowAgreement = "low_agreement"
        /// More than the peers, beyond chance.
        case more
        /// Fewer than the peers, beyond chance.
        case fewer
    }

    package let section: Section
    /// The item or the rater; for a pair the first of two.
    package let subject: String
    /// The second of a pair, the boundary, the half-year; else empty.
    package let detail: String
    /// What the figures stand on: pairs of answers, sheets, or answers.
    package let n: Int
    /// Below this `n` there are no figures.
    package let least: Int
    /// Answers left out because an item could not be judged.
    package var unjudged = 0
    /// How many of `n` agree, or are counted.
    package var count = 0
    package var kappa: WeightedKappa?
    package var comparison: ShareComparison?
    package var calibration: CalibrationFigures?
    package var signal: Signal?

    package init(_ section: Section, _ subject: String, detail: String = "", n: Int, least: Int) {
        (self.section, self.subject, self.detail, self.n, self.least) = (section, subject, detail, n, least)
    }

    /// False: not enough to judge by.
    package var isEnough: Bool { n >= least && n > 0 }
    /// `count` of `n`; nil when there is not enough.
    package var share: Double? { isEnough ? Double(count) / Double(n) : nil }
}
