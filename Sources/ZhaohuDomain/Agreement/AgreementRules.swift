/// Below which numbers nothing is judged, and from where on something is a signal; dated policy.
///
/// - Note: Source: Asm-29 art. 31 orders spot checks and leaves their rate to the region.
package struct AgreementRules: Hashable, Sendable {
    /// Least pairs of answers for a kappa.
    package let minimumPairs: Int
    /// Least sheets for a share.
    package let minimumSheets: Int
    /// Least answers to calibration cases.
    package let minimumReferenceAnswers: Int
    /// Of a hundred flagged assessors, how many may be flagged by chance.
    package let falseDiscoveryPercent: Int
    /// Reach on both sides of a boundary, in points of a dimension of 100.
    package let windowPoints: Int
    /// A kappa whose whole interval lies below this is a signal, in hundredths.
    package let kappaFloorPercent: Int

    package init(
        minimumPairs: Int, minimumSheets: Int, minimumReferenceAnswers: Int, falseDiscoveryPercent: Int,
        windowPoints: Int, kappaFloorPercent: Int
    ) {
        self.minimumPairs = minimumPairs
        self.minimumSheets = minimumSheets
        self.minimumReferenceAnswers = minimumReferenceAnswers
        self.falseDiscoveryPercent = falseDiscoveryPercent
        self.windowPoints = windowPoints
        self.kappaFloorPercent = kappaFloorPercent
    }

    /// The values in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        self.init(
            minimumPairs: try policy.integer("agreement.minimum_pairs", on: day),
            minimumSheets: try policy.integer("agreement.minimum_sheets", on: day),
            minimumReferenceAnswers: try policy.integer("agreement.minimum_reference_answers", on: day),
            falseDiscoveryPercent: try policy.integer("agreement.fdr_percent", on: day),
            windowPoints: try policy.integer("agreement.window_points", on: day),
            kappaFloorPercent: try policy.integer("agreement.kappa_floor_percent", on: day))
    }

    /// The bound on false discoveries as a share.
    package var falseDiscoveryShare: Double { Double(falseDiscoveryPercent) / 100 }
    /// The floor of kappa as a number.
    package var kappaFloor: Double { Double(kappaFloorPercent) / 100 }
}
