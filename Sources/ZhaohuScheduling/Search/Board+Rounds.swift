extension Board {
    /// Visits that nobody serves, though it would pay.
    func absent() -> [Int32] {
        (0..<Int32(instance.visits.count)).filter { !isServed($0) && facts.price[Int($0)] > 0 }
    }

    /// Holds visits of two caregivers of different groups where and when they are.
    ///
    /// - Returns: their nodes.
    func freeze() -> [Int32] {
        var frozen: [Int32] = []
        for index in 0..<Int32(stopCount) {
            let node = node(index)
            node.pointee.stamp = 0
            guard node.pointee.partner > index, node.pointee.route >= 0 else { continue }
            let other = self.node(node.pointee.partner)
            let (one, two) = (tracks[Int(node.pointee.route)].group, tracks[Int(other.pointee.route)].group)
            guard one != two else { continue }
            frozen += [index, node.pointee.partner]
            for held in [node, other] {
                (held.pointee.open, held.pointee.hard) = (held.pointee.start, held.pointee.start)
                held.pointee.partner = -1
            }
        }
        for index in stopCount..<nodeCount { nodes[index].stamp = 0 }
        for index in 0..<routeCount { tracks[index].stamp = 0 }
        return frozen
    }

    /// Lets them move again; their times have to be settled.
    func release(_ frozen: [Int32]) {
        for index in frozen {
            bound(index)
            let nodes = facts.nodes(of: visit(index))
            node(index).pointee.partner = index == nodes.lowerBound ? index + 1 : index - 1
        }
    }

    /// The plan as it stands.
    func plan() -> Plan {
        Plan(
            tours: (0..<Int32(routeCount)).compactMap { route in
                var stops: [Plan.Stop] = []
                var index = node(first(route)).pointee.next
                while isStop(index) {
                    let part = Int(index - facts.nodes(of: visit(index)).lowerBound)
                    stops.append(Plan.Stop(visit: visit(index), part: part, start: Int(node(index).pointee.start)))
                    index = node(index).pointee.next
                }
                return stops.isEmpty ? nil : Plan.Tour(caregiver: Int(route), stops: stops)
            })
    }
}
