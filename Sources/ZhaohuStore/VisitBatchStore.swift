package import ZhaohuDomain
package import ZhaohuPostgres

/// What one hot write asks for; the batch is loaded for all of them at once.
package struct VisitQuestion: Sendable {
    package let op: String
    /// Named by a check-in or a check-out.
    package let visit: VisitID?
    /// Named by a whole-visit record.
    package let caseID: CaseID?
    package let caregiver: CaregiverID?
    /// The region's day of the begin, to find the planned visit that a whole-visit record completes.
    package let day: Day

    package init(op: String, visit: VisitID?, caseID: CaseID?, caregiver: CaregiverID?, day: Day) {
        self.op = op
        self.visit = visit
        self.caseID = caseID
        self.caregiver = caregiver
        self.day = day
    }
}

/// What is known about one hot write; nil parts were not found.
package struct VisitAnswer: Sendable {
    package struct Case: Sendable {
        package let id: CaseID
        package let state: CaseState
        package let grade: String
        package let validFrom: Day?
        package let validUntil: Day?
        package let district: String
        package let address: Position?
        package let diedOn: Day?
    }
    package struct Carer: Sendable {
        package let id: CaregiverID
        package let provider: ProviderID
        package let state: CaregiverState
        package let skills: [String]
        package let providerState: ProviderState
    }
    package struct Plan: Sendable {
        package let id: PlanID
        package let minutes: Int
        package let items: String
    }

    package let stored: JournalStore.Stored?
    package let visit: VisitRow?
    package let careCase: Case?
    package let carer: Carer?
    package let plan: Plan?
}

/// A performed visit near one of the batch, of the same carer or of the same client.
package struct NearVisit: Sendable {
    /// Index of the question.
    package let question: Int
    package let ofCaregiver: Bool
    package let ofCase: Bool
    package let visit: VisitID
    package let provider: ProviderID
    package let began: Instant
    package let ended: Instant
    package let position: Position?
    package let items: String
    package let day: Day
}

