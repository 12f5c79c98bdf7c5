import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

extension Integration {
    /// The rules of a month, one statement each, against the rules of a record, one visit after the other.
    @Suite("Audit against the rules at record time")
    struct AuditEqualityTests {
        private static let region = "320600"
        /// Both look at these; the others need what only the moment of the record knows, or a whole month.
        private static let rules: Set<String> = [
            "geo.radius", "geo.missing", "time.start", "time.min", "time.max", "overlap.worker", "overlap.client",
            "travel.impossible", "freq.cap", "state.conflict", "worker.conflict",
        ]
        /// What others are named may differ where several would do.
        private static let withoutOthers: Set<String> = ["overlap.worker", "overlap.client", "travel.impossible"]

        @Test("a month of the demo region with planted faults: the same verdicts, the same evidence")
        func equality() throws {
            let cluster = try TestCluster.shared()
            let name = try cluster.copy(.full)
            let database = try DatabaseConnection(conninfo: cluster.ownerConninfo(name), roundTripSeconds: 120)
            try plant(database)
            let month = try #require(Day("2017-05-01"))
            let policy = try ReferenceStore.policy(database, region: Self.region)
            let found = try database.transaction { database -> [(visit: VisitID, flag: VisitFlag)] in
                let limits = try AuditLimits.ofMonth(month, policy: policy)
                _ = try AuditFacts.prepare(database, region: Self.region, limits: limits, provider: nil)
                for statement in AuditStatement.all where Self.rules.contains(statement.rule) {
                    try statement.run(database, region: Self.region, offset: 28_800)
                }
                return try AuditRunStore.findings(database)
            }
            let desk = try RecordedMonth(database, region: Self.region, month: month)
            let expected = try desk.flags(policy)
            // Between crowded visits the nearest is not the one before: who was where is then a matter of the overlap.
            let crowded = desk.crowded
            func lines(_ flags: [(visit: VisitID, flag: VisitFlag)]) -> Set<String> {
                Set(
                    flags.filter { Self.rules.contains($0.flag.rule) }
                        .filter { $0.flag.rule != "travel.impossible" || !crowded.contains($0.visit) }
                        .map { visit, flag in
                            let evidence = Self.withoutOthers.contains(flag.rule) ? "" : flag.evidence
                            return "\(visit) \(flag.rule) \(flag.severity.rawValue) \(evidence)"
                        })
            }
            let (one, other) = (lines(found), lines(expected))
            #expect(one.subtracting(other).sorted().prefix(10) == [])
            #expect(other.subtracting(one).sorted().prefix(10) == [])
            for rule in Self.rules { #expect(other.contains { $0.contains(" \(rule) ") }, "\(rule) is met") }
        }

        /// Something of every kind goes wrong somewhere in May.
        private func plant(_ database: DatabaseConnection) throws {
            try database.script(
                """
                update visit set began_at = began_at - interval '40 minutes', ended_at = ended_at - interval '40 minutes'
                    where day between '2017-04-25' and '2017-05-31' and visit % 97 = 0;
                update visit set in_latitude = in_latitude + 300000, out_latitude = out_latitude + 300000
                    where day between '2017-05-01' and '2017-05-31' and visit % 101 = 0;
                update visit set items = replace(items, ':1', ':3')
                    where day between '2017-04-25' and '2017-05-31' and visit % 53 = 0;
                update visit set plan = null where day between '2017-05-01' and '2017-05-31' and visit % 211 = 0;
                update visit set ended_at = began_at + interval '10 minutes'
                    where day between '2017-05-01' and '2017-05-31' and visit % 89 = 0;
                update visit set case_id = w.case_id, began_at = w.began_at, ended_at = w.ended_at
                    from (select lag(visit) over (partition by day order by visit) as before, * from visit
                        where day between '2017-05-02' and '2017-05-30') w
                    where visit.visit = w.before and visit.day = w.day and w.visit % 131 = 0;
                update person set died_on = '2017-05-10' where person % 50 = 3;
                update care_case set valid_until = '2017-05-20' where case_id % 60 = 7;
                update care_case set valid_from = '2017-05-08' where case_id % 60 = 9;
                update caregiver set skills = '{}' where caregiver % 70 = 1;
                update caregiver set state = 'active', state_from = null;
                update caregiver set state = 'suspended', state_from = '2017-05-15' where caregiver % 90 = 2;
                update caregiver set provider = provider % 12 + 1 where caregiver % 300 = 4;
                update care_case set state = 'effective' where state in ('expired', 'closed');
                """)
        }
    }
}

/// A month of visits with what belongs to them, judged one by one.
private struct RecordedMonth {
    private struct Case {
        let state: CaseState
        let from: Day?
        let until: Day?
        let died: Day?
        let address: Position?
    }
    private struct Carer {
        let provider: ProviderID
        let skills: Set<String>
        let state: CaregiverState
        let from: Day?
    }

    private let month: Day
    private var visits: [VisitRow] = []
    private var cases: [CaseID: Case] = [:]
    private var carers: [CaregiverID: Carer] = [:]
    private var plans: [PlanID: [(item: String, cap: Int, per: PlanFrequency.Period)]] = [:]
    private var skills: [String: String] = [:]

