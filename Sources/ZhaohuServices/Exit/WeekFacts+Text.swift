internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore

extension WeekFacts {
    /// Who comes when, `1:C0012@08:15,4:C0012+C0013@08:15`, Monday is 1.
    func text(_ offer: WeekOffer) -> String {
        offer.visits.map { visit in
            let carers = visit.carers.map { carerIDs[$0].description }.joined(separator: "+")
            let starts = visit.starts.map { ExplainHandlers.time($0) }.joined(separator: "+")
            return "\(visit.day + 1):\(carers)@\(starts)"
        }.joined(separator: ",")
    }

    /// The week that a stored row means; nil where the company or a carer of it is gone.
    func offer(_ record: HandoverRecord) -> WeekOffer? {
        guard let provider = record.provider, let company = companies.firstIndex(of: provider) else { return nil }
        let index = Dictionary(uniqueKeysWithValues: carerIDs.enumerated().map { ($1, $0) })
        var visits: [WeekOffer.Visit] = []
        for part in record.visits.split(separator: ",") {
            let words = part.split(separator: "@")
            guard words.count == 2, let colon = words[0].firstIndex(of: ":"), let day = Int(words[0][..<colon])
            else { return nil }
            let carers = words[0][words[0].index(after: colon)...].split(separator: "+")
                .compactMap { CaregiverID($0).flatMap { index[$0] } }
            let starts = words[1].split(separator: "+").compactMap(Self.second)
            guard !carers.isEmpty, carers.count == starts.count else { return nil }
            visits.append(WeekOffer.Visit(day: day - 1, carers: carers, starts: starts))
        }
        return WeekOffer(company: company, visits: visits, travel: record.travelSeconds, cost: 0)
    }

    /// `08:15` as a second of the day; the planner's starts are whole minutes.
    private static func second(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return parts.count == 2 ? (parts[0] * 60 + parts[1]) * 60 : nil
    }

    func text(_ hurdle: WeekHurdle) -> String {
        switch hurdle {
        case .skills: "skills"
        case .time(let company, let days):
            "time:\(companies[company]):\(days.map { "\($0 + 1)" }.joined(separator: "+"))"
        }
    }

    /// `window:07:00-12:30`, `days:1+4`, `hours:C0042+30`, `hire:H02`, `none`.
    func text(_ change: WeekChange, _ plan: PlanForDay) -> String {
        switch change {
        case .window:
            let window = window(plan, change)
            return "window:\(PlanHandlers.time(window.from))-\(PlanHandlers.time(window.to))"
        case .days(let days): return "days:" + days.map { "\($0 + 1)" }.joined(separator: "+")
        case .longer(let carer, let seconds): return "hours:\(carerIDs[carer])+\(seconds / 60)"
        case .hire(let company): return "hire:\(companies[company])"
        case .none: return "none"
        }
    }

    /// The window in minutes of the day, wider where that is the change.
    func window(_ plan: PlanForDay, _ change: WeekChange?) -> (from: Int, to: Int) {
        guard case .window(let seconds) = change else { return (plan.windowFrom, plan.windowTo) }
        return (max(0, plan.windowFrom - seconds / 60), min(1_440, plan.windowTo + seconds / 60))
    }
}
