/// A plan that is kept at hand for repairs, each done at once and touching as little as it can.
///
/// A visit keeps caregivers and place in their days unless it is the one that is asked for; only its start may shift. The
/// value is not for several threads at once.
package final class StandingPlan {
    /// What a repair did.
    package struct Repair: Hashable, Sendable {
        /// Visits it gave a place, in the order of their numbers.
        package var placed: [Int] = []
        /// Visits it found no place for.
        package var unplaced: [Int] = []
        /// Other visits whose start it shifted.
        package var shifted: [Int] = []
    }

    private var board: Board
    private var search: GroupSearch
    /// Starts by node before the repair that is under way.
    private var starts: [Int32] = []
    private var withdrawn: Set<Int> = []
    private let empty: Int
    private var random = Random(1)

    /// Prepares a plan.
    ///
    /// - Parameters:
    ///   - instance: all visits, those too that are yet to be inserted.
    ///   - plan: the plan in force; visits of it that do not hold are left out.
    package init(_ instance: Instance, _ plan: Plan) {
        (board, search) = Self.load(instance, plan)
        let facts = board.facts
        empty = instance.visits.indices.reduce(0) { $0 + facts.unserved($1) }
    }

    private static func load(_ instance: Instance, _ plan: Plan) -> (Board, GroupSearch) {
        let board = Board(instance)
        var part = Partition.Part()
        part.routes = Array(0..<Int32(board.routeCount))
        var setting = SearchSetting()
        setting.mostCandidates = 20
        var search = GroupSearch(
            board: board, near: Neighbourhood(), setting: setting, part: part, group: 0, random: Random(1))
        search.isExhaustive = true
        search.untilBlink = .max
        search.load(plan)
        return (board, search)
    }

    /// The plan as it stands.
    package var plan: Plan { board.plan() }

    /// What it costs.
    package var cost: Int {
        let facts = board.facts
        let out = board.instance.visits.indices.count { facts.isPinned(Int32($0)) && !board.isServed(Int32($0)) }
        return empty + search.cost - Facts.pinned * out
    }

    /// Visits that nobody serves.
    package var unserved: [Int] { board.instance.visits.indices.filter { !board.isServed(Int32($0)) } }

    /// Gives an unserved visit the cheapest place there is in any route.
    package func insert(_ visit: Int) -> Repair {
        begin()
        if !board.isServed(Int32(visit)) { search.insertBest(Int32(visit)) }
        return finish([Int32(visit)])
    }

    /// Takes a visit out: the client is in hospital, or has cancelled.
    package func cancel(_ visit: Int) -> Repair {
        begin()
        if board.isServed(Int32(visit)), !search.remove(Int32(visit)) { reload(without: [visit]) }
        search.settle()
        return finish([])
    }

    /// Gives the day of a caregiver who does not come to others, and nothing of theirs to anybody else.
    ///
    /// In a visit of two the other caregiver stays. Of several orders in which the visits are given away the cheapest is
    /// taken.
    package func withdraw(_ caregiver: Int) -> Repair {
        begin()
        let freed = take(Int32(caregiver))
        withdrawn.insert(caregiver)
        board.tracks[caregiver].group = -1
        let orders = self.orders(freed)
        var best: (cost: Int, order: [Int32])?
        for order in orders {
            let before = search.cost
            search.step += 1
            for visit in order { search.insertBest(visit) }
            if best.map({ search.cost < $0.cost }) ?? true { best = (search.cost, order) }
            search.undo()
            search.cost = before
        }
        search.step += 1
        for visit in best?.order ?? [] { search.insertBest(visit) }
        search.keptOn = [:]
        return finish(freed)
    }

    /// Empties a route; the partners of its visits of two are to keep them.
    private func take(_ route: Int32) -> [Int32] {
        var freed: [Int32] = []
        var index = board.node(board.first(route)).pointee.next
        while board.isStop(index) {
            freed.append(Int32(board.visit(index)))
            let partner = board.node(index).pointee.partner
            if partner >= 0 { search.keptOn[partner] = board.node(partner).pointee.route }
            index = board.node(index).pointee.next
        }
        // A stop whose way round is longer than through it goes once its neighbours have.
        var left = freed
        while !left.isEmpty {
            let stuck = left.filter { !search.remove($0) }
            if stuck.count == left.count { break }
            left = stuck
        }
        search.settle()
        search.keep()
        if !left.isEmpty { reload(without: Set(left.map(Int.init))) }
        return freed
    }

    /// By time, by what nobody serving them costs, by length, and at random.
    private func orders(_ visits: [Int32]) -> [[Int32]] {
        func node(_ visit: Int32) -> Node { board.node(board.facts.nodes(of: Int(visit)).lowerBound).pointee }
        var orders = [
            visits, visits.reversed(), visits.sorted { board.facts.price[Int($0)] > board.facts.price[Int($1)] },
            visits.sorted { node($0).duration > node($1).duration },
        ]
        for _ in 0..<8 {
            var order = visits
            for place in order.indices.reversed() { order.swapAt(place, random.below(place + 1)) }
            orders.append(order)
        }
        return orders
    }

    private func begin() {
        search.step += 1
        starts = (0..<board.stopCount).map { board.nodes[$0].route < 0 ? -1 : board.nodes[$0].start }
    }

    /// Begins again with what is left of the plan, where a visit cannot leave without breaking a rule for those that stay.
    private func reload(without visits: Set<Int>) {
        let tours = board.plan().tours.map { tour in
            Plan.Tour(caregiver: tour.caregiver, stops: tour.stops.filter { !visits.contains($0.visit) })
        }
        let kept = search.keptOn
        (board, search) = Self.load(board.instance, Plan(tours: tours))
        search.keptOn = kept
        for caregiver in withdrawn { board.tracks[caregiver].group = -1 }
        search.step += 1
    }

    private func finish(_ asked: [Int32]) -> Repair {
        var repair = Repair()
        for visit in asked.sorted() {
            if board.isServed(visit) { repair.placed.append(Int(visit)) } else { repair.unplaced.append(Int(visit)) }
        }
        var shifted: Set<Int> = []
        for index in 0..<board.stopCount
        where starts[index] >= 0 && board.nodes[index].route >= 0 && starts[index] != board.nodes[index].start {
            shifted.insert(board.visit(Int32(index)))
        }
        repair.shifted = shifted.subtracting(asked.map(Int.init)).sorted()
        search.keep()
        search.absent.removeAll()
        return repair
    }
}
