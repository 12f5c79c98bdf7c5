extension GroupSearch {
    /// Takes adjacent strings of visits out of routes near a visit chosen at random.
    mutating func ruin() {
        let mean = min(Double(setting.longestString), meanStops)
        let most = 4 * Double(setting.meanRemoved) / (1 + mean) - 1
        let routes = max(1, Int(random.unit() * most + 1))
        let seed = pickSeed()
        ruined.removeAll(keepingCapacity: true)
        var looked = 0
        for client in near.clients(of: board.facts.client[Int(seed)]) {
            for visit in near.visits(of: client) {
                looked += 1
                if looked > setting.mostLooked { return }
                for node in board.facts.nodes(of: Int(visit)) { takeString(around: node) }
                if ruined.count >= routes { return }
            }
        }
    }

    /// A visit to begin with; unserved ones come up more often, as something must give way for them.
    private mutating func pickSeed() -> Int32 {
        if !absent.isEmpty, random.chance(perMille: setting.absentSeeds) { return absent[random.below(absent.count)] }
        return visits[random.below(visits.count)]
    }

    private mutating func takeString(around node: Int32) {
        let route = board.node(node).pointee.route
        guard route >= 0, board.tracks[Int(route)].group == group, !ruined.contains(route) else { return }
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
