/// Putting services back where they cost least.
extension PairedIsland {
    /// Puts the services removed back one after another; what has no place stays absent.
    func recreate(_ shouldStop: () -> Bool) {
        sort()
        for index in removed.indices {
            let service = Int(removed[index])
            // Put back together with its mate.
            if board.nodes[service].route >= 0 { continue }
            let mate = Int(board.nodes[service].mate)
            if shouldStop() {
                leave(service)
            } else if mate < 0 || board.nodes[mate].route >= 0 {
                if !insertOne(service) { leave(service) }
            } else if !isAbsent(service) {
                if insertPair(service, mate) { recalled(mate) } else { leave(service, mate) }
            }
        }
    }

    private func isAbsent(_ service: Int) -> Bool { board.absent.contains(Int32(truncatingIfNeeded: service)) }

    private func leave(_ services: Int...) {
        for service in services where !isAbsent(service) { board.absent.append(Int32(truncatingIfNeeded: service)) }
    }

    /// The mate may have been absent before this step, and not among those to be put back.
    private func recalled(_ mate: Int) {
        if !board.absent.isEmpty { board.absent.removeAll { $0 == Int32(truncatingIfNeeded: mate) } }
    }

    /// In random order, or those first that are far, early, soon closed, or in need of a rare skill.
    private func sort() {
        let order = generator.below(6)
        let base = board.nodes.base
        for (index, service) in removed.enumerated() {
            let node = base[Int(service)]
            switch order {
            case 0, 1: sortKeys[Int(service)] = generator.below(1 << 30)
            case 2: sortKeys[Int(service)] = -Int(board.way(0, node.place))
            case 3: sortKeys[Int(service)] = Int(node.opens)
            case 4: sortKeys[Int(service)] = ground.routes[Int(node.skill)].count
            default: sortKeys[Int(service)] = node.mate >= 0 ? -1 : index
            }
        }
        removed.sort { (sortKeys[Int($0)], $0) < (sortKeys[Int($1)], $1) }
    }

    /// Puts a service where it costs least; its mate, if it has one, is in a route.
    private func insertOne(_ service: Int) -> Bool {
        let base = board.nodes.base
        let mate = Int(base[service].mate)
        let barred = mate >= 0 ? base[mate].route : -1
        let floor = board.floor(service)
        var bestPrice = PairedBoard.noPrice
        var bestPlace = -1
        forget()
        for route in ground.routes[Int(base[service].skill)] where route != barred {
            let depot = board.depots + Int(route)
            if isSeen(Int(route), depot, enough: 1) { continue }
            var node = depot
            repeat {
                let soonest = Int(base[node].start) + Int(base[node].duration)
                if soonest > Int(base[service].latest) || soonest - Int(base[service].closes) >= bestPrice { break }
                if !generator.oneIn(setting.blinkEvery) {
                    let price = board.price(service, behind: node, floor: floor, limit: bestPrice)
                    if price < bestPrice { (bestPrice, bestPlace) = (price, node) }
                }
                node = Int(base[node].next)
            } while node != depot
        }
        guard bestPlace >= 0 else { return false }
        board.insert(service, behind: bestPlace)
        return true
    }

    func forget() {
        for index in seenKinds.indices { seenKinds[index] = 0 }
    }

    /// True for an empty route when enough of its kind have been looked at.
    @inline(__always) func isSeen(_ route: Int, _ depot: Int, enough: Int) -> Bool {
        guard Int(board.nodes[depot].next) == depot else { return false }
        let kind = Int(ground.kind[route])
        seenKinds[kind] += 1
        return seenKinds[kind] > enough
    }
}
