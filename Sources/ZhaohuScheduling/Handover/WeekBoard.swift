/// The tours of all carers on the seven weekdays, with every visit at a fixed time.
///
/// A visit is put into a gap between two others and moves neither: so nothing of those who are on the board already is
/// ever touched, and whether something fits is a look at the gaps.
struct WeekBoard {
    /// A visit on a tour.
    struct Stop {
        let client: Int
        let start: Int
        let end: Int
        let place: Instance.Place
    }

    /// A place for a visit.
    struct Fit {
        let start: Int
        /// The latest start in the same gap.
        let latest: Int
        /// Seconds of travel more.
        let added: Int
        /// Seconds of work of the day afterwards.
        let work: Int
        let index: Int
    }

    let rules: WeekRules
    private(set) var carers: [WeekCarer]
    /// By carer and weekday, in the order of the day.
    private(set) var tours: [[Stop]]
    /// Seconds of service and travel, by carer and weekday.
    private(set) var work: [Int]
    /// Seconds of travel of the whole week, by company.
    private(set) var travel: [Int]

    init(_ carers: [WeekCarer], _ rules: WeekRules, companies: Int) {
        self.carers = carers
        self.rules = rules
        tours = Array(repeating: [], count: carers.count * 7)
        work = Array(repeating: 0, count: carers.count * 7)
        travel = Array(repeating: 0, count: companies)
    }

    /// Somebody more, or the same with another shift: for the question what would help.
    mutating func add(_ carer: WeekCarer) -> Int {
        carers.append(carer)
        tours += Array(repeating: [], count: 7)
        work += Array(repeating: 0, count: 7)
        return carers.count - 1
    }

    mutating func setShift(_ carer: Int, _ shift: ClosedRange<Int>) {
        let old = carers[carer]
        carers[carer] = WeekCarer(
            company: old.company, home: old.home, skills: old.skills, traits: old.traits, shift: shift)
    }

    /// The gap with the least travel in which a visit can start within a range; nil when no gap takes it.
    func fit(_ carer: Int, _ day: Int, at place: Instance.Place, _ seconds: Int, _ range: ClosedRange<Int>) -> Fit? {
        let who = carers[carer]
        let tour = tours[carer * 7 + day]
        var best: Fit?
        for index in 0...tour.count {
            let before = index > 0 ? tour[index - 1].place : who.home
            let after = index < tour.count ? tour[index].place : who.home
            let free = index > 0 ? tour[index - 1].end : who.shift.lowerBound
            let until = index < tour.count ? tour[index].start : who.shift.upperBound
            guard until - free >= seconds, free <= range.upperBound else { continue }
            let way = rules.travel.seconds(from: before, to: place)
            // Whole minutes, as people are told.
            let start = (max(free + way, range.lowerBound) + 59) / 60 * 60
            guard start <= range.upperBound, start + seconds <= until else { continue }
            let onward = rules.travel.seconds(from: place, to: after)
            let latest = min(range.upperBound, until - onward - seconds)
            guard start <= latest else { continue }
            // An empty day has no way yet.
            let replaced = tour.isEmpty ? 0 : rules.travel.seconds(from: before, to: after)
            let added = way + onward - replaced
            let total = work[carer * 7 + day] + seconds + added
            if let best, best.added <= added { continue }
            let stop = Stop(client: -1, start: start, end: start + seconds, place: place)
            guard total <= rules.mostWork, mayRest(carer, tour, with: stop, at: index, work: total) else { continue }
            best = Fit(start: start, latest: latest, added: added, work: total, index: index)
        }
        return best
    }

    /// True when the break that so much work asks for has room in the day.
    private func mayRest(_ carer: Int, _ tour: [Stop], with stop: Stop, at index: Int, work: Int) -> Bool {
        guard let rest = rules.rest, work > rest.afterWork else { return true }
        let who = carers[carer]
        var free = who.shift.lowerBound
        var place = who.home
        func hasRoom(_ until: Int) -> Bool {
            max(free, rest.window.lowerBound) <= min(until - rest.length, rest.window.upperBound)
        }
        for position in 0...tour.count {
            let next = position == index ? stop : tour[position < index ? position : position - 1]
            if hasRoom(next.start - rules.travel.seconds(from: place, to: next.place)) { return true }
            (free, place) = (next.end, next.place)
        }
        return hasRoom(who.shift.upperBound - rules.travel.seconds(from: place, to: who.home))
    }

    /// Puts a client's visits on the board.
    mutating func place(_ offer: WeekOffer, of client: Int, at place: Instance.Place, seconds: Int) {
        for visit in offer.visits {
            for (carer, start) in zip(visit.carers, visit.starts) {
                let stop = Stop(client: client, start: start, end: start + seconds, place: place)
                let tour = carer * 7 + visit.day
                let index = tours[tour].firstIndex { $0.start > start } ?? tours[tour].count
                change(carer, visit.day) { $0.insert(stop, at: index) }
            }
        }
    }

    /// Takes a client's visits off it.
    mutating func lift(_ offer: WeekOffer, of client: Int) {
        for visit in offer.visits {
            for carer in visit.carers { change(carer, visit.day) { $0.removeAll { $0.client == client } } }
        }
    }

    private mutating func change(_ carer: Int, _ day: Int, _ body: (inout [Stop]) -> Void) {
        let tour = carer * 7 + day
        let before = way(carer, tours[tour])
        body(&tours[tour])
        let after = way(carer, tours[tour])
        travel[carers[carer].company] += after - before
        work[tour] = after + tours[tour].reduce(0) { $0 + $1.end - $1.start }
    }

    /// Seconds of travel of a tour, from home to home.
    private func way(_ carer: Int, _ tour: [Stop]) -> Int {
        guard !tour.isEmpty else { return 0 }
        var place = carers[carer].home
        var sum = 0
        for stop in tour {
            sum += rules.travel.seconds(from: place, to: stop.place)
            place = stop.place
        }
        return sum + rules.travel.seconds(from: place, to: carers[carer].home)
    }
}
