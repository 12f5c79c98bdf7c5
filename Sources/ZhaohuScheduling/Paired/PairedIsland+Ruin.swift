/// Which services are taken out.
extension PairedIsland {
    /// Takes services out of their routes; they and some that were absent are then to be put back.
    func ruin() {
        removed.removeAll(keepingCapacity: true)
        recall()
        let draw = generator.below(1_000)
        if draw < setting.strings {
            ruinStrings(around: generator.below(ground.serviceCount))
        } else if draw < setting.strings + setting.lone || board.late == 0 {
            ruinLone()
        } else {
            ruinLate()
        }
        board.settle()
    }

    /// Absent services get another chance, half of the time together with their mates.
    private func recall() {
        for _ in 0..<min(setting.mostAbsent, board.absent.count) {
            board.absent.swapAt(generator.below(board.absent.count), board.absent.count - 1)
            removed.append(board.absent.removeLast())
        }
        for service in removed where generator.oneIn(2) {
            let mate = Int(board.nodes[Int(service)].mate)
            if mate >= 0 { take(mate) }
        }
    }

    /// Strings of the routes near a service (Christiaens and Vanden Berghe, 2020).
    private func ruinStrings(around seed: Int) {
        let present = ground.serviceCount - removed.count
        let mean = max(1, present / max(1, ground.routeCount))
        let longest = min(setting.longestString, max(2, mean))
        let mostStrings = max(1, 4 * setting.meanRemoved / (1 + longest) - 1)
        let strings = 1 + generator.below(mostStrings)
        var done = 0
        let near = generator.oneIn(2) ? ground.nearPlace[seed] : ground.nearTime[seed]
        if board.nodes[seed].route >= 0 {
            ruinString(seed, longest)
            done += 1
        }
        for service in near {
            if done >= strings { break }
            let route = Int(board.nodes[Int(service)].route)
            guard route >= 0, ruinedAt[route] != step else { continue }
            ruinString(Int(service), longest)
            done += 1
        }
    }

    /// A string of the route of a service, with it; half of the strings keep some services inside.
    private func ruinString(_ service: Int, _ longest: Int) {
        let base = board.nodes.base
        let depot = board.depots + Int(base[service].route)
        ruinedAt[Int(base[service].route)] = step
        var size = 0
        var position = 0
        var node = Int(base[depot].next)
        while node != depot {
            if node == service { position = size }
            size += 1
            node = Int(base[node].next)
        }
        let length = 1 + generator.below(min(longest, size))
        var kept = 0
        if length > 1, generator.oneIn(2) {
            while length + kept < size, !generator.oneIn(3) { kept += 1 }
        }
        let span = length + kept
        let lowest = max(0, position - span + 1)
        let first = lowest + generator.below(min(position, size - span) - lowest + 1)
        let keptFrom = first + (kept > 0 ? 1 + generator.below(length - 1) : span)
        node = Int(base[depot].next)
        for _ in 0..<first { node = Int(base[node].next) }
        for place in first..<first + span {
            let next = Int(base[node].next)
            if place < keptFrom || place >= keptFrom + kept { takeWithMate(node) }
            node = next
        }
    }

    /// Services here and there.
    private func ruinLone() {
        for _ in 0..<1 + generator.below(setting.meanRemoved) {
            let service = generator.below(ground.serviceCount)
            if board.nodes[service].route >= 0 { takeWithMate(service) }
        }
    }

    /// A late service with those before it, and the same around its mate.
    private func ruinLate() {
        let base = board.nodes.base
        let start = generator.below(ground.serviceCount)
        var chosen = -1
        for offset in 0..<ground.serviceCount {
            let service = (start + offset) % ground.serviceCount
            if base[service].route >= 0, base[service].start > base[service].closes {
                chosen = service
                break
            }
        }
        guard chosen >= 0 else { return }
        let mate = Int(base[chosen].mate)
        ruinBefore(chosen)
        if mate >= 0, base[mate].route >= 0 { ruinBefore(mate) }
        ruinStrings(around: chosen)
    }

    private func ruinBefore(_ service: Int) {
        let base = board.nodes.base
        ruinedAt[Int(base[service].route)] = step
        var node = service
        for _ in 0..<1 + generator.below(setting.longestString) where node < board.depots {
            let previous = Int(base[node].previous)
            take(node)
            node = previous
        }
    }

    private func takeWithMate(_ service: Int) {
        take(service)
        let mate = Int(board.nodes[service].mate)
        if mate >= 0, board.nodes[mate].route >= 0, generator.below(1_000) < setting.mates { take(mate) }
    }

    private func take(_ service: Int) {
        guard board.nodes[service].route >= 0 else { return }
        board.unlink(service)
        removed.append(Int32(truncatingIfNeeded: service))
    }
}
