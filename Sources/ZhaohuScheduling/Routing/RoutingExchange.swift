/// Selective route exchange: neighbouring routes of one parent give way to the like routes of the other
/// (Nagata, Bräysy and Dullaert, 2010).
struct RoutingExchange {
    /// The child's routes, at most as many as the first parent has.
    private(set) var routes: [[Int32]]
    /// Customers in no route.
    private(set) var missing: [Int32] = []
    /// Routes that the first parent does not have.
    private(set) var changed: [Bool]

    init(_ one: RoutingIndividual, _ other: RoutingIndividual, _ generator: inout RoutingGenerator) {
        routes = one.routes
        changed = Array(repeating: false, count: one.routes.count)
        let count = 1 + generator.below(min(one.routes.count, other.routes.count))
        var choice = Choice(one, other, count: count, start: generator.below(one.routes.count))
        choice.improve()
        let isKeeping = generator.oneIn(2)
        apply(choice, isKeeping: isKeeping)
    }

    /// Keeping: customers whom both the new and the remaining routes have stay where they are; else they go along.
    private mutating func apply(_ choice: Choice, isKeeping: Bool) {
        let isNew = choice.isInOther
        if !isKeeping {
            for index in routes.indices where !choice.isChosen[index] {
                let left = routes[index].filter { !isNew[Int($0)] }
                if left.count != routes[index].count { (routes[index], changed[index]) = (left, true) }
            }
        }
        for (offset, route) in choice.otherRoutes.enumerated() {
            let index = (choice.start + offset) % routes.count
            let kept = isKeeping ? route.filter { choice.isInChosen[Int($0)] } : route
            changed[index] = true
            routes[index] = kept
        }
        for route in choice.oneRoutes { missing += route.filter { !isNew[Int($0)] } }
    }
}

/// As many neighbouring routes of either parent, with customers as equal as can be.
private struct Choice {
    let one: RoutingIndividual
    let other: RoutingIndividual
    let count: Int
    private(set) var start: Int
    private var otherStart: Int
    /// Which routes of the first parent are chosen.
    private(set) var isChosen: [Bool]
    /// Which customers they have.
    private(set) var isInChosen: [Bool]
    /// Which customers the chosen routes of the other parent have.
    private(set) var isInOther: [Bool]

    init(_ one: RoutingIndividual, _ other: RoutingIndividual, count: Int, start: Int) {
        (self.one, self.other, self.count, self.start) = (one, other, count, start)
        otherStart = start * other.routes.count / one.routes.count
        isChosen = Array(repeating: false, count: one.routes.count)
        isInChosen = Array(repeating: false, count: one.following.count)
        isInOther = isInChosen
        for offset in 0..<count {
            set(start + offset, true)
            setOther(otherStart + offset, true)
        }
    }

    var oneRoutes: [[Int32]] { (0..<count).map { one.routes[(start + $0) % one.routes.count] } }
    var otherRoutes: [[Int32]] { (0..<count).map { other.routes[(otherStart + $0) % other.routes.count] } }

    /// Shifts either choice by a route as long as that leaves fewer strangers.
    mutating func improve() {
        while true {
            let loss = [shiftedOne(1), shiftedOne(-1), shiftedOther(1), shiftedOther(-1)]
            guard let least = loss.min(), least < 0, let best = loss.firstIndex(of: least) else { return }
            let step = best % 2 == 0 ? 1 : -1
            if best < 2 { moveOne(step) } else { moveOther(step) }
        }
    }

    private func wrap(_ index: Int, _ count: Int) -> Int { (index % count + count) % count }

    private mutating func set(_ route: Int, _ value: Bool) {
        let index = wrap(route, one.routes.count)
        isChosen[index] = value
        for customer in one.routes[index] { isInChosen[Int(customer)] = value }
    }

    private mutating func moveOne(_ step: Int) {
        set(step > 0 ? start : start + count - 1, false)
        start = wrap(start + step, one.routes.count)
        set(step > 0 ? start + count - 1 : start, true)
    }

    /// How many more strangers there are after the shift of the first parent's choice.
    private func shiftedOne(_ step: Int) -> Int {
        guard count < one.routes.count else { return 0 }
        let gone = one.routes[wrap(step > 0 ? start : start + count - 1, one.routes.count)]
        let come = one.routes[wrap(step > 0 ? start + count : start - 1, one.routes.count)]
        return shared(gone) - shared(come)
    }

    private func shared(_ route: [Int32]) -> Int { route.count { isInOther[Int($0)] } }

    private mutating func setOther(_ route: Int, _ value: Bool) {
        for customer in other.routes[wrap(route, other.routes.count)] { isInOther[Int(customer)] = value }
    }

    private mutating func moveOther(_ step: Int) {
        setOther(step > 0 ? otherStart : otherStart + count - 1, false)
        otherStart = wrap(otherStart + step, other.routes.count)
        setOther(step > 0 ? otherStart + count - 1 : otherStart, true)
    }

    private func shiftedOther(_ step: Int) -> Int {
        guard count < other.routes.count else { return 0 }
        let gone = other.routes[wrap(step > 0 ? otherStart : otherStart + count - 1, other.routes.count)]
        let come = other.routes[wrap(step > 0 ? otherStart + count : otherStart - 1, other.routes.count)]
        return gone.count { isInChosen[Int($0)] } - come.count { isInChosen[Int($0)] }
    }
}
