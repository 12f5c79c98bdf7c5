/// Looks for the best week of one client on a board.
struct WeekSearch {
    /// Carers of a company that are tried for each part of a visit of two: the nearest ones.
    private static let nearest = 12

    let board: WeekBoard
    /// The carers of each company.
    private let staff: [[Int]]

    init(_ board: WeekBoard, staff: [[Int]]) {
        self.board = board
        self.staff = staff
    }

    /// One visit by somebody, and what it costs.
    private struct Choice {
        let visit: WeekOffer.Visit
        let travel: Int
        let cost: Int
    }

    /// The cheapest week with one company; nil when on some day nobody has room.
    func offer(_ client: WeekClient, company: Int) -> WeekOffer? {
        let crews = crews(client, company)
        var best: WeekOffer?
        /// Of crews that can come on some days only.
        var parts: [[Choice?]] = []
        for crew in crews {
            let choices = client.days.map { choice(client, crew, $0) }
            let found = choices.compactMap { $0 }
            if found.count == choices.count {
                let offer = offer(client, company, found)
                if best.map({ offer.cost < $0.cost }) ?? true { best = offer }
            } else if !found.isEmpty, best == nil {
                parts.append(choices)
            }
        }
        return best ?? shared(client, company, parts)
    }

    /// The days on which nobody of a company has room.
    func fullDays(_ client: WeekClient, company: Int) -> [Int] {
        let crews = crews(client, company)
        return client.days.filter { day in !crews.contains { choice(client, $0, day) != nil } }
    }

    /// Who could come, by skill and wish: single carers, or pairs of the nearest.
    func crews(_ client: WeekClient, _ company: Int) -> [[Int]] {
        if client.refusedCompanies.contains(company) { return [] }
        let able = client.crew.map { skills in
            staff[company].filter {
                board.carers[$0].skills.isSuperset(of: skills) && !client.refused.contains($0)
            }
        }
        if able.count == 1 { return able[0].map { [$0] } }
        func near(_ carers: [Int]) -> ArraySlice<Int> {
            carers.sorted { (distance($0, client), $0) < (distance($1, client), $1) }.prefix(Self.nearest)
        }
        let seconds = near(able[1])
        return near(able[0]).flatMap { first in seconds.filter { $0 != first }.map { [first, $0] } }
    }

    private func distance(_ carer: Int, _ client: WeekClient) -> Int {
        let home = board.carers[carer].home
        let (dx, dy) = (home.x - client.place.x, home.y - client.place.y)
        return dx * dx + dy * dy
    }

    /// When a crew could come on a day.
    private func choice(_ client: WeekClient, _ crew: [Int], _ day: Int) -> Choice? {
        guard let first = board.fit(crew[0], day, at: client.place, client.seconds, client.window) else { return nil }
        guard crew.count == 2 else {
            return priced(client, crew, day, [first.start], [first])
        }
        let range = first.start + client.gap.lowerBound...first.latest + client.gap.upperBound
        guard let second = board.fit(crew[1], day, at: client.place, client.seconds, range) else { return nil }
        let start = max(first.start, second.start - client.gap.upperBound)
        let other = max(second.start, start + client.gap.lowerBound)
        guard start <= first.latest, other <= second.latest, client.gap.contains(other - start) else { return nil }
        return priced(client, crew, day, [start, other], [first, second])
    }

    private func priced(
        _ client: WeekClient, _ crew: [Int], _ day: Int, _ starts: [Int], _ fits: [WeekBoard.Fit]
    ) -> Choice {
        let weights = board.rules.weights
        let travel = fits.reduce(0) { $0 + $1.added }
        var cost = weights.travel * travel
        for (carer, fit) in zip(crew, fits) {
            let unmet = client.wishes.subtracting(board.carers[carer].traits).rawValue.nonzeroBitCount
            cost += weights.wish * unmet + weights.overload * max(0, fit.work - board.rules.fairLoad)
        }
        return Choice(
            visit: WeekOffer.Visit(day: day, carers: crew, starts: starts), travel: travel, cost: cost)
    }

    /// Each face costs once: nothing or little when known, more when new; so one carer for the whole week is best.
    private func offer(_ client: WeekClient, _ company: Int, _ choices: [Choice]) -> WeekOffer {
        let weights = board.rules.weights
        let faces = Set(choices.flatMap(\.visit.carers)).reduce(0) {
            $0 + (client.known.contains($1) ? weights.known : weights.stranger)
        }
        return WeekOffer(
            company: company, visits: choices.map(\.visit).sorted { $0.day < $1.day },
            travel: choices.reduce(0) { $0 + $1.travel }, cost: choices.reduce(faces) { $0 + $1.cost })
    }

    /// Several crews for the week, as few as can be: always the one that takes most of the days left.
    private func shared(_ client: WeekClient, _ company: Int, _ parts: [[Choice?]]) -> WeekOffer? {
        var open = Set(client.days.indices)
        var taken: [Choice] = []
        while !open.isEmpty {
            var best: (days: [Int], cost: Int)?
            var chosen: [Choice?] = []
            for part in parts {
                let days = open.filter { part[$0] != nil }
                if days.isEmpty { continue }
                let cost = days.reduce(0) { $0 + (part[$1]?.cost ?? 0) } / days.count
                if let best, (best.days.count, -best.cost) >= (days.count, -cost) { continue }
                best = (days.sorted(), cost)
                chosen = part
            }
            guard let best else { return nil }
            taken += best.days.compactMap { chosen[$0] }
            open.subtract(best.days)
        }
        return offer(client, company, taken)
    }
}
