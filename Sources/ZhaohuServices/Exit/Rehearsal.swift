internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// What an exit would come to: one row of sums, one a company that takes clients, one a client.
struct Rehearsal {
    let run: HandoverRun
    /// The last day of care.
    let last: Day

    func rows(limit: Int) -> [[ReplyField]] {
        [sums] + companies + run.results.prefix(limit).map(row)
    }

    /// The sums; `fund_week_*_fen` is what the fund pays a week for these clients.
    var sums: [ReplyField] {
        let totals = run.totals
        let before = run.weeklyFen()
        let after = run.weeklyFen { $0.offer != nil }
        return [
            ReplyField("clients", run.results.count), ReplyField("placed", run.placed),
            ReplyField("unplaced", run.results.count - run.placed), ReplyField("gaps", gaps),
            ReplyField("one_carer", run.results.count { $0.offer?.carers.count == $0.leaver.plan.carers }),
            ReplyField("known_carer", run.results.count(where: isKnown)), ReplyField("last_day", last),
            ReplyField("fund_week_before_fen", before), ReplyField("fund_week_after_fen", after),
            ReplyField("travel_week_before_min", totals.travelBefore / 60),
            ReplyField("travel_week_after_min", totals.travelAfter / 60),
            ReplyField("others_unplaced", totals.othersUnplaced),
        ]
    }

    private func isKnown(_ result: HandoverRun.Result) -> Bool {
        guard let offer = result.offer,
            let client = run.facts.leavers.firstIndex(where: { $0.plan.plan == result.leaver.plan.plan })
        else { return false }
        return !offer.carers.isDisjoint(with: run.facts.clients[client].known)
    }

    /// Days without exactly one company, of the clients who are placed, by the independent proof.
    private var gaps: Int {
        var plans: [PlannedCare] = []
        for result in run.results where result.offer != nil {
            let record = run.record(result, ExitID(0))
            let plan = result.leaver.plan
            let minutes = plan.minutes * plan.carers
            plans.append(
                PlannedCare(
                    client: plan.caseID.number, company: result.leaver.company.number, from: Day(number: 0),
                    end: last.advanced(by: 1), weekdays: result.leaver.weekdays, minutes: minutes))
            plans.append(
                PlannedCare(
                    client: plan.caseID.number, company: record.provider?.number ?? 0, from: last.advanced(by: 1),
                    end: nil, weekdays: record.weekdays, minutes: minutes))
        }
        let leaving = Set(run.results.map(\.leaver.company.number))
        return CareContinuity(
            clients: run.results.filter { $0.offer != nil }.map(\.leaver.plan.caseID.number), plans: plans,
            leaving: leaving, last: last
        ).findings.count
    }

    private var companies: [[ReplyField]] {
        let facts = run.facts
        return facts.open.compactMap { company in
            let here = run.results.filter { $0.offer?.company == company }
            guard !here.isEmpty else { return nil }
            return [
                ReplyField("to", facts.companies[company]), ReplyField("clients", here.count),
                ReplyField("visits_week", here.reduce(0) { $0 + ($1.offer?.visits.count ?? 0) }),
                ReplyField("fund_week_fen", run.weeklyFen { $0.offer?.company == company }),
                ReplyField("travel_week_min", here.reduce(0) { $0 + ($1.offer?.travel ?? 0) } / 60),
            ]
        }
    }

    private func row(_ result: HandoverRun.Result) -> [ReplyField] {
        HandoverRows.fields(run.record(result, ExitID(0)), result.leaver.company)
    }
}

/// A client's hand-over as it is told.
enum HandoverRows {
    static func fields(_ record: HandoverRecord, _ from: ProviderID) -> [ReplyField] {
        [
            ReplyField("case", record.caseID), ReplyField("from", from), ReplyField("state", record.state.rawValue),
            ReplyField("to", record.provider?.description ?? ""),
            ReplyField("weekdays_before", WeekHandlers.text(record.weekdaysBefore)),
            ReplyField("weekdays", WeekHandlers.text(record.weekdays)),
            ReplyField(
                "window", "\(PlanHandlers.time(record.windowFrom))-\(PlanHandlers.time(record.windowTo))"),
            ReplyField("visits", record.visits), ReplyField("travel_min", record.travelSeconds / 60),
            ReplyField("reason", record.reason), ReplyField("change", record.change),
        ]
    }
}
