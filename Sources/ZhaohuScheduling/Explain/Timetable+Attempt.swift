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

    /// Puts stops in and works out all times and costs.
    ///
    /// - Returns: the caregivers whose days are changed; nil when caregivers would wait in a circle.
    mutating func put(_ puts: [Put]) -> [Int]? {
        let point = point
        var changed: [Int] = []
        for put in puts { link(put.node, put.caregiver, after: put.previous) }
        for put in puts {
            changed.append(put.node)
            if nodes[put.node].next >= 0 { changed.append(nodes[put.node].next) }
        }
        guard settle(changed) else { return nil }
        let caregivers = caregivers(since: point)
        for caregiver in caregivers { refresh(caregiver) }
        return caregivers
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
    ///
    /// - Parameters:
    ///   - puts: the stops.
    ///   - allowance: what is allowed beyond the rules.
    ///   - checksPeople: false when it is known that nothing about the caregivers stands in the way.
    /// - Returns: what it would lead to.
    mutating func tried(
        _ puts: [Put], _ allowance: Allowance = Allowance(), checksPeople: Bool = true
    ) -> Attempt {
        let point = point
        defer {
            goBack(to: point)
            self.allowance = Allowance()
            allowed = -1
        }
        self.allowance = allowance
        allowed = puts.first.map { facts.stops[$0.node].visit } ?? -1
        if allowance.earlier > 0 { open(puts, earlier: allowance.earlier) }
        var hurdles: [Hurdle] = []
        for put in puts where checksPeople { hurdles += personalHurdles(put.node, put.caregiver) }
        guard let caregivers = self.put(puts) else {
            hurdles.append(Hurdle(.together, caregiver: puts[0].caregiver, visit: allowed))
            return Attempt(hurdles: hurdles, change: CostParts(), start: 0, delayed: 0, delay: 0)
        }
        for caregiver in caregivers { addHurdlesOfDay(caregiver, to: &hurdles) }
        var (delayed, delay) = (0, 0)
        mark += 1
        for entry in journal.nodes[point.nodes...] where marks[entry.index] != mark {
            marks[entry.index] = mark
            if let hurdle = hurdleOfTime(entry.index) { hurdles.append(hurdle) }
            let more = lateness(entry.index, nodes[entry.index].start) - lateness(entry.index, entry.was.start)
            guard more != 0, facts.stops[entry.index].visit != allowed else { continue }
            delayed += more > 0 ? 1 : 0
            delay += more
        }
        return Attempt(
            hurdles: hurdles.count < 2 ? hurdles : Self.ordered(hurdles), change: cost - point.cost,
            start: nodes[puts[0].node].start, delayed: delayed, delay: delay)
    }

    private func lateness(_ node: Int, _ start: Int) -> Int { max(0, start - facts.stops[node].close) }

    /// Opens the window of stops that are to be put in, unless their start is pinned.
    private mutating func open(_ puts: [Put], earlier: Int) {
        for put in puts where !facts.stops[put.node].isPinned {
            note(put.node)
            nodes[put.node].open = max(0, facts.stops[put.node].open - earlier)
        }
    }

    /// In the order of the rules; of the same rule the one that is missed by most comes first.
    static func ordered(_ hurdles: [Hurdle]) -> [Hurdle] {
        hurdles.sorted {
            ($0.stage.rawValue, -$0.excess, $0.caregiver, $0.visit ?? -1)
                < ($1.stage.rawValue, -$1.excess, $1.caregiver, $1.visit ?? -1)
        }
    }
}
