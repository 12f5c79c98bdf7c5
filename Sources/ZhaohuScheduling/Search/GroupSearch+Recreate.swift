extension GroupSearch {
    /// Adds some of the unserved visits to those taken out, so that they get their chance.
    mutating func chooseAbsent() {
        if absent.count <= setting.mostAbsent {
            removed += absent
            return
        }
        // A run of the list from a random place: different visits, no need to mark them.
        let first = random.below(absent.count)
        for offset in 0..<setting.mostAbsent { removed.append(absent[(first + offset) % absent.count]) }
    }

    /// Puts the visits back, each where it costs least, in one of several orders.
    mutating func recreate() {
        sortRemoved()
        for position in order.indices { insertBest(order[position].visit) }
    }

    private mutating func sortRemoved() {
        let rule = random.below(10)
        let pairsFirst = random.chance(perMille: 500)
        order.removeAll(keepingCapacity: true)
        for visit in removed {
            let nodes = board.facts.nodes(of: Int(visit))
            let node = board.node(nodes.lowerBound).pointee
            var key =
                switch rule {
                case 0...3: random.below(1 << 20)
                case 4, 5: -Int(node.duration)
                case 6, 7: Int(node.close &- node.open)
                case 8: Int(node.close)
                default: -min(1 << 39, board.facts.price[Int(visit)])
                }
            if pairsFirst, nodes.count == 2 { key -= 1 << 40 }
            if board.facts.isPinned(visit) { key -= 1 << 41 }
            // Straight insertion: about ten of them.
            var place = order.count
            order.append((key, visit))
            while place > 0, order[place - 1].key > key {
                order[place] = order[place - 1]
                place -= 1
            }
            order[place] = (key, visit)
        }
    }

    /// Puts a visit where it costs least, or leaves it when that costs more than nobody serving it.
    mutating func insertBest(_ visit: Int32) {
        let nodes = board.facts.nodes(of: Int(visit))
        if nodes.count == 2 {
            insertPair(visit, nodes.lowerBound)
            return
        }
        let limit = board.facts.price[Int(visit)]
        if let spot = bestPlace(nodes.lowerBound, below: limit) { insert(visit, spot, nil) }
    }

    mutating func redrawBlink() { untilBlink = 1 + random.below(2 * setting.blinkEvery) }
}
