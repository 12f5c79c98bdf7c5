extension Board {
    /// Makes the nodes of a visit.
    func place(visit index: Int) {
        let visit = instance.visits[index]
        let place = instance.clients[visit.client].place
        let nodes = facts.nodes(of: index)
        for number in nodes {
            let part = Int(number - nodes.lowerBound)
            var node = Node()
            (node.x, node.y) = (Int32(place.x), Int32(place.y))
            node.marks = Int32(place.row) << Node.rowShift
            node.duration = Int32(visit.parts[part].duration)
            node.partner = nodes.count == 2 ? nodes.lowerBound + nodes.upperBound - 1 - number : -1
            if nodes.count == 2, visit.gap != 0...0 { node.marks |= Node.spaced }
            if part == 1 { node.marks |= Node.second }
            self.nodes[Int(number)] = node
            bound(number)
        }
    }

    /// Sets the window of a stop.
    ///
    /// A second part that does not start with the first is bound through the gap and is never late by itself.
    func bound(_ index: Int32) {
        let node = node(index)
        let visit = instance.visits[visit(index)]
        let isSpacedSecond = node.pointee.has(Node.spaced) && node.pointee.has(Node.second)
        let gap = isSpacedSecond ? visit.gap : 0...0
        let (open, hard) =
            visit.pin?.start.map { ($0, $0) } ?? (visit.window.lowerBound, visit.latestStart)
        node.pointee.open = Int32(open + gap.lowerBound)
        node.pointee.hard = Int32(hard + gap.upperBound)
        node.pointee.close = isSpacedSecond ? 1 << 30 : Int32(visit.window.upperBound)
    }

    /// Makes the empty route of a caregiver.
    func place(caregiver index: Int) {
        let caregiver = instance.caregivers[index]
        let (first, last) = (first(Int32(index)), last(Int32(index)))
        var node = Node()
        (node.x, node.y) = (Int32(caregiver.begin.x), Int32(caregiver.begin.y))
        node.marks = Int32(caregiver.begin.row) << Node.rowShift
        node.route = Int32(index)
        node.start = Int32(caregiver.shift.lowerBound)
        node.next = last
        nodes[Int(first)] = node
        (node.x, node.y) = (Int32(caregiver.home.x), Int32(caregiver.home.y))
        node.marks = Int32(caregiver.home.row) << Node.rowShift
        node.close = Int32(caregiver.shift.upperBound)
        node.hard = Int32(caregiver.shift.upperBound + caregiver.overtime)
        (node.latest, node.free) = (node.hard, node.close)
        (node.next, node.previous) = (-1, first)
        nodes[Int(last)] = node
        makeTrack(index, caregiver)
    }

    private func makeTrack(_ index: Int, _ caregiver: Instance.Caregiver) {
        let span = caregiver.shift.upperBound + caregiver.overtime - caregiver.shift.lowerBound
        var track = Track()
        track.work = Int32(caregiver.worked)
        track.fair = Int32(max(caregiver.fairLoad, caregiver.worked))
        track.isCrooked = caregiver.begin != caregiver.home || instance.travel.matrix != nil ? 1 : 0
        track.cap = Int32(caregiver.mostWork)
        if let rest = caregiver.rest, min(caregiver.mostWork, caregiver.worked + span) > rest.afterWork {
            let pause = Pause(
                length: Int32(rest.length), open: Int32(rest.window.lowerBound), close: Int32(rest.window.upperBound),
                capWithout: Int32(min(caregiver.mostWork, rest.afterWork)), capWith: Int32(caregiver.mostWork))
            pauses[index] = pause
            // The empty route has its break before the way home, if there is time for one at all.
            let begins = max(caregiver.shift.lowerBound, rest.window.lowerBound)
            let fits =
                begins <= rest.window.upperBound
                && begins + rest.length <= caregiver.shift.upperBound + caregiver.overtime
            if fits { nodes[Int(last(Int32(index)))].marks |= Node.paused }
            track.cap = fits ? pause.capWith : pause.capWithout
        }
        tracks[index] = track
    }
}
