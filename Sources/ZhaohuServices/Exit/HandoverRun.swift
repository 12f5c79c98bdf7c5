internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// Runs the planner over a week, and says what comes of it in the words of the desk.
struct HandoverRun: Sendable {
    /// What the planner found for one client.
    struct Result: Sendable {
        let leaver: WeekFacts.Leaver
        let offer: WeekOffer?
        let unplaced: WeekUnplaced?
    }

    let facts: WeekFacts
    let results: [Result]
    let totals: WeekHandover.Totals

    /// Thinks; touches no database.
    ///
    /// - Parameters:
    ///   - facts: the week.
    ///   - kept: weeks that clients have agreed to, by case: they stay, and the others are placed around them.
    ///   - progress: told how far it is.
    init(_ facts: WeekFacts, keeping kept: [CaseID: HandoverRecord] = [:], _ progress: ProgressTeller) {
        self.facts = facts
        var planner = facts.planner()
        for (client, leaver) in facts.leavers.enumerated() {
            guard let record = kept[leaver.plan.caseID], let offer = facts.offer(record) else { continue }
            planner.keep(client, offer)
        }
        planner.run { done, all in progress.tell(done, of: all, "clients") }
        let found = planner
        results = facts.leavers.indices.filter { kept[facts.leavers[$0].plan.caseID] == nil }.map { client in
            let offer = found.offers[client]
            return Result(
                leaver: facts.leavers[client], offer: offer, unplaced: offer == nil ? found.unplaced(client) : nil)
        }
        totals = planner.totals
    }

    var placed: Int { results.count { $0.offer != nil } }

    /// Weekly fen that the fund pays for clients, of those for whom the condition holds.
    func weeklyFen(_ holds: (Result) -> Bool = { _ in true }) -> Int {
        results.filter(holds).reduce(0) { sum, result in
            let plan = result.leaver.plan
            let minutes = result.leaver.weekdays.nonzeroBitCount * plan.minutes * plan.carers
            return sum + minutes * facts.fenPerHour / 60
        }
    }

    /// The rows to store; a client whom nobody has room for carries the change that would help.
    func records(_ exits: [ProviderID: ExitID]) -> [HandoverRecord] {
        results.compactMap { result in
            exits[result.leaver.company].map { record(result, $0) }
        }
    }

    func record(_ result: Result, _ exit: ExitID) -> HandoverRecord {
        let offer = result.offer ?? result.unplaced?.offer
        let plan = result.leaver.plan
        let window = facts.window(plan, result.unplaced?.change)
        return HandoverRecord(
            exit: exit, caseID: plan.caseID, plan: plan.plan, state: result.offer == nil ? .unplaced : .proposed,
            provider: offer.map { facts.companies[$0.company] }, weekdaysBefore: result.leaver.weekdays,
            weekdays: offer.map { $0.visits.reduce(0) { $0 | 1 << $1.day } } ?? result.leaver.weekdays,
            windowFrom: window.from, windowTo: window.to, visits: offer.map(facts.text) ?? "",
            travelSeconds: offer?.travel ?? 0, reason: result.unplaced.map { facts.text($0.hurdle) } ?? "",
            change: result.unplaced.map { facts.text($0.change, plan) } ?? "")
    }
}
