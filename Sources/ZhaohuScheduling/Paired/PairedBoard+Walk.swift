/// What later starts would do to those who follow, along the routes and across links.
extension PairedBoard {
    /// A price that no plan has; sums with it stay far from overflow.
    static let noPrice = 1 << 60

    @inline(__always) func raise(_ node: Int, to start: Int32) {
        pending[pendingCount] = PairedRaise(node: Int32(truncatingIfNeeded: node), start: start)
        pendingCount += 1
    }

    /// The price of a service behind a node: detour, lateness of all, and the growth of the largest.
    ///
    /// - Returns: the exact price; `noPrice` when it is not below the limit or a rule stands in the way.
    func price(_ service: Int, behind previous: Int, detour: Int, limit: Int) -> Int {
        let start = arrival(service, behind: previous)
        link(service, behind: previous)
        walk += 1
        raise(service, to: start)
        let added = foresee(limit - detour)
        unlink(service)
        return added == Self.noPrice ? added : added + detour
    }

    /// The same for both services of a link, in different routes.
    func price(_ pair: (Int, Int), behind previous: (Int, Int), detour: Int, limit: Int) -> Int {
        let first = arrival(pair.0, behind: previous.0)
        let second = arrival(pair.1, behind: previous.1)
        link(pair.0, behind: previous.0)
        link(pair.1, behind: previous.1)
        walk += 1
        raise(pair.0, to: first)
        raise(pair.1, to: second)
        let added = foresee(limit - detour)
        unlink(pair.0)
        unlink(pair.1)
        return added == Self.noPrice ? added : added + detour
    }

    /// Follows the pending raises without changing any start.
    private func foresee(_ limit: Int) -> Int {
        let base = nodes.base
        var added = 0
        var largest = worst
        var left = mostRaises
        while pendingCount > 0 {
            pendingCount -= 1
            var node = Int(pending[pendingCount].node)
            var start = pending[pendingCount].start
            while true {
                let known = base[node].walk == walk ? base[node].tentative : base[node].start
                guard start > known else { break }
                left -= 1
                guard start <= base[node].latest, left > 0 else { return giveUp() }
                let closes = base[node].closes
                if start > closes {
                    added += Int(start) - Int(max(known, closes))
                    largest = max(largest, Int(start) - Int(closes))
                }
                guard added + largest - worst < limit else { return giveUp() }
                base[node].tentative = start
                base[node].walk = walk
                let mate = Int(base[node].mate)
                if mate >= 0, base[mate].route >= 0 {
                    let bound = start &+ base[mate].lag
                    let mateStart = base[mate].walk == walk ? base[mate].tentative : base[mate].start
                    if bound > mateStart { raise(mate, to: bound) }
                }
                start = start &+ base[node].duration &+ base[node].wayOn
                node = Int(base[node].next)
                if node >= depots {
                    guard start <= ground.horizon else { return giveUp() }
                    break
                }
            }
        }
        return added + largest - worst
    }

    private func giveUp() -> Int {
        pendingCount = 0
        return Self.noPrice
    }
}
