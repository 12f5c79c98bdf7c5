internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore

/// The day board and the map of routes of a version.
struct BoardMaker {
    let desk: ScheduleDesk
    let opened: OpenedVersion
    /// What carers and clients are called, by carer and by case.
    let carers: [Int64: String]
    let clients: [Int64: String]
    private let timetable: Timetable

    init(desk: ScheduleDesk, opened: OpenedVersion) throws {
        self.desk = desk
        self.opened = opened
        timetable = try Timetable(opened.plan, for: opened.problem.instance)
        let context = desk.context
        carers = Dictionary(
            try CaregiverStore.list(
                context.database, region: context.region, provider: desk.provider.id, activeOnly: false, limit: 5_000
            ).map { ($0.id.number, $0.name) }, uniquingKeysWith: { first, _ in first })
        clients = try ScheduleStore.names(
            context.database, region: context.region, cases: opened.problem.facts.clients.map { CaseID($0.id) })
    }

    private var facts: DayFacts { opened.problem.facts }
    private var instance: Instance { opened.problem.instance }

    func board() -> DayBoard {
        let totals = opened.version.totals
        return DayBoard(
            providerID: "\(desk.provider.id)", providerName: desk.provider.name, day: desk.day,
            version: opened.version.version, state: opened.version.state == .draft ? .draft : .published,
            span: 8 * 3_600...18 * 3_600, carers: timetable.routes.map(carer), unplaced: unplaced(),
            totals: DayBoard.Totals(
                visits: totals.visits, placed: totals.placed, unplaced: totals.visits - totals.placed,
                travel: totals.travelSeconds, lateness: totals.lateSeconds, changes: totals.changes, cost: totals.cost))
    }

    func map() -> RouteMap {
        RouteMap(
            title: "\(desk.provider.id) \(desk.provider.name) \(desk.day)",
            routes: timetable.routes.filter { !$0.stops.isEmpty }.map { route in
                let carer = facts.carers[route.caregiver]
                return RouteMap.Route(
                    carerID: "\(CaregiverID(carer.id))", carerName: carers[carer.id] ?? "", home: point(carer.home),
                    visits: route.stops.map { mapVisit($0.visit, $0.part) })
            },
            unplaced: instance.visits.indices.filter { timetable.crew(of: $0).isEmpty }.map { mapVisit($0, 0) })
    }

    private func carer(_ route: Timetable.Route) -> DayBoard.Carer {
        let carer = facts.carers[route.caregiver]
        let caregiver = instance.caregivers[route.caregiver]
        let past = facts.fixed.filter { $0.carer == carer.id }.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        let travel = route.stops.reduce(route.wayHome) { $0 + $1.way }
        return DayBoard.Carer(
            id: "\(CaregiverID(carer.id))", name: carers[carer.id] ?? "",
            shift: min(carer.shiftFrom, carer.to)...max(carer.shiftFrom, carer.to),
            workMinutes: route.work / 60, travelMinutes: travel / 60, fairLoadMinutes: caregiver.fairLoad / 60,
            overtimeMinutes: route.overtime / 60, wayHome: route.wayHome, breaks: breaks(route, caregiver),
            stops: past.map(pastStop) + route.stops.map { stop($0, route.caregiver) })
    }

    /// The break, at the first moment at which it fits; none when the day is too short to need one.
    private func breaks(_ route: Timetable.Route, _ caregiver: Instance.Caregiver) -> [ClosedRange<Int>] {
        guard let rest = caregiver.rest, route.work > rest.afterWork else { return [] }
        var clock = caregiver.shift.lowerBound
        for stop in route.stops {
            if let taken = rest.taken(from: clock, to: stop.start - stop.way) { return [taken] }
            clock = stop.end
        }
        let end = caregiver.shift.upperBound + caregiver.overtime - route.wayHome
        return [rest.taken(from: clock, to: end)].compactMap { $0 }
    }

    private func pastStop(_ fixed: DayFacts.Fixed) -> DayBoard.Stop {
        DayBoard.Stop(
            visitID: "\(VisitID(fixed.id))", client: clients[fixed.client] ?? "", start: fixed.start,
            end: max(fixed.start, fixed.end), window: fixed.start...fixed.start, way: 0, isStarted: true)
    }

    private func stop(_ stop: Timetable.Stop, _ caregiver: Int) -> DayBoard.Stop {
        let visit = facts.visits[stop.visit]
        let crew = timetable.crew(of: stop.visit)
        let other = crew.first { $0 != caregiver }.map { opened.problem.carer($0).description }
        let client = instance.clients[instance.visits[stop.visit].client]
        let isPinned = visit.pin != nil
        let familiarity: DayBoard.Familiarity =
            switch Familiarity(of: caregiver, to: client) {
            case .primary: .primary
            case .known: .known
            case .stranger: .stranger
            }
        return DayBoard.Stop(
            visitID: "\(opened.problem.visit(stop.visit, part: stop.part))", client: clients[visit.client] ?? "",
            start: stop.start, end: stop.end, window: visit.open...max(visit.open, visit.close), way: stop.way,
            waiting: stop.waiting, late: stop.lateness, isPinned: isPinned, partner: other, familiarity: familiarity)
    }

    private func unplaced() -> [DayBoard.Unplaced] {
        instance.visits.indices.filter { timetable.crew(of: $0).isEmpty }.map { index in
            let visit = facts.visits[index]
            guard case .unplaced(let found) = Explanation(of: index, in: timetable) else {
                preconditionFailure("a visit without a crew is unplaced")
            }
            let (chinese, english) = (opened.problem.words(.chinese), opened.problem.words(.english))
            let reasons = found.excluded.prefix(3).map { entry in
                let carer = opened.problem.carer(entry.caregiver)
                return DayBoard.Sentence(
                    "\(carer)：\(chinese.line(entry.hurdle, for: entry.caregiver))",
                    "\(carer): \(english.line(entry.hurdle, for: entry.caregiver))")
            }
            return DayBoard.Unplaced(
                visitID: "\(opened.problem.visit(index))", client: clients[visit.client] ?? "",
                window: visit.open...max(visit.open, visit.close), priority: visit.priority,
                reasons: reasons.isEmpty ? [Self.nobody] : reasons,
                remedy: found.remedies.first.map { DayBoard.Sentence(chinese.line($0), english.line($0)) })
        }
    }

    private static let nobody = DayBoard.Sentence("在岗护理员均无所需技能", "nobody at work has the skills")

    private func mapVisit(_ index: Int, _ part: Int) -> RouteMap.Visit {
        let client = facts.visits[index].client
        let place = instance.clients[instance.visits[index].client].place
        return RouteMap.Visit(
            id: "\(opened.problem.visit(index, part: part))", client: clients[client] ?? "",
            place: RouteMap.Point(x: place.x, y: place.y))
    }

    private func point(_ point: DayFacts.Point) -> RouteMap.Point { RouteMap.Point(x: point.x, y: point.y) }
}

extension Instance.Rest {
    /// The break between two moments, as early as it can be; nil when it does not fit.
    fileprivate func taken(from: Int, to: Int) -> ClosedRange<Int>? {
        let begin = max(from, window.lowerBound)
        return begin <= min(to - length, window.upperBound) ? begin...begin + length : nil
    }
}
