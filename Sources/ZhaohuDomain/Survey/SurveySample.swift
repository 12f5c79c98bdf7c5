/// A sample of clients, stratified by company and grade: the same candidates and the same seed give the same sample.
///
/// Each company gets as many as it needs for the least answers by which companies are told apart, a small one all of its
/// clients; what is left of the size is shared out by the clients not yet taken, largest remainders first. A company's
/// share goes to its grades in proportion. Within a stratum those with the least tickets are taken, where a ticket
/// depends on the seed and the case alone; so nobody's chance depends on the order of the frame.
package struct SurveySample: Hashable, Sendable {
    /// A company's clients of a grade.
    package struct Stratum: Hashable, Sendable {
        package let provider: ProviderID
        package let grade: String
        package let eligible: Int
        package let drawn: Int
    }

    /// By company and grade.
    package let strata: [Stratum]
    /// In the order of the calls.
    package let members: [SurveyCandidate]

    /// Draws from those who may be asked.
    ///
    /// - Parameters:
    ///   - eligible: in any order, each case once.
    ///   - size: how many; all, where there are no more.
    ///   - providerMinimum: how many a company needs.
    ///   - seed: any number.
    /// - Throws: ``RefusalRule/nobodyEligible``; ``RefusalRule/surveyTooSmall`` with the least size.
    package init(_ eligible: [SurveyCandidate], size: Int, providerMinimum: Int, seed: Int64) throws(Refusal) {
        guard !eligible.isEmpty else { throw Refusal(.nobodyEligible) }
        let byProvider = Dictionary(grouping: eligible, by: \.provider)
        let providers = byProvider.keys.sorted()
        let sizes = providers.map { byProvider[$0]?.count ?? 0 }
        let shares = try SurveySample.shares(sizes, size: size, minimum: providerMinimum)
        var strata: [Stratum] = []
        var members: [SurveyCandidate] = []
        for (provider, share) in zip(providers, shares) {
            let byGrade = Dictionary(grouping: byProvider[provider] ?? [], by: \.grade)
            let grades = byGrade.keys.sorted()
            let counts = grades.map { byGrade[$0]?.count ?? 0 }
            for (grade, drawn) in zip(grades, SurveySample.split(share, by: counts)) {
                let all = (byGrade[grade] ?? []).sorted(by: SurveySample.order(seed))
                strata.append(Stratum(provider: provider, grade: grade, eligible: all.count, drawn: drawn))
                members += all.prefix(drawn)
            }
        }
        self.strata = strata
        // Another seed than that of the choice, so that the calls do not begin with the least tickets.
        self.members = members.sorted(by: SurveySample.order(~seed))
    }

    /// How many of each company.
    private static func shares(_ sizes: [Int], size: Int, minimum: Int) throws(Refusal) -> [Int] {
        let base = sizes.map { min($0, minimum) }
        let all = sizes.reduce(0, +)
        let least = base.reduce(0, +)
        guard size >= least else {
            throw Refusal(.surveyTooSmall, ["field": "size", "value": String(size), "least": String(least)])
        }
        let rest = zip(sizes, base).map { $0 - $1 }
        return zip(base, split(min(size, all) - least, by: rest)).map { $0 + $1 }
    }

    /// Parts of a whole in proportion to the weights, whose sum is no less; none is greater than its weight.
    static func split(_ whole: Int, by weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return weights.map { _ in 0 } }
        var parts = weights.map { whole * $0 / sum }
        let remainders = weights.map { whole * $0 % sum }
        let missing = whole - parts.reduce(0, +)
        for place in weights.indices.sorted(by: { (-remainders[$0], $0) < (-remainders[$1], $1) }).prefix(missing) {
            parts[place] += 1
        }
        return parts
    }

    private static func order(_ seed: Int64) -> (SurveyCandidate, SurveyCandidate) -> Bool {
        { (ticket(seed, $0.careCase), $0.careCase) < (ticket(seed, $1.careCase), $1.careCase) }
    }

    /// Over seed and case: never to be changed, for samples are drawn again by it.
    private static func ticket(_ seed: Int64, _ careCase: CaseID) -> UInt64 {
        let step = UInt64(bitPattern: careCase.number) &* SplitMix.increment
        return SplitMix.finished(SplitMix.finished(UInt64(bitPattern: seed)) &+ step)
    }
}
