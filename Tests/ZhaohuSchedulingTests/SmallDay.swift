import ZhaohuDomain
import ZhaohuScheduling

/// Days small enough to follow by hand, and larger ones made up from a seed.
enum SmallDay {
    /// A metre a second without detour; a second of access.
    static let travel = TravelRule(detourPercent: 100, speed: 1_000, accessSeconds: 1)
    static let weights = PlanWeights(
        unserved: [36_000, 18_000, 9_000], travel: 1, late: 2, known: 200, stranger: 900, overload: 1)

    static func caregiver(
        _ x: Int, skills: [Int] = [0], shift: ClosedRange<Int> = 0...10_000, fairLoad: Int = 10_000
    ) -> Instance.Caregiver {
        Instance.Caregiver(
            home: Instance.Place(x: x, y: 0), skills: SkillSet(numbers: skills), shift: shift, fairLoad: fairLoad)
    }

    static func client(_ x: Int, primary: [Int] = [], known: [Int] = [], refused: [Int] = []) -> Instance.Client {
        Instance.Client(place: Instance.Place(x: x, y: 0), primary: primary, known: known, refused: refused)
    }

    static func visit(
        _ client: Int, skills: [Int] = [0], window: ClosedRange<Int> = 0...5_000, lateness: Int = 100,
        duration: Int = 100, priority: Int = 2
    ) -> Instance.Visit {
        Instance.Visit(
            client: client, skills: skills, window: window, lateness: lateness, duration: duration, priority: priority)
    }

    static func make(
        _ caregivers: [Instance.Caregiver], _ clients: [Instance.Client], _ visits: [Instance.Visit],
        weights: PlanWeights = weights
    ) throws(Refusal) -> Instance {
        try Instance(travel: travel, weights: weights, caregivers: caregivers, clients: clients, visits: visits)
    }

    /// A town with tight windows, scarce skills and many visits of two caregivers.
    static func town(visits count: Int, caregivers: Int, seed: UInt64) throws -> Instance {
        var random = Generator(state: seed)
        func place() -> Instance.Place {
            Instance.Place(
                x: Int.random(in: -8_000...8_000, using: &random), y: Int.random(in: -8_000...8_000, using: &random))
        }
        func some(_ most: Int) -> [Int] {
            guard caregivers > 0 else { return [] }
            return (0..<Int.random(in: 0...most, using: &random)).map { _ in
                Int.random(in: 0..<caregivers, using: &random)
            }
        }
        let carers = (0..<caregivers).map { _ in
            let from = Int.random(in: 24_000...50_000, using: &random)
            return Instance.Caregiver(
                home: place(), skills: SkillSet(numbers: [0, 1, 2].filter { _ in Bool.random(using: &random) }),
                shift: from...(from + 30_000), fairLoad: Int.random(in: 10_000...25_000, using: &random))
        }
        let clients = (0..<max(1, count * 2 / 3)).map { _ in
            Instance.Client(place: place(), primary: some(1), known: some(3), refused: some(1))
        }
        let visits = (0..<count).map { _ in
            let open = Int.random(in: 27_000...65_000, using: &random)
            let isPair = Int.random(in: 0..<100, using: &random) < 30
            return Instance.Visit(
                client: Int.random(in: 0..<clients.count, using: &random),
                skills: (0..<(isPair ? 2 : 1)).map { _ in Int.random(in: 0...2, using: &random) },
                window: open...(open + Int.random(in: 0...9_000, using: &random)),
                lateness: Int.random(in: 0...3_600, using: &random),
                duration: Int.random(in: 60...7_200, using: &random), priority: Int.random(in: 1...3, using: &random))
        }
        return try Instance(
            travel: TravelRule(detourPercent: 130, speed: 5_000, accessSeconds: 120), weights: weights,
            caregivers: carers, clients: clients, visits: visits)
    }
}