/// Set-based reading and writing of visits, a batch at a time.
package enum VisitBatchStore {
    /// So many performed visits of one carer, and of one client, are looked at: more than anyone gives in three days or
    /// gets in a week, and a bound for a device that sends the same day a thousand times.
    private static let nearMax = 64
    private static let nearColumns = """
        c.visit, c.caregiver, c.case_id, c.provider, c.began_at, c.ended_at, c.in_latitude, c.in_longitude,
        c.out_latitude, c.out_longitude, c.items, c.day
        """

    package static func load(
        _ database: DatabaseConnection, region: String, _ questions: [VisitQuestion]
    ) throws -> [VisitAnswer] {
        let rows = try database.query(
            """
            -- VisitBatchStore.load
            with i as (
                select * from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::date[])
                    with ordinality as t (op, visit, case_id, caregiver, day, ord))
            select encode(j.digest, 'hex'), j.accepted, j.verdict,
                c.case_id, c.state, c.grade, c.valid_from, c.valid_until, n.district, n.latitude, n.longitude,
                n.died_on, g.caregiver, g.provider, g.state, g.skills, p.state, l.plan, l.minutes,
                (select string_agg(x.item || ':' || x.count || '/' || x.per, ',' order by x.item)
                 from care_plan_item x where x.region = $1 and x.plan = l.plan),
                \(VisitRow.columns)
            from i
            left join journal j on j.region = $1 and j.op = i.op
            left join lateral (
                select m.visit from visit m where i.visit is null and m.region = $1 and m.case_id = i.case_id
                    and m.caregiver = i.caregiver and m.day = i.day and m.state in ('planned', 'missed')
                    and m.ended_at is null
                order by m.planned_from limit 1) m on true
            left join visit v on v.region = $1 and v.visit = coalesce(i.visit, m.visit)
            left join care_case c on c.region = $1 and c.case_id = coalesce(v.case_id, i.case_id)
            left join person n on n.region = $1 and n.person = c.person
            left join caregiver g on g.region = $1 and g.caregiver = coalesce(i.caregiver, v.caregiver)
            left join provider p on p.region = $1 and p.provider = coalesce(v.provider, g.provider)
            left join care_plan l on l.region = $1 and l.case_id = c.case_id and l.state = 'confirmed'
            order by i.ord
            """,
            [
                .text(region), SQLValue(texts: questions.map(\.op)),
                SQLValue(array: questions.map { SQLValue($0.visit) }),
                SQLValue(array: questions.map { SQLValue($0.caseID) }),
                SQLValue(array: questions.map { SQLValue($0.caregiver) }),
                SQLValue(array: questions.map { SQLValue($0.day) }),
            ])
        return try rows.map(answer)
    }

    /// Performed visits of the day before to the day after of each carer, and of the ISO week of each client.
    package static func near(
        _ database: DatabaseConnection, region: String,
        _ places: [(question: Int, caregiver: CaregiverID, caseID: CaseID, day: Day)]
    ) throws -> [NearVisit] {
        guard !places.isEmpty else { return [] }
        let rows = try database.query(
            """
            -- VisitBatchStore.near
            with i as (
                select * from unnest($2::int[], $3::bigint[], $4::bigint[], $5::date[])
                    as t (question, caregiver, case_id, day))
            select i.question, v.caregiver is not distinct from i.caregiver, v.case_id = i.case_id, v.visit, v.provider,
                (extract(epoch from v.began_at) * 1000000)::bigint, (extract(epoch from v.ended_at) * 1000000)::bigint,
                coalesce(v.in_latitude, v.out_latitude), coalesce(v.in_longitude, v.out_longitude), v.items, v.day
            from i cross join lateral (
                (select \(nearColumns) from visit c where c.region = $1 and c.caregiver = i.caregiver
                    and c.day between i.day - 1 and i.day + 1 and c.state = 'done' limit \(nearMax))
                union all
                (select \(nearColumns) from visit c where c.region = $1 and c.case_id = i.case_id
                    and c.day between date_trunc('week', i.day)::date - 1 and date_trunc('week', i.day)::date + 7
                    and c.state = 'done' limit \(nearMax))) v
            """,
            [
                .text(region), SQLValue(array: places.map { SQLValue($0.question) }),
                SQLValue(ids: places.map(\.caregiver)), SQLValue(ids: places.map(\.caseID)),
                SQLValue(array: places.map { SQLValue($0.day) }),
            ])
        return try rows.map { row in
            guard let began = row.instant(5), let ended = row.instant(6), let day = row.day(10) else {
                throw DatabaseError(.decoding, detail: "near visit")
            }
            return NearVisit(
                question: Int(try row.int(0)), ofCaregiver: row.bool(1), ofCase: row.bool(2), visit: try row.id(3),
                provider: try row.id(4), began: began, ended: ended, position: row.position(7, 8), items: row.text(9),
                day: day)
        }
    }

    /// Numbers for visits that are about to be added.
    package static func newIDs(_ database: DatabaseConnection, count: Int) throws -> [VisitID] {
        guard count > 0 else { return [] }
        return try database.query(
            """
            -- VisitBatchStore.newIDs
            select nextval(pg_get_serial_sequence('visit', 'visit')) from generate_series(1, $1::int)
            """, [SQLValue(count)]
        ).map { try $0.id(0) }
    }

    package static func insert(_ database: DatabaseConnection, region: String, _ visits: [VisitRow]) throws {
        guard !visits.isEmpty else { return }
        try database.query(
            """
            -- VisitBatchStore.insert
            insert into visit (visit, region, case_id, plan, provider, caregiver, district, grade, day, state,
                planned_from, planned_minutes, began_at, ended_at, in_latitude, in_longitude, in_accuracy,
                out_latitude, out_longitude, out_accuracy, items, note, flags, payable, reason)
            select t.visit, $1, t.case_id, t.plan, t.provider, t.caregiver, t.district, t.grade, t.day, t.state,
                t.planned_from, t.planned_minutes, t.began_at, t.ended_at, t.in_latitude, t.in_longitude,
                t.in_accuracy, t.out_latitude, t.out_longitude, t.out_accuracy, t.items, t.note,
                coalesce(string_to_array(nullif(t.flags, ''), ','), '{}'), t.payable, t.reason
            from \(Self.unnest) order by t.visit
            """, values(region, visits))
    }

    /// Updates visits that must still be in the state in which they were loaded.
    ///
    /// - Returns: how many were; fewer than given means that another writer came between, and the batch starts over.
    package static func update(
        _ database: DatabaseConnection, region: String, _ visits: [(before: VisitRow, after: VisitRow)]
    ) throws -> Int {
        guard !visits.isEmpty else { return 0 }
        let before = visits.map(\.before)
        return try database.query(
            """
            -- VisitBatchStore.update
            update visit v set caregiver = t.caregiver, day = t.day, state = t.state, began_at = t.began_at,
                ended_at = t.ended_at, in_latitude = t.in_latitude, in_longitude = t.in_longitude,
                in_accuracy = t.in_accuracy, out_latitude = t.out_latitude, out_longitude = t.out_longitude,
                out_accuracy = t.out_accuracy, items = t.items, note = t.note,
                flags = coalesce(string_to_array(nullif(t.flags, ''), ','), '{}'), payable = t.payable,
                reason = t.reason, planned_from = t.planned_from
            from \(Self.unnest)
            join unnest($26::bigint[], $27::text[], $28::timestamptz[]) as b (visit, state, ended_at) using (visit)
            where v.region = $1 and v.visit = t.visit and v.state = b.state
                and v.ended_at is not distinct from b.ended_at
            """,
            values(region, visits.map(\.after)) + [
                SQLValue(ids: before.map(\.id)), SQLValue(texts: before.map(\.state.rawValue)),
                SQLValue(array: before.map { SQLValue($0.ended) }),
            ]
        ).affected
    }

    /// Opens exceptions; a visit that was recorded earlier gets the rule's name among its flags.
    package static func openExceptions(
        _ database: DatabaseConnection, region: String, _ exceptions: [NewException], at: Instant
    ) throws {
        guard !exceptions.isEmpty else { return }
        try database.query(
            """
            -- VisitBatchStore.openExceptions
            with t as (
                select * from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $8::boolean[])
                    as t (visit, provider, rule, severity, evidence, is_earlier)),
            flagged as (
                update visit v set flags = v.flags || array(select unnest(m.rules) except select unnest(v.flags))
                from (select visit, array_agg(distinct rule) as rules from t where is_earlier group by visit) m
                where v.region = $1 and v.visit = m.visit)
            insert into visit_exception (region, visit, provider, rule, severity, evidence, opened_at)
            select $1, t.visit, t.provider, t.rule, t.severity, t.evidence, $7::timestamptz from t
            """,
            [
                .text(region), SQLValue(ids: exceptions.map(\.visit)), SQLValue(ids: exceptions.map(\.provider)),
                SQLValue(texts: exceptions.map(\.flag.rule)), SQLValue(texts: exceptions.map(\.flag.severity.rawValue)),
                SQLValue(texts: exceptions.map(\.flag.evidence)), SQLValue(at),
                SQLValue(array: exceptions.map { SQLValue($0.isEarlier) }),
            ])
    }

    private static let unnest = """
        unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[],
            $8::text[], $9::date[], $10::text[], $11::timestamptz[], $12::smallint[], $13::timestamptz[],
            $14::timestamptz[], $15::int[], $16::int[], $17::int[], $18::int[], $19::int[], $20::int[], $21::text[],
            $22::text[], $23::text[], $24::boolean[], $25::text[])
            as t (visit, case_id, plan, provider, caregiver, district, grade, day, state, planned_from,
            planned_minutes, began_at, ended_at, in_latitude, in_longitude, in_accuracy, out_latitude, out_longitude,
            out_accuracy, items, note, flags, payable, reason)
        """

    private static func values(_ region: String, _ visits: [VisitRow]) -> [SQLValue] {
        func column(_ value: (VisitRow) -> SQLValue) -> SQLValue { SQLValue(array: visits.map(value)) }
        return [
            .text(region), column { SQLValue($0.id) }, column { SQLValue($0.caseID) }, column { SQLValue($0.plan) },
            column { SQLValue($0.provider) }, column { SQLValue($0.caregiver) }, column { .text($0.district) },
            column { .text($0.grade) }, column { SQLValue($0.day) }, column { .text($0.state.rawValue) },
            column { SQLValue($0.plannedFrom) }, column { SQLValue($0.plannedMinutes) },
            column { SQLValue($0.began) }, column { SQLValue($0.ended) },
            column { SQLValue($0.inPosition?.latitudeMicrodegrees) },
            column { SQLValue($0.inPosition?.longitudeMicrodegrees) }, column { SQLValue($0.inAccuracy) },
            column { SQLValue($0.outPosition?.latitudeMicrodegrees) },
            column { SQLValue($0.outPosition?.longitudeMicrodegrees) }, column { SQLValue($0.outAccuracy) },
            column { .text($0.items) }, column { .text($0.note) },
            column { .text($0.flags.joined(separator: ",")) }, column { SQLValue($0.payable) },
            column { .text($0.reason) },
        ]
    }

    private static func answer(_ row: Rows.Row) throws -> VisitAnswer {
        VisitAnswer(
            stored: row.optionalText(0).map { digest in
                JournalStore.Stored(digest: digest, accepted: row.bool(1), verdict: row.text(2))
            },
            visit: row.isNull(20) ? nil : try VisitRow(row, at: 20), careCase: try careCase(row),
            carer: try carer(row),
            plan: row.isNull(17)
                ? nil : VisitAnswer.Plan(id: try row.id(17), minutes: Int(try row.int(18)), items: row.text(19)))
    }

    private static func careCase(_ row: Rows.Row) throws -> VisitAnswer.Case? {
        guard let state = CaseState(rawValue: row.text(4)) else { return nil }
        return VisitAnswer.Case(
            id: try row.id(3), state: state, grade: row.text(5), validFrom: row.day(6), validUntil: row.day(7),
            district: row.text(8), address: row.position(9, 10), diedOn: row.day(11))
    }

    private static func carer(_ row: Rows.Row) throws -> VisitAnswer.Carer? {
        guard let state = CaregiverState(rawValue: row.text(14)),
            let providerState = ProviderState(rawValue: row.text(16))
        else { return nil }
        return VisitAnswer.Carer(
            id: try row.id(12), provider: try row.id(13), state: state, skills: row.texts(15),
            providerState: providerState)
    }
}
