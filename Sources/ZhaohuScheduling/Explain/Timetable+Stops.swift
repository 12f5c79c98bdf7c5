extension Timetable {
    /// A stop of a caregiver's day as it is shown.
    package struct Stop: Hashable, Sendable {
        package let visit: Int
        /// 0, or 1 for the second caregiver of a visit of two.
        package let part: Int
        /// Seconds of travel to it.
        package let way: Int
        /// Seconds between arriving and starting.
        package let waiting: Int
        package let start: Int
        package let end: Int
        /// The last second at which it could start without breaking a window or a shift, here or behind.
        package let latest: Int
        /// Seconds after its window; 0 for the second part.
        package let lateness: Int
    }

    /// A caregiver's day as it is shown.
    package struct Route: Hashable, Sendable {
        package let caregiver: Int
        package let stops: [Stop]
        package let wayHome: Int
        /// Second of coming home; the beginning of the shift when there is nothing to do.
        package let home: Int
        /// Seconds of service and travel, those before this plan among them.
        package let work: Int
        package let overload: Int
        package let overtime: Int
    }

    /// Every caregiver's day, in the order of the instance; a day without stops too.
    package var routes: [Route] {
        let latest = latestStarts()
        return days.indices.map { caregiver in
            Route(
                caregiver: caregiver, stops: stops(of: caregiver).map { shown($0, latest[$0]) },
                wayHome: days[caregiver].wayHome, home: home(caregiver), work: days[caregiver].work,
                overload: days[caregiver].overload, overtime: days[caregiver].overtime)
        }
    }

    private func shown(_ node: Int, _ latest: Int) -> Stop {
        let (at, stop) = (nodes[node], facts.stops[node])
        let arrival = free(after: at.previous, at.caregiver) + at.way
        return Stop(
            visit: stop.visit, part: stop.part, way: at.way, waiting: at.start - arrival, start: at.start,
            end: at.start + stop.duration, latest: latest, lateness: max(0, at.start - stop.close))
    }

    /// The last second at which each stop could start, were it alone delayed.
    func latestStarts() -> [Int] {
        var latest = nodes.indices.map { ownLatest($0) }
        var waiting = nodes.indices.filter { nodes[$0].caregiver >= 0 }
        for node in waiting where nodes[node].next < 0 {
            let caregiver = nodes[node].caregiver
            let end = endOfDay(caregiver) - days[caregiver].wayHome - facts.stops[node].duration
            latest[node] = min(latest[node], end)
        }
        while let node = waiting.popLast() {
            let stop = facts.stops[node]
            if case let before = nodes[node].previous, before >= 0 {
                let most = latest[node] - nodes[node].way - facts.stops[before].duration
                if lower(before, to: most, &latest) { waiting.append(before) }
            }
            if stop.partner >= 0, nodes[stop.partner].caregiver >= 0 {
                let most = stop.part == 0 ? latest[node] + stop.gap.upperBound : latest[node] - stop.gap.lowerBound
                if lower(stop.partner, to: most, &latest) { waiting.append(stop.partner) }
            }
        }
        return latest
    }

    private func lower(_ node: Int, to most: Int, _ latest: inout [Int]) -> Bool {
        guard most < latest[node] else { return false }
        latest[node] = most
        return true
    }
}
