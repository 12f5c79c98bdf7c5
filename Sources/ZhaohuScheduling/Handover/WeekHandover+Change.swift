extension WeekHandover {
    /// Wider windows, in half hours, that are tried.
    private static let step = 1_800

    /// Why a client is not placed, and what the least is that would help; earlier kinds of change are smaller ones.
    package func unplaced(_ client: Int) -> WeekUnplaced {
        let wanted = clients[client]
        let hurdle = hurdle(wanted)
        for attempt in attempts(wanted) {
            if let offer = attempt.1() { return WeekUnplaced(hurdle: hurdle, change: attempt.0(offer), offer: offer) }
        }
        let company = nearestOpen(wanted)
        let change: WeekChange = canBeHired(wanted, company) ? .hire(company: company) : .none
        return WeekUnplaced(hurdle: hurdle, change: change, offer: nil)
    }

    private typealias Attempt = ((WeekOffer) -> WeekChange, () -> WeekOffer?)

    private func attempts(_ client: WeekClient) -> [Attempt] {
        let near = [1, 2].map { window(client, $0 * Self.step) }
        let far = [3, 4, 6, 8].map { window(client, $0 * Self.step) }
        let hours = [1, 2, 4].map { longer(client, $0 * Self.step) }
        let days = [({ .days($0.visits.map(\.day)) }, { self.otherDays(client) }) as Attempt]
        return near + days + hours + far
    }

    private func window(_ client: WeekClient, _ seconds: Int) -> Attempt {
        (
            { _ in .window(seconds: seconds) },
            {
                var changed = client
                changed.window =
                    max(0, client.window.lowerBound - seconds)...min(86_399, client.window.upperBound + seconds)
                return best(changed, on: board)
            }
        )
    }

    /// The weekdays nearest to those wanted on which somebody has room.
    private func otherDays(_ client: WeekClient) -> WeekOffer? {
        let wanted = client.days.reduce(0) { $0 | 1 << $1 }
        let masks = (1..<128).filter { $0.nonzeroBitCount == client.days.count && $0 != wanted }
            .sorted { ($0 & ~wanted, $0) < ($1 & ~wanted, $1) }
            .sorted { ($0 & ~wanted).nonzeroBitCount < ($1 & ~wanted).nonzeroBitCount }
        for mask in masks {
            var changed = client
            changed.days = (0..<7).filter { mask >> $0 & 1 == 1 }
            if let offer = best(changed, on: board) { return offer }
        }
        return nil
    }

    private func longer(_ client: WeekClient, _ seconds: Int) -> Attempt {
        (
            { .longer(carer: $0.carers.min() ?? 0, seconds: seconds) },
            {
                var longer = board
                for carer in longer.carers.indices {
                    let shift = longer.carers[carer].shift
                    longer.setShift(carer, max(0, shift.lowerBound - seconds)...shift.upperBound + seconds)
                }
                return best(client, on: longer)
            }
        )
    }

    /// True when somebody who lives at the client's door and does nothing else could come.
    private func canBeHired(_ client: WeekClient, _ company: Int) -> Bool {
        guard !open.isEmpty else { return false }
        var more = board
        let shift = board.carers.first?.shift ?? 28_800...64_800
        let crew = client.crew.map {
            more.add(WeekCarer(company: company, home: client.place, skills: $0, shift: shift))
        }
        var staff = Array(repeating: [Int](), count: companies)
        staff[company] = crew
        return WeekSearch(more, staff: staff).offer(client, company: company) != nil
    }

    /// The open company whose carers live nearest; the first where none has a carer.
    private func nearestOpen(_ client: WeekClient) -> Int {
        func metres(_ company: Int) -> Int {
            staff[company].map { board.rules.travel.seconds(from: board.carers[$0].home, to: client.place) }.min()
                ?? .max
        }
        let wanted = open.filter { !client.refusedCompanies.contains($0) }
        return (wanted.isEmpty ? open : wanted).min { (metres($0), $0) < (metres($1), $1) } ?? 0
    }

    private func hurdle(_ client: WeekClient) -> WeekHurdle {
        let search = WeekSearch(board, staff: staff)
        let full = open.filter { !search.crews(client, $0).isEmpty }
            .map { (company: $0, days: search.fullDays(client, company: $0)) }
        guard let least = full.min(by: { ($0.days.count, $0.company) < ($1.days.count, $1.company) }) else {
            return .skills
        }
        return .time(company: least.company, days: least.days)
    }
}
