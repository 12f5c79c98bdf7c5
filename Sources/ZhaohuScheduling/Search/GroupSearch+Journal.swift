extension GroupSearch {
    /// Writes a node down before its first change in a step.
    @inline(__always)
    mutating func touch(_ index: Int32) {
        let node = board.node(index)
        guard node.pointee.stamp != step else { return }
        node.pointee.stamp = step
        journal.append((index, node.pointee))
    }

    @inline(__always)
    mutating func touchTrack(_ index: Int32) {
        let track = board.tracks + Int(index)
        guard track.pointee.stamp != step else { return }
        track.pointee.stamp = step
        trackJournal.append((index, track.pointee))
    }

    /// Keeps what the step did.
    mutating func keep() {
        journal.removeAll(keepingCapacity: true)
        trackJournal.removeAll(keepingCapacity: true)
        for visit in removed {
            let position = absent.firstIndex(of: visit)
            if board.isServed(visit) {
                if let position { absent.remove(at: position) }
            } else if position == nil {
                absent.append(visit)
            }
        }
        removed.removeAll(keepingCapacity: true)
    }

    /// Puts everything back as it was before the step.
    mutating func undo() {
        for (index, node) in journal { board.nodes[Int(index)] = node }
        for (index, track) in trackJournal { board.tracks[Int(index)] = track }
        journal.removeAll(keepingCapacity: true)
        trackJournal.removeAll(keepingCapacity: true)
        removed.removeAll(keepingCapacity: true)
    }

    /// Works out the times again around nodes whose windows changed.
    ///
    /// - Returns: the change of the cost.
    mutating func mend(_ nodes: [Int32]) -> Int {
        // A mark that no step of a group has.
        step = .max
        forward = nodes
        backward = nodes
        settle()
        journal.removeAll()
        return cost
    }
}
