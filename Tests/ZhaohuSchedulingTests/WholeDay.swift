import ZhaohuDomain
import ZhaohuScheduling

/// Days made up from a seed that use everything the model knows at once: gaps, breaks, overtime, most work, work done
/// before, pins that may contradict each other, a plan in force, wishes, money and, if asked for, a matrix.
struct WholeDay {
    private var random: Generator
    private let caregivers: Int
    private let clients: Int

    private init(seed: UInt64, caregivers: Int, clients: Int) {
        random = Generator(state: seed)
        self.caregivers = caregivers
        self.clients = clients
    }

    /// A day; with `hasMatrix` times are looked up, each way by itself and without regard to the shortest way round.
    static func make(visits: Int, caregivers: Int, seed: UInt64, hasMatrix: Bool = false) throws -> Instance {
        var day = WholeDay(seed: seed, caregivers: caregivers, clients: max(1, visits * 2 / 3))
        return try day.instance(visits, hasMatrix)
    }

    private mutating func instance(_ visits: Int, _ hasMatrix: Bool) throws -> Instance {
        let rows: [[Int32]] = (0..<40).map { row in
            (0..<40).map { column in row == column ? 0 : Int32(number(60...2_400)) }
        }
        return try Instance(
            travel: TravelRule(
                detourPercent: 130, speed: 5_000, accessSeconds: 120,
                matrix: hasMatrix ? TravelMatrix(rows: rows) : nil),
            weights: PlanWeights(
                unserved: [36_000, 18_000, 9_000], travel: 1, late: 2, known: 200, stranger: 900, overload: 1,
                overtime: 3, wish: 150, change: 600, fund: 20, excess: 90),
            caregivers: (0..<caregivers).map { _ in caregiver() }, clients: (0..<clients).map { _ in client() },
            visits: (0..<visits).map { _ in visit() })
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    private mutating func place() -> Instance.Place {
        Instance.Place(x: number(-6_000...6_000), y: number(-6_000...6_000), row: number(0...39))
    }

    private mutating func some(_ most: Int) -> [Int] {
        guard caregivers > 0 else { return [] }
        return (0..<number(0...most)).map { _ in number(0...(caregivers - 1)) }
    }

    private mutating func bits(_ percent: Int) -> SkillSet {
        var numbers: [Int] = []
        for bit in 0...2 where chance(percent) { numbers.append(bit) }
        return SkillSet(numbers: numbers)
    }

    private mutating func caregiver() -> Instance.Caregiver {
        let from = number(22_000...45_000)
        let length = number(8_000...34_000)
        let home = place()
        var rest: Instance.Rest?
        if chance(60) {
            let open = from + number(-2_000...length)
            rest = Instance.Rest(
                afterWork: number(0...18_000), length: number(1...3_600),
                window: open...(open + number(0...9_000)))
        }
        return Instance.Caregiver(
            home: home, begin: chance(30) ? place() : nil, skills: bits(70), traits: bits(50),
            shift: from...(from + length), overtime: chance(40) ? number(1...5_400) : 0,
            fairLoad: number(8_000...25_000), mostWork: chance(40) ? number(5_000...26_000) : 100_000,
            worked: chance(20) ? number(1...9_000) : 0, rest: rest)
    }

    private mutating func client() -> Instance.Client {
        Instance.Client(place: place(), primary: some(1), known: some(3), refused: some(1), wishes: bits(25))
    }

    private mutating func visit() -> Instance.Visit {
        let open = number(26_000...62_000)
        let parts = (0..<(chance(40) ? 2 : 1)).map { _ in
            Instance.Part(skills: bits(35), duration: number(60...5_400))
        }
        let isApart = parts.count == 2 && chance(60)
        let least = isApart ? number(0...4_000) : 0
        let gap = least...(least + (isApart ? number(0...5_000) : 0))
        let window = open...(open + number(0...9_000))
        return Instance.Visit(
            client: number(0...(clients - 1)), parts: parts, gap: gap, window: window, lateness: number(0...3_600),
            priority: number(1...3), price: chance(50) ? number(0...30_000) : 0,
            excess: chance(20) ? number(0...20_000) : 0, pin: chance(12) ? pin(parts.count, window) : nil,
            inForce: caregivers > 0 && chance(50) ? parts.map { _ in number(0...(caregivers - 1)) } : [])
    }

    private mutating func pin(_ parts: Int, _ window: ClosedRange<Int>) -> Instance.Pin? {
        guard caregivers > 0 else { return nil }
        return Instance.Pin(
            caregivers: (0..<parts).map { _ in number(0...(caregivers - 1)) },
            start: chance(50) ? max(0, window.lowerBound + number(-3_000...6_000)) : nil)
    }
}
