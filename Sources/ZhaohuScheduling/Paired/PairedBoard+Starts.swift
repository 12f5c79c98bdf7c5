/// Starts in step with the routes.
extension PairedBoard {
    /// Raises a start for good; `advance` then follows what that does to others.
    @inline(__always) private func lift(_ node: Int, to start: Int32) {
        let base = nodes.base
        keep(node, start)
        // A node waits once only, so that the list never holds more than all services.
        guard base[node].walk != .max else { return }
        base[node].walk = .max
        raise(node, to: start)
    }

    @inline(__always) private func keep(_ node: Int, _ start: Int32) {
        let base = nodes.base
        let closes = base[node].closes
        if start > closes {
            late += Int(start) - Int(max(base[node].start, closes))
            worst = max(worst, Int(start) - Int(closes))
        }
        base[node].start = start
    }

    /// Follows the starts that were lifted.
    private func advance() {
        let base = nodes.base
        while pendingCount > 0 {
            pendingCount -= 1
            var node = Int(pending[pendingCount].node)
            base[node].walk = 0
            while true {
                let mate = Int(base[node].mate)
                if mate >= 0, base[mate].route >= 0 {
                    let bound = base[node].start &+ base[mate].lag
                    if bound > base[mate].start { lift(mate, to: bound) }
                }
                let start = base[node].start &+ base[node].duration &+ base[node].wayOn
                node = Int(base[node].next)
                guard node < depots, start > base[node].start else { break }
                keep(node, start)
            }
        }
    }

    /// Puts a service behind a node, for good.
    func insert(_ service: Int, behind previous: Int) {
        travel += detour(service, behind: previous)
        let start = arrival(service, behind: previous)
        link(service, behind: previous)
        lift(service, to: start)
        advance()
    }

    /// Puts both services of a link behind nodes of different routes.
    func insert(_ pair: (Int, Int), behind previous: (Int, Int)) {
        travel += detour(pair.0, behind: previous.0) + detour(pair.1, behind: previous.1)
        let first = arrival(pair.0, behind: previous.0)
        let second = arrival(pair.1, behind: previous.1)
        link(pair.0, behind: previous.0)
        link(pair.1, behind: previous.1)
        lift(pair.0, to: first)
        lift(pair.1, to: second)
        advance()
    }

    /// Works out all starts, driving and lateness anew, after services were taken out.
    func settle() {
        let base = nodes.base
        for node in 0..<depots where base[node].route >= 0 { base[node].start = base[node].opens }
        (travel, late, worst) = (0, 0, 0)
        for depot in depots..<nodes.count {
            var node = Int(base[depot].next)
            travel += Int(base[depot].wayOn)
            var ready = base[depot].wayOn
            while node != depot {
                settle(node, ready)
                ready = base[node].start &+ base[node].duration &+ base[node].wayOn
                travel += Int(base[node].wayOn)
                node = Int(base[node].next)
            }
        }
        advance()
        (late, worst) = (0, 0)
        for node in 0..<depots where base[node].start > base[node].closes {
            let lateness = Int(base[node].start) - Int(base[node].closes)
            late += lateness
            worst = max(worst, lateness)
        }
    }

    /// The mate may be in a route done before or after: either is right, as raises are followed at the end.
    @inline(__always) private func settle(_ node: Int, _ ready: Int32) {
        let base = nodes.base
        base[node].start = max(base[node].start, ready)
        let mate = Int(base[node].mate)
        guard mate >= 0, base[mate].route >= 0 else { return }
        let bound = base[node].start &+ base[mate].lag
        if bound > base[mate].start { lift(mate, to: bound) }
    }
}
