import ZhaohuDomain

/// A spot check of 2017 by telephone.
struct DemoCheck: Sendable {
    /// Index of the draw.
    let draw: Int
    /// Index of the visit.
    let visit: Int
    let passed: Bool
    let recordedOn: Day
}

/// A draw of checks: one for each company and half year.
struct DemoDraw: Sendable {
    let provider: Int
    let from: Day
    let to: Day
    let frame: Int
    let drawn: Int
}

/// An adverse event of 2017.
struct DemoIncident: Sendable {
    /// Index of the visit.
    let visit: Int
    let kind: String
    let reportedAfterSeconds: Int
    let isConcealed: Bool
}

/// What supervision found in 2017: checks, adverse events, certificates and training.
struct Quality: Sendable {
    let complaints: [DemoComplaint]
    let draws: [DemoDraw]
    let checks: [DemoCheck]
    let incidents: [DemoIncident]
    /// Of each carer: the level of the certificate, nil without one.
    let certificates: [Int?]
    /// Of each carer: hours of training in 2017.
    let training: [Int]

    static let checksEach = 20

    /// Opened, answered where it was, closed where it was.
    var complaintSteps: Int {
        complaints.reduce(0) { $0 + 1 + ($1.answeredOn == nil ? 0 : 1) + ($1.closedOn == nil ? 0 : 1) }
    }

    static func drawn(
        seed: UInt64, visits: [Visit], cares: [HomeCare], providers: [Provider], caregivers: [Caregiver]
    ) -> Quality {
        var byProvider = Array(repeating: [Int](), count: providers.count)
        for (index, visit) in visits.enumerated() { byProvider[cares[Int(visit.slot.care)].provider].append(index) }
        var random = SplitMix64(seed: seed, stream: "quality")
        var draws: [DemoDraw] = []
        var checks: [DemoCheck] = []
        let halves = [
            (Nantong.firstDay, Nantong.day(2017, 6, 30)), (Nantong.day(2017, 7, 1), Nantong.lastDay),
        ]
        for provider in providers.indices {
            for (from, to) in halves {
                let frame = byProvider[provider].filter {
                    (from...to).contains(Nantong.firstDay.advanced(by: Int(visits[$0].slot.day)))
                }
                let picked = SeededDraw.pick(checksEach, from: frame.map { Int64($0 + 1) }, seed: 0)
                for visit in picked {
                    checks.append(
                        DemoCheck(
                            draw: draws.count, visit: Int(visit) - 1,
                            passed: random.chance(percent: pass(provider)),
                            recordedOn: to.advanced(by: -random.below(20))))
                }
                draws.append(DemoDraw(provider: provider, from: from, to: to, frame: frame.count, drawn: picked.count))
            }
        }
        let incidents = Shares.split(60, by: providers.map(\.size)).enumerated().flatMap { provider, count in
            (0..<count).map { _ in incident(provider, byProvider[provider], &random) }
        }
        return Quality(
            complaints: ComplaintDraw.complaints(
                seed: seed, byProvider: byProvider, visits: visits, providers: providers),
            draws: draws, checks: checks, incidents: incidents,
            certificates: caregivers.map {
                random.chance(percent: certified($0.provider)) ? [5, 5, 5, 4, 3][random.below(5)] : nil
            },
            training: caregivers.map { random.chance(percent: certified($0.provider)) ? 24 : 8 })
    }

    private static func incident(_ provider: Int, _ visits: [Int], _ random: inout SplitMix64) -> DemoIncident {
        let kinds = ["fall", "injury", "pressure_sore", "medication", "lost", "death", "other"]
        let isLate = random.chance(percent: provider == 8 ? 45 : 5)
        return DemoIncident(
            visit: random.pick(visits), kind: kinds[random.index(weights: [40, 20, 15, 10, 3, 2, 10])],
            reportedAfterSeconds: isLate ? random.between(90_000, 400_000) : random.between(600, 80_000),
            isConcealed: provider == 8 && random.chance(percent: 20))
    }

    private static func pass(_ provider: Int) -> Int { provider == 8 ? 72 : provider == 5 ? 84 : 96 }

    private static func certified(_ provider: Int) -> Int { provider == 8 ? 45 : provider == 5 ? 62 : 86 }
}
