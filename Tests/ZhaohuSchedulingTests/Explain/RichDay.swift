import ZhaohuDomain
import ZhaohuScheduling

/// Small days made up from a seed in which every rule of the model can bite, and the plain way to time a plan.
enum RichDay {
    static let weights = PlanWeights(
        unserved: [3_000, 2_000, 1_000], travel: 2, late: 3, known: 20, stranger: 90, overload: 5, overtime: 7,
        wish: 11, change: 130, fund: 3, excess: 17)

    static func make(_ seed: UInt64, visits: Int = 9, caregivers: Int = 4, spread: Int = 60) throws -> Instance {
        var random = Generator(state: seed &* 977)
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
        func some(_ most: Int) -> [Int] { (0..<number(0...most)).map { _ in number(0...caregivers - 1) } }
        let clientCount = max(2, visits * 2 / 3)
        let placeCount = clientCount + 2 * caregivers
        var row = -1
        func place() -> Instance.Place {
            row += 1
            return Instance.Place(x: number(0...spread), y: number(0...spread), row: row)
        }
        let people = (0..<caregivers).map { _ in
            let from = number(0...200)
            let rest = Instance.Rest(
                afterWork: number(0...250), length: number(10...60), window: 200...number(200...600))
            return Instance.Caregiver(
                home: place(), begin: place(), skills: SkillSet(numbers: chance(80) ? [0, 1] : [number(0...1)]),
                traits: SkillSet(rawValue: UInt64(number(0...3))), shift: from...(from + number(300...900)),
                overtime: chance(50) ? number(0...200) : 0, fairLoad: number(100...400), mostWork: number(250...900),
                worked: chance(20) ? number(0...150) : 0, rest: chance(40) ? rest : nil)
        }
        let clients = (0..<clientCount).map { _ in
            Instance.Client(
                place: place(), primary: some(1), known: some(2), refused: chance(20) ? some(1) : [],
                wishes: SkillSet(rawValue: UInt64(number(0...3))))
        }
        let asked = (0..<visits).map { _ in
            let open = number(50...700)
            let parts = (0..<(chance(35) ? 2 : 1)).map { _ in
                Instance.Part(skills: chance(60) ? SkillSet(numbers: [number(0...1)]) : [], duration: number(5...90))
            }
            let crew = Array((0..<caregivers).shuffled(using: &random).prefix(parts.count))
            let from = chance(60) ? 0 : number(0...60)
            let pin = Instance.Pin(caregivers: crew, start: chance(50) ? number(100...700) : nil)
            return Instance.Visit(
                client: number(0...clientCount - 1), parts: parts,
                gap: from...(from + (chance(50) ? 0 : number(0...120))), window: open...(open + number(0...150)),
                lateness: number(0...60), priority: number(1...3), price: number(0...900), excess: number(0...90),
                pin: chance(15) ? pin : nil, inForce: chance(50) ? crew : [])
        }
        let rows = (0..<placeCount).map { from in (0..<placeCount).map { from == $0 ? 0 : Int32(number(1...70)) } }
        return try Instance(
            travel: TravelRule(
                detourPercent: 100, speed: 1_000, accessSeconds: 2,
                matrix: chance(30) ? TravelMatrix(rows: rows) : nil),
            weights: weights, caregivers: people, clients: clients, visits: asked)
    }

    /// Which parts each caregiver serves, in order.
    typealias Order = [[(visit: Int, part: Int)]]

    /// The plan of an order with every start as early as possible, by asking every rule again and again.
    ///
    /// - Returns: nil when that has no end: caregivers wait for each other in a circle.
    static func plan(_ order: Order, _ day: Instance, hold: [Int: Int] = [:]) -> Plan? {
        var starts = order.map { $0.map { _ in 0 } }
        for _ in 0..<50 {
            let before = starts
            for caregiver in order.indices {
                for (index, stop) in order[caregiver].enumerated() {
                    starts[caregiver][index] = max(
                        starts[caregiver][index], stop.part == 0 ? hold[stop.visit] ?? 0 : 0,
                        earliest(caregiver, index, stop, order, starts, day))
                }
            }
            if before == starts {
                return Plan(
                    tours: order.indices.filter { !order[$0].isEmpty }.map { caregiver in
                        Plan.Tour(
                            caregiver: caregiver,
                            stops: order[caregiver].enumerated().map {
                                Plan.Stop(visit: $1.visit, part: $1.part, start: starts[caregiver][$0])
                            })
                    })
            }
        }
        return nil
    }

    private static func earliest(
        _ caregiver: Int, _ index: Int, _ stop: (visit: Int, part: Int), _ order: Order, _ starts: [[Int]],
        _ day: Instance
    ) -> Int {
        let visit = day.visits[stop.visit]
        let place = day.clients[visit.client].place
        var earliest = 0
        if index == 0 {
            let person = day.caregivers[caregiver]
            earliest = person.shift.lowerBound + day.travel.seconds(from: person.begin, to: place)
        } else {
            let before = order[caregiver][index - 1]
            let from = day.clients[day.visits[before.visit].client].place
            earliest =
                starts[caregiver][index - 1] + day.visits[before.visit].parts[before.part].duration
                + day.travel.seconds(from: from, to: place)
        }
        if stop.part == 0 { earliest = max(earliest, visit.pin?.start ?? visit.window.lowerBound) }
        for other in order.indices {
            for (position, partner) in order[other].enumerated()
            where partner.visit == stop.visit && partner.part != stop.part {
                let start = starts[other][position]
                earliest = max(earliest, stop.part == 0 ? start - visit.gap.upperBound : start + visit.gap.lowerBound)
            }
        }
        return earliest
    }

    /// The cost of an order, or the rule that it breaks; neither when caregivers wait in a circle.
    static func judged(_ order: Order, _ day: Instance) -> (cost: PlanCost?, rule: RefusalRule?) {
        guard let plan = plan(order, day) else { return (nil, nil) }
        do throws(Refusal) {
            return (try PlanCheck.cost(of: plan, for: day), nil)
        } catch {
            return (nil, error.rule)
        }
    }

    static func put(_ insertions: [Insertion], in order: Order) -> Order {
        var order = order
        for insertion in insertions {
            order[insertion.caregiver].insert((insertion.visit, insertion.part), at: insertion.position)
        }
        return order
    }

    static func without(_ visit: Int, _ order: Order) -> Order { order.map { $0.filter { $0.visit != visit } } }

    /// An order filled at random with what `PlanCheck` accepts.
    static func filled(_ day: Instance, seed: UInt64, tries: Int = 60, leaving: Set<Int> = []) -> Order {
        var random = Generator(state: seed)
        var order: Order = day.caregivers.map { _ in [] }
        for _ in 0..<tries {
            guard let visit = day.visits.indices.randomElement(using: &random), !leaving.contains(visit),
                !order.contains(where: { $0.contains { $0.visit == visit } })
            else { continue }
            let changed = put(insertions(visit, order, day, &random), in: order)
            if judged(changed, day).cost != nil { order = changed }
        }
        return order
    }

    /// Somewhere to put a visit, at random.
    static func insertions(
        _ visit: Int, _ order: Order, _ day: Instance, _ random: inout Generator
    ) -> [Insertion] {
        let crew = order.indices.shuffled(using: &random)
        return day.visits[visit].parts.indices.map { part in
            Insertion(
                visit: visit, part: part, caregiver: crew[part],
                position: Int.random(in: 0...order[crew[part]].count, using: &random))
        }
    }
}
