/// A place for one of the two services of a link.
struct PairedPlace {
    /// The node before.
    var node: Int
    var route: Int32
    var detour: Int
    /// The start there, were it alone.
    var start: Int32
    /// The least that it costs.
    var bound: Int
}

/// Putting both services of a link back together.
extension PairedIsland {
    /// Tries the cheapest places of either service jointly, exactly priced.
    func insertPair(_ first: Int, _ second: Int) -> Bool {
        listPlaces(first, enough: 1, &firstPlaces)
        // A second empty route, as the first service may take the first.
        listPlaces(second, enough: 2, &secondPlaces)
        let base = board.nodes.base
        var bestPrice = PairedBoard.noPrice
        var best = (-1, -1)
        guard let cheapest = secondPlaces.first else { return false }
        for one in firstPlaces {
            if one.bound + cheapest.bound >= bestPrice { break }
            for other in secondPlaces {
                if one.bound + other.bound >= bestPrice { break }
                if one.route == other.route { continue }
                // Each waits for the other as far as the gap wants it.
                let later = max(other.start, one.start &+ base[second].lag)
                let sooner = max(one.start, later &+ base[first].lag)
                let late = max(0, sooner - base[first].closes) + max(0, later - base[second].closes)
                guard sooner <= base[first].latest, later <= base[second].latest,
                    one.detour + other.detour + Int(late) < bestPrice
                else { continue }
                let price = board.price(
                    (first, second), behind: (one.node, other.node), detour: one.detour + other.detour,
                    limit: bestPrice)
                if price < bestPrice { (bestPrice, best) = (price, (one.node, other.node)) }
            }
        }
        guard best.0 >= 0 else { return false }
        board.insert((first, second), behind: best)
        return true
    }

    /// The cheapest places, the cheapest first.
    private func listPlaces(_ service: Int, enough: Int, _ places: inout [PairedPlace]) {
        places.removeAll(keepingCapacity: true)
        let base = board.nodes.base
        var limit = PairedBoard.noPrice
        forget()
        for route in ground.routes[Int(base[service].skill)] {
            let depot = board.depots + Int(route)
            if isSeen(Int(route), depot, enough: enough) { continue }
            var node = depot
            repeat {
                if !generator.oneIn(setting.blinkEvery) {
                    let detour = board.detour(service, behind: node)
                    let start = board.arrival(service, behind: node)
                    let late = board.bound(service, behind: node, start: start)
                    let bound = late == PairedBoard.noPrice ? late : detour + late
                    if start <= base[service].latest, bound < limit {
                        keep(
                            PairedPlace(node: node, route: route, detour: detour, start: start, bound: bound), &places)
                        if places.count == setting.mostPlaces, let last = places.last { limit = last.bound }
                    }
                }
                node = Int(base[node].next)
            } while node != depot
        }
    }

    private func keep(_ place: PairedPlace, _ places: inout [PairedPlace]) {
        if places.count == setting.mostPlaces { places.removeLast() }
        var index = places.count
        places.append(place)
        while index > 0, places[index - 1].bound > place.bound {
            places[index] = places[index - 1]
            index -= 1
        }
        places[index] = place
    }
}
