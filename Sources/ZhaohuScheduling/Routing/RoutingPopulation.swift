/// Plans that hold, or plans that do not: the good and the different survive (Vidal and others, 2012).
struct RoutingPopulation {
    private(set) var individuals: [RoutingIndividual] = []
    private var lastID = 0

    private let setting: RoutingSetting

    /// The difference is the mean to so many.
    private static let closest = 5

    init(_ setting: RoutingSetting) { self.setting = setting }

    mutating func removeAll() { individuals.removeAll() }

    /// Adds one and culls when there are too many.
    mutating func add(_ new: RoutingIndividual, _ weights: RoutingWeights) {
        var new = new
        lastID += 1
        new.id = lastID
        new.alike = []
        for index in individuals.indices {
            let difference = new.difference(from: individuals[index])
            Self.insert((difference, lastID), into: &individuals[index].alike)
            Self.insert((difference, individuals[index].id), into: &new.alike)
        }
        individuals.append(new)
        if individuals.count > setting.survivors + setting.generation { cull(weights) } else { rank(weights) }
    }

    /// Reckons every fitness anew.
    mutating func rank(_ weights: RoutingWeights) {
        let count = individuals.count
        guard count > 1 else { return }
        let costs = individuals.map { $0.cost(weights) }
        let variety = individuals.map { Self.variety($0) }
        let byCost = individuals.indices.sorted { (costs[$0], individuals[$0].id) < (costs[$1], individuals[$1].id) }
        var costRank = Array(repeating: 0, count: count)
        for (rank, index) in byCost.enumerated() { costRank[index] = rank }
        let byVariety = individuals.indices.sorted { (-variety[$0], costRank[$0]) < (-variety[$1], costRank[$1]) }
        let share = 1.0 - Double(min(setting.elite, count)) / Double(count)
        for (rank, index) in byVariety.enumerated() {
            individuals[index].fitness = (Double(costRank[index]) + share * Double(rank)) / Double(count)
        }
    }

    private mutating func cull(_ weights: RoutingWeights) {
        while individuals.count > setting.survivors {
            rank(weights)
            let best = individuals.indices.min { individuals[$0].cost(weights) < individuals[$1].cost(weights) }
            var worst = -1
            for index in individuals.indices where index != best {
                if worst < 0 || isWorse(individuals[index], than: individuals[worst]) { worst = index }
            }
            guard worst >= 0 else { break }
            remove(worst)
        }
        rank(weights)
    }

    /// Doubles go first.
    private func isWorse(_ one: RoutingIndividual, than other: RoutingIndividual) -> Bool {
        let isDouble = one.alike.first?.difference == 0
        let isOtherDouble = other.alike.first?.difference == 0
        return isDouble == isOtherDouble ? one.fitness > other.fitness : isDouble
    }

    private mutating func remove(_ index: Int) {
        let id = individuals[index].id
        individuals.remove(at: index)
        for index in individuals.indices { individuals[index].alike.removeAll { $0.id == id } }
    }

    private static func variety(_ individual: RoutingIndividual) -> Int {
        let near = individual.alike.prefix(closest)
        return near.isEmpty ? 0 : 1_000 * near.reduce(0) { $0 + $1.difference } / near.count
    }

    private static func insert(_ new: (difference: Int, id: Int), into alike: inout [(difference: Int, id: Int)]) {
        let index = alike.firstIndex { ($0.difference, $0.id) > new } ?? alike.count
        alike.insert(new, at: index)
    }
}
