/// Gives each visit its score: company by company the wanted number of unhappy answers, exact in total.
struct Satisfaction {
    private var random: SplitMix64

    static func rate(
        seed: UInt64, visits: inout [Visit], cares: [HomeCare], caregivers: [Caregiver], providers: [Provider]
    ) {
        var satisfaction = Satisfaction(random: SplitMix64(seed: seed, stream: "satisfaction"))
        var byProvider = Array(repeating: [Int](), count: providers.count)
        for index in visits.indices { byProvider[cares[Int(visits[index].slot.care)].provider].append(index) }
        let quotas = quotas(byProvider.map(\.count), providers)
        for index in visits.indices { visits[index].score = satisfaction.random.chance(percent: 79) ? 5 : 4 }
        for (indices, quota) in zip(byProvider, quotas) {
            for index in satisfaction.unhappiest(indices, quota, visits, caregivers) {
                visits[index].score = satisfaction.lowScore(visits[index])
            }
        }
    }

    /// Fixed rates for the companies that are known to be bad; the rest share what the published figure leaves.
    private static func quotas(_ counts: [Int], _ providers: [Provider]) -> [Int] {
        let fixed = zip(counts, providers).map { $0 * ($1.dissatisfiedPer100k ?? 0) / 100_000 }
        let rest = Nantong.visits - Nantong.satisfied - fixed.reduce(0, +)
        precondition(rest >= 0, "the bad companies alone exceed the published dissatisfaction")
        let shared = Shares.split(rest, by: zip(counts, providers).map { $0 * $1.dissatisfactionWeight })
        return zip(fixed, shared).map { $0 + $1 }
    }

    /// Draws without replacement; flagged visits, some caregivers and the hot months displease more.
    private mutating func unhappiest(
        _ indices: [Int], _ quota: Int, _ visits: [Visit], _ caregivers: [Caregiver]
    ) -> [Int] {
        let keyed = indices.map { index in
            (random.below(1 << 40) / weight(visits[index], caregivers), index)
        }
        return keyed.sorted { $0 < $1 }.prefix(quota).map(\.1)
    }

    private func weight(_ visit: Visit, _ caregivers: [Caregiver]) -> Int {
        if visit.flags.contains(.stateConflict) { return 1 << 40 }
        let caregiver = caregivers[Int(visit.slot.caregiver)]
        let isHot = (170...290).contains(visit.slot.day)
        return caregiver.displeasureWeight * (visit.flags.isEmpty ? 1 : 6) * (isHot ? 3 : 2)
    }

    private mutating func lowScore(_ visit: Visit) -> UInt8 {
        if visit.flags.contains(.stateConflict) { return 1 }
        return [3, 2, 1][random.index(weights: visit.flags.isEmpty ? [70, 21, 9] : [50, 32, 18])]
    }
}

/// The answer to a visit: who gave it and when.
struct Rating {
    let actor: String
    /// Seconds after the midnight before the visit; within two days of its end.
    let seconds: Int

    /// The families answer the same evening or the next day; the agency calls back on the next.
    init(visit: Int, ended: Int, seed: UInt64) {
        var random = SplitMix64(seed: seed &+ UInt64(visit) &* 0x2545_f491_4f6c_dd1d)
        switch random.below(100) {
        case ..<48: (actor, seconds) = ("family", ended + random.between(180, 9_000))
        case ..<70: (actor, seconds) = ("family", 86_400 + random.between(28_800, 75_600))
        default: (actor, seconds) = ("callback", 86_400 + random.between(32_400, 61_200))
        }
    }
}
