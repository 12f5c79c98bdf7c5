import ZhaohuDomain

/// The visits of one caregiver in the order of the day, each as early as it can be.
struct Route {
    struct Stop {
        let request: VisitRequest
        var start: Int
        var travel: Int
        var end: Int { start + request.minutes }
    }

    struct Insertion {
        let index: Int
        let addedTravel: Int
        /// Travel to the new visit, and from it to the one that follows (0 when it is the last).
        let travelTo: Int
        let travelFrom: Int
    }

    let shift: CarerShift
    private(set) var stops: [Stop] = []

    init(shift: CarerShift) {
        self.shift = shift
    }

    /// The place with the least added travel where the visit and all after it still hold window and shift.
    func bestInsertion(_ request: VisitRequest, _ travel: Travel) -> Insertion? {
        var best: Insertion?
        for index in 0...stops.count {
            let readyBefore = index == 0 ? shift.from : stops[index - 1].end
            // Stops are in the order of time, so no later place can hold the window either.
            if readyBefore > request.windowTo { break }
            if index < stops.count, stops[index].request.windowTo < request.windowFrom + request.minutes { continue }
            let here = index == 0 ? shift.position : stops[index - 1].request.position
            let travelTo = travel.minutes(from: here, to: request.position)
            let travelFrom =
                index < stops.count ? travel.minutes(from: request.position, to: stops[index].request.position) : 0
            let added = travelTo + travelFrom - (index < stops.count ? stops[index].travel : 0)
            guard added < best?.addedTravel ?? .max else { continue }
            let insertion = Insertion(index: index, addedTravel: added, travelTo: travelTo, travelFrom: travelFrom)
            if holds(request, insertion) { best = insertion }
        }
        return best
    }

    /// Puts the visit in and moves those after it as far as needed.
    mutating func insert(_ request: VisitRequest, at insertion: Insertion) {
        let ready = (insertion.index == 0 ? shift.from : stops[insertion.index - 1].end) + insertion.travelTo
        let start = max(ready, request.windowFrom)
        stops.insert(Stop(request: request, start: start, travel: insertion.travelTo), at: insertion.index)
        guard insertion.index + 1 < stops.count else { return }
        stops[insertion.index + 1].travel = insertion.travelFrom
        for index in (insertion.index + 1)..<stops.count {
            stops[index].start = max(stops[index - 1].end + stops[index].travel, stops[index].request.windowFrom)
        }
    }

    private func holds(_ request: VisitRequest, _ insertion: Insertion) -> Bool {
        let ready = (insertion.index == 0 ? shift.from : stops[insertion.index - 1].end) + insertion.travelTo
        let start = max(ready, request.windowFrom)
        guard start <= request.windowTo, start + request.minutes <= shift.to else { return false }
        var end = start + request.minutes
        for index in insertion.index..<stops.count {
            let stop = stops[index]
            let travel = index == insertion.index ? insertion.travelFrom : stop.travel
            let moved = max(end + travel, stop.request.windowFrom)
            // Unmoved from here on: the rest of the day stays as it is.
            if moved <= stop.start { return true }
            guard moved <= stop.request.windowTo, moved + stop.request.minutes <= shift.to else { return false }
            end = moved + stop.request.minutes
        }
        return true
    }
}
