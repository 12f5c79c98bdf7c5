extension Timetable {
    /// Tries to put parts of a visit in.
    ///
    /// - Parameters:
    ///   - insertions: one, or the two parts of a visit with different caregivers; parts that nobody serves yet.
    ///   - allowance: what is allowed beyond the rules.
    /// - Returns: what it would lead to; the timetable stays as it is.
    package func attempt(_ insertions: [Insertion], allowing allowance: Allowance = Allowance()) -> Attempt {
        var copy = self
        return copy.tried(
            insertions.map { ($0.part + facts.first[$0.visit], $0.caregiver, stop(before: $0)) }, allowance)
    }

    /// Puts parts of a visit in for good, whatever the rules say.
    package mutating func insert(_ insertions: [Insertion]) {
        _ = put(insertions.map { ($0.part + facts.first[$0.visit], $0.caregiver, stop(before: $0)) })
    }

    /// Takes a visit out for good.
    ///
    /// - Returns: what the plan costs more, mostly a negative amount for everything but `unserved`.
    @discardableResult
    package mutating func remove(_ visit: Int) -> CostParts {
        let before = cost
        let nodes = facts.stops(of: visit).filter { self.nodes[$0].caregiver >= 0 }
        let crew = nodes.map { self.nodes[$0].caregiver }
        let point = point
        var followers: [Int] = []
        for node in nodes {
            followers.append(self.nodes[node].next)
            unlink(node)
        }
        _ = settle(followers.filter { $0 >= 0 })
        for caregiver in crew + caregivers(since: point) { refresh(caregiver) }
        return cost - before
    }

    /// The stop after which an insertion comes; -1 at the beginning of the day.
    private func stop(before insertion: Insertion) -> Int {
        let stops = stops(of: insertion.caregiver)
        return insertion.position <= 0 ? -1 : stops[min(insertion.position, stops.count) - 1]
    }

    /// A stop to be put in after another (-1 at the beginning of the day).
    typealias Put = (node: Int, caregiver: Int, previous: Int)

    /// Puts stops in and works out all times and costs; false when caregivers would wait in a circle.
    mutating func put(_ puts: [Put]) -> Bool {
        let point = point
        var changed: [Int] = []
        for put in puts { link(put.node, put.caregiver, after: put.previous) }
        for put in puts {
            changed.append(put.node)
            if nodes[put.node].next >= 0 { changed.append(nodes[put.node].next) }
        }
        guard settle(changed) else { return false }
        for caregiver in caregivers(since: point) { refresh(caregiver) }
        return true
    }

    /// The caregivers whose days were changed since a point, each once, in the order of the changes.
    func caregivers(since point: Point) -> [Int] {
        var caregivers: [Int] = []
        for entry in journal.days[point.days...] where !caregivers.contains(entry.index) {
            caregivers.append(entry.index)
        }
        for entry in journal.nodes[point.nodes...] {
            let caregiver = nodes[entry.index].caregiver
            if caregiver >= 0, caregiver != caregivers.last, !caregivers.contains(caregiver) {
                caregivers.append(caregiver)
            }
        }
        return caregivers
    }

    /// Tries to put stops of one visit in, and takes them out again.
    mutating func tried(_ puts: [Put], _ allowance: Allowance = Allowance()) -> Attempt {
        let point = point
        defer {
            goBack(to: point)
            self.allowance = Allowance()
            allowed = -1
        }
        self.allowance = allowance
        allowed = puts.first.map { facts.stops[$0.node].visit } ?? -1
        if allowance.earlier > 0 { open(puts, earlier: allowance.earlier) }
        var hurdles = puts.flatMap { personalHurdles($0.node, $0.caregiver) }
        guard put(puts) else {
            hurdles.append(Hurdle(.together, caregiver: puts[0].caregiver, visit: allowed))
            return Attempt(hurdles: hurdles, change: CostParts(), start: 0, delayed: 0, delay: 0)
        }
        for caregiver in caregivers(since: point) { hurdles += hurdlesOfDay(caregiver) }
        let moved = moved(since: point)
        hurdles += moved.compactMap { hurdleOfTime($0.node) }
        let late = moved.filter { facts.stops[$0.node].visit != allowed && facts.stops[$0.node].part == 0 }
            .map { lateness($0.node, nodes[$0.node].start) - lateness($0.node, $0.start) }
        return Attempt(
            hurdles: hurdles.count < 2 ? hurdles : Self.ordered(hurdles), change: cost - point.cost,
            start: nodes[puts[0].node].start, delayed: late.count { $0 > 0 }, delay: late.reduce(0, +))
    }

    private func lateness(_ node: Int, _ start: Int) -> Int { max(0, start - facts.stops[node].close) }

    /// Opens the window of stops that are to be put in, unless their start is pinned.
    private mutating func open(_ puts: [Put], earlier: Int) {
        for put in puts where !facts.stops[put.node].isPinned {
            note(put.node)
            nodes[put.node].open = max(0, facts.stops[put.node].open - earlier)
        }
    }

    /// The stops in days that were written since a point, each once, with the start that they had.
    private mutating func moved(since point: Point) -> [(node: Int, start: Int)] {
        mark += 1
        var moved: [(node: Int, start: Int)] = []
        for entry in journal.nodes[point.nodes...]
        where marks[entry.index] != mark && nodes[entry.index].caregiver >= 0 {
            marks[entry.index] = mark
            moved.append((entry.index, entry.was.start))
        }
        return moved
    }

    /// In the order of the rules; of the same rule the one that is missed by most comes first.
    static func ordered(_ hurdles: [Hurdle]) -> [Hurdle] {
        hurdles.sorted {
            ($0.stage.rawValue, -$0.excess, $0.caregiver, $0.visit ?? -1)
                < ($1.stage.rawValue, -$1.excess, $1.caregiver, $1.visit ?? -1)
        }
    }
}
