extension GroupSearch {
    /// Takes adjacent strings of visits out of routes near a visit chosen at random.
    mutating func ruin() {
        let mean = min(Double(setting.longestString), meanStops)
        let most = 4 * Double(setting.meanRemoved) / (1 + mean) - 1
        let routes = max(1, Int(random.unit() * most + 1))
        let (seed, isAbsent) = pickSeed()
        // Scarce skills: only routes that could take the seed, so that several of them give way at once.
        let isFocused = random.chance(perMille: isAbsent ? setting.focusOnAbsent : setting.focus)
        let wanted = isFocused ? board.facts.wanted(seed) : SkillSet(rawValue: .max)
        ruined.removeAll(keepingCapacity: true)
        if !isFocused, random.chance(perMille: setting.team) { ruinTeam(of: seed, routes) }
        if ruined.count < routes { ruinNear(seed, wanted, routes) }
        if isFocused, ruined.count < routes { ruinAmong(wanted, seed, routes) }
    }

    /// Strings of the routes whose visits lie nearest.
    private mutating func ruinNear(_ seed: Int32, _ wanted: SkillSet, _ routes: Int) {
        var looked = 0
        // Only visits about the same time can change places.
        let isTimely = random.chance(perMille: setting.timely)
        let within = Int32(1_800 + random.below(5_400))
        let first = board.node(board.facts.nodes(of: Int(seed)).lowerBound).pointee
        let about = first.route >= 0 ? first.start : first.open + (first.close - first.open) / 2
        for client in near.clients(of: board.facts.client[Int(seed)]) {
            for visit in near.visits(of: client) {
                looked += 1
                if looked > setting.mostLooked { return }
                for node in board.facts.nodes(of: Int(visit))
                where !isTimely || abs(board.node(node).pointee.start &- about) <= within {
                    takeString(around: node, wanted)
                }
                if ruined.count >= routes { return }
            }
        }
    }

    /// Strings of any routes of the group that hold the skill, about the time of the seed.
    private mutating func ruinAmong(_ wanted: SkillSet, _ seed: Int32, _ routes: Int) {
        let node = board.facts.nodes(of: Int(seed)).lowerBound
        let able = routesByDemand[board.facts.demand[Int(node)]]
        guard !able.isEmpty else { return }
        let first = random.below(able.count)
        let close = board.node(node).pointee.close
        for offset in 0..<min(able.count, routes - ruined.count) {
            takeString(on: able[(first + offset) % able.count], at: close, wanted)
        }
    }

    /// The seed's own string and those of its care team about the same time, so that one of them can take it.
    private mutating func ruinTeam(of seed: Int32, _ routes: Int) {
        let anybody = SkillSet(rawValue: .max)
        let nodes = board.facts.nodes(of: Int(seed))
        for node in nodes { takeString(around: node, anybody) }
        let close = board.node(nodes.lowerBound).pointee.close
        for member in board.facts.team(of: board.facts.client[Int(seed)]) where member.price != Facts.refused {
            if ruined.count >= routes { return }
            takeString(on: member.caregiver, at: close, board.facts.wanted(seed))
        }
    }

    /// A string around the last visit of a route that starts before a time.
    private mutating func takeString(on route: Int32, at time: Int32, _ wanted: SkillSet) {
        guard board.tracks[Int(route)].group == group else { return }
        var index = board.node(board.first(route)).pointee.next
        while board.isStop(index), case let next = board.node(index).pointee.next, board.isStop(next),
            board.node(next).pointee.start <= time
        { index = next }
        if board.isStop(index) { takeString(around: index, wanted) }
    }

    /// A visit to begin with; unserved ones come up more often, as something must give way for them.
    private mutating func pickSeed() -> (visit: Int32, isAbsent: Bool) {
        if !absent.isEmpty, random.chance(perMille: setting.absentSeeds) {
            return (absent[random.below(absent.count)], true)
        }
        var seed = visits[random.below(visits.count)]
        if random.chance(perMille: setting.dearSeeds) {
            for _ in 0..<2 {
                let other = visits[random.below(visits.count)]
                if price(other) > price(seed) { seed = other }
            }
        }
        return (seed, false)
    }

    /// What the caregivers of a visit cost.
    private func price(_ visit: Int32) -> Int {
        board.facts.nodes(of: Int(visit)).reduce(0) { sum, node in
            let route = board.node(node).pointee.route
            return sum + (route < 0 ? 0 : board.facts.price(of: node, route))
        }
    }

    private mutating func takeString(around node: Int32, _ wanted: SkillSet) {
        let route = board.node(node).pointee.route
        guard route >= 0, board.tracks[Int(route)].group == group, !ruined.contains(route),
            !board.facts.skills[Int(route)].isDisjoint(with: wanted)
        else { return }
        ruined.append(route)
        let count = Int(board.tracks[Int(route)].count)
        let length = 1 + random.below(min(setting.longestString, count))
        // Now and then some visits in the middle of the string stay.
        var kept = 0
        if length > 1, length < count, random.chance(perMille: 500) {
            kept = 1
            while length + kept < count, !random.chance(perMille: 10) { kept += 1 }
        }
        let position = position(of: node)
        let window = length + kept
        let lowest = max(0, position - window + 1)
        let first = lowest + random.below(min(position, count - window) - lowest + 1)
        collect(route, from: first, count: window)
        let gap = kept == 0 ? 0 : 1 + random.below(length - 1)
        for (offset, stop) in string.enumerated() where kept == 0 || offset < gap || offset >= gap + kept {
            if board.node(stop).pointee.route >= 0, !board.isFrozen(stop) { remove(Int32(board.visit(stop))) }
        }
    }

    private func position(of node: Int32) -> Int {
        var position = 0
        var index = board.node(node).pointee.previous
        while board.isStop(index) {
            position += 1
            index = board.node(index).pointee.previous
        }
        return position
    }

    private mutating func collect(_ route: Int32, from first: Int, count: Int) {
        string.removeAll(keepingCapacity: true)
        var index = board.node(board.first(route)).pointee.next
        for _ in 0..<first { index = board.node(index).pointee.next }
        for _ in 0..<count {
            string.append(index)
            index = board.node(index).pointee.next
        }
    }
}
