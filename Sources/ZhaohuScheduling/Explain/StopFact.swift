/// What never changes about one part of a visit.
struct StopFact {
    let visit: Int
    let part: Int
    let place: Instance.Place
    let duration: Int
    /// The first second at which it may start.
    let open: Int
    /// The second from which its start is late; lateness is counted once, at the first part.
    let close: Int
    /// The last second at which it may start; nothing of its own for the second part.
    let latest: Int
    /// True when the start is pinned.
    let isPinned: Bool
    /// The stop of the other part; -1 when there is none.
    let partner: Int
    /// Seconds between the two starts.
    let gap: ClosedRange<Int>

    /// A stop that no window holds.
    static let never = Int.max / 4
}

/// The stops of an instance: those of visit 0, then those of visit 1 and so on.
struct StopFacts {
    let stops: [StopFact]
    /// The first stop of each visit, and one more.
    let first: [Int]

    init(_ instance: Instance) {
        var stops: [StopFact] = []
        var first = [0]
        stops.reserveCapacity(instance.visits.count)
        first.reserveCapacity(instance.visits.count + 1)
        for (index, visit) in instance.visits.enumerated() {
            let begin = stops.count
            let open = visit.pin?.start ?? visit.window.lowerBound
            for part in visit.parts.indices {
                stops.append(
                    StopFact(
                        visit: index, part: part, place: instance.clients[visit.client].place,
                        duration: visit.parts[part].duration, open: part == 0 ? open : open + visit.gap.lowerBound,
                        close: part == 0 ? visit.window.upperBound : StopFact.never,
                        latest: part == 0 ? visit.pin?.start ?? visit.latestStart : StopFact.never,
                        isPinned: visit.pin?.start != nil,
                        partner: visit.parts.count == 2 ? begin + 1 - part : -1, gap: visit.gap))
            }
            first.append(stops.count)
        }
        self.stops = stops
        self.first = first
    }

    /// The stops of a visit.
    func stops(of visit: Int) -> Range<Int> { first[visit]..<first[visit + 1] }
}