    init(_ database: DatabaseConnection, region: String, month: Day) throws {
        self.month = month
        for number in month.advanced(by: -8).number...month.endOfMonth.advanced(by: 1).number {
            var filter = VisitFilter()
            (filter.day, filter.limit) = (Day(number: number), 100_000)
            visits += try VisitStore.list(database, region: region, filter).filter { $0.state == .done }
        }
        for row in try database.query(
            """
            select c.case_id, c.state, c.valid_from, c.valid_until, n.died_on, n.latitude, n.longitude
            from care_case c join person n using (region, person)
            """)
        {
            cases[try row.id(0)] = Case(
                state: CaseState(rawValue: row.text(1)) ?? .draft, from: row.day(2), until: row.day(3),
                died: row.day(4),
                address: row.position(5, 6))
        }
        for row in try database.query("select caregiver, provider, skills, state, state_from from caregiver") {
            carers[try row.id(0)] = Carer(
                provider: try row.id(1), skills: Set(row.texts(2)),
                state: CaregiverState(rawValue: row.text(3)) ?? .active, from: row.day(4))
        }
        for row in try database.query("select plan, items from care_plan") {
            plans[try row.id(0)] = try PlanFrequency.parse(row.text(1)).map { ($0.item, $0.count, $0.per) }
        }
        for row in try database.query("select item, skill from service_item") { skills[row.text(0)] = row.text(1) }
    }

    private func neighbours(_ visit: VisitRow, among others: [VisitRow]) -> [NeighbourVisit] {
        others.compactMap { other in
            guard other.id != visit.id, abs(other.day.number - visit.day.number) <= 1, let from = other.began,
                let to = other.ended
            else { return nil }
            return NeighbourVisit(visit: other.id, from: from, to: to, position: other.inPosition ?? other.outPosition)
        }
    }

    private func items(_ visit: VisitRow) throws -> [(item: String, count: Int)] {
        try ServiceItems.parse(visit.items).entries.map { ($0.item, $0.count) }.sorted { $0.0 < $1.0 }
    }

    /// In the order of time, as the audit counts: what is over the plan is the later visit.
    private func frequencies(_ visit: VisitRow, _ others: [VisitRow]) throws -> [FrequencyCount] {
        guard let plan = visit.plan.flatMap({ plans[$0] }) else { return [] }
        return try items(visit).compactMap { item, count in
            guard let planned = plan.first(where: { $0.item == item }) else { return nil }
            let monday = visit.day.advanced(by: 1 - visit.day.weekday)
            let days = planned.per == .day ? visit.day...visit.day : monday...monday.advanced(by: 6)
            let before = try others.filter { other in
                other.plan != nil && days.contains(other.day) && isBefore(other, visit)
            }.flatMap(items).reduce(0) { $0 + ($1.item == item ? $1.count : 0) }
            return FrequencyCount(item: item, done: before + count, cap: planned.cap, per: planned.per)
        }
    }

    private func isBefore(_ one: VisitRow, _ other: VisitRow) -> Bool {
        guard let first = one.began, let second = other.began else { return false }
        return (first, one.id) < (second, other.id)
    }

    private func judged(_ body: (VisitRow, [VisitRow], [VisitRow]) throws -> Void) rethrows {
        let byCarer = Dictionary(grouping: visits, by: \.caregiver)
        let byCase = Dictionary(grouping: visits, by: \.caseID)
        for visit in visits where visit.day >= month && visit.day <= month.endOfMonth {
            try body(visit, byCarer[visit.caregiver] ?? [], byCase[visit.caseID] ?? [])
        }
    }

    /// Visits of a carer on whose day, or the one before or after, two overlap.
    var crowded: Set<VisitID> {
        var days: Set<[Int64]> = []
        for (carer, own) in Dictionary(grouping: visits, by: \.caregiver) {
            let sorted = own.sorted { ($0.began?.microseconds ?? 0) < ($1.began?.microseconds ?? 0) }
            for (one, next) in zip(sorted, sorted.dropFirst())
            where (next.began?.microseconds ?? 0) < (one.ended?.microseconds ?? 0) {
                for offset in -1...1 { days.insert([carer?.number ?? 0, Int64(one.day.number + offset)]) }
            }
        }
        return Set(visits.filter { days.contains([$0.caregiver?.number ?? 0, Int64($0.day.number)]) }.map(\.id))
    }

    func flags(_ policy: PolicyBook) throws -> [(visit: VisitID, flag: VisitFlag)] {
        var found: [(visit: VisitID, flag: VisitFlag)] = []
        let limits = try VisitRules(policy: policy, on: month)
        try judged { visit, ofCarer, ofCase in
            guard let careCase = cases[visit.caseID], let carer = visit.caregiver.flatMap({ carers[$0] }),
                let begin = visit.began, let end = visit.ended
            else { return }
            var facts = VisitFacts()
            facts.plannedStart = visit.plannedFrom
            facts.plannedMinutes = visit.plannedMinutes
            facts.serviceAddress = careCase.address
            facts.personDiedOn = careCase.died
            facts.caseState = careCase.died == nil ? careCase.state : .effective
            (facts.validFrom, facts.validUntil) = (careCase.from, careCase.until)
            facts.isPlanConfirmed = visit.plan != nil
            let isAway = carer.from.map { visit.day >= $0 } ?? false
            facts.caregiverState = isAway ? carer.state : .active
            facts.isCaregiverOfProvider = carer.provider == visit.provider
            facts.skillsHeld = carer.skills
            facts.skillsNeeded = Set(try items(visit).compactMap { skills[$0.item] })
            facts.caregiverVisits = neighbours(visit, among: ofCarer)
            facts.clientVisits = neighbours(visit, among: ofCase)
            facts.frequencies = try frequencies(visit, ofCase)
            let record = VisitRecord(
                begin: begin, end: end, inPosition: visit.inPosition, inAccuracy: visit.inAccuracy,
                outPosition: visit.outPosition, outAccuracy: visit.outAccuracy, received: end)
            for flag in try limits.judge(record, facts).flags { found.append((visit.id, flag)) }
        }
        return found
    }
}
