package import ZhaohuDomain
package import ZhaohuPostgres

/// Set-based reading and writing of visits, a batch at a time.
///
/// The statements of a batch go out together (``DatabaseConnection/pipeline(_:)``), with all values as binary arrays.
/// Each names the days between which its rows lie, so that the months outside are never opened.
package enum VisitBatchStore {
    /// So many performed visits of one carer, and of one client, are looked at: more than anyone gives in three days or
    /// gets in a week, and a bound for a device that sends the same day a thousand times.
    private static let nearMax = 64
    private static let nearColumns = """
        c.visit, c.provider, c.began_at, c.ended_at, coalesce(c.in_latitude, c.out_latitude),
        coalesce(c.in_longitude, c.out_longitude), c.items, c.day
        """

    /// The stored day of each of these visits.
    package static func days(
        _ database: DatabaseConnection, region: String, _ visits: [VisitID]
    ) throws -> [VisitID: Day] {
        let question = Statement(
            """
            -- VisitBatchStore.days
            select visit, day from visit_place where region = $1 and visit = any($2::bigint[])
            """, [.text(region), BinaryArray.ids(visits) { $0 }])
        let rows = try database.pipeline([question])[0]
        return Dictionary(
            try rows.map { (try $0.id(0), $0.day(1) ?? Day(number: 0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Loads what is known about questions that name a visit, or about whole-visit records, which name none; read the
    /// rows with ``answers(_:)``.
    ///
    /// Two statements for two ways to find the visit: each opens the months only once.
    package static func load(
        region: String, _ questions: [(index: Int, question: VisitQuestion)], named: Bool
    ) -> Statement {
        let days = questions.compactMap { named ? $0.question.visitDay : $0.question.day }
        return Statement(
            """
            -- VisitBatchStore.load
            with i as (
                select * from unnest($2::int[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::date[])
                    as t (question, op, visit, case_id, caregiver, day))
            select i.question, j.digest, j.accepted, j.verdict,
                c.case_id, c.state, c.grade, c.valid_from, c.valid_until, n.district, n.latitude, n.longitude,
                n.died_on, g.caregiver, g.provider, g.state, g.skills, p.state, p.leaves_on, l.plan, l.minutes, l.items,
                case when i.visit is null and j.op is null then nextval('visit_number') end,
                n.street, c.setting, l.carers, \(VisitRow.binaryColumns)
            from i
            left join journal j on j.region = $1 and j.op = i.op
            left join lateral (
                select * from visit v where v.region = $1 and v.day = i.day and v.day between $8::date and $9::date
                    and \(named ? namedVisit : plannedVisit) limit 1) v on true
            left join care_case c on c.region = $1 and c.case_id = coalesce(v.case_id, i.case_id)
            left join person n on n.region = $1 and n.person = c.person
            left join caregiver g on g.region = $1 and g.caregiver = coalesce(i.caregiver, v.caregiver)
            left join provider p on p.region = $1 and p.provider = coalesce(v.provider, g.provider)
            left join care_plan l on l.region = $1 and l.case_id = c.case_id and l.state = 'confirmed'
            """,
            [
                .text(region), BinaryArray.column(.int4, questions, \.index),
                BinaryArray.ops(questions, \.question.op), BinaryArray.ids(questions, \.question.visit),
                BinaryArray.ids(questions, \.question.caseID), BinaryArray.ids(questions, \.question.caregiver),
                BinaryArray.days(questions) { named ? $0.question.visitDay : $0.question.day },
                SQLValue(days.min()), SQLValue(days.max()),
            ])
    }

    private static let namedVisit = "v.visit = i.visit"
    /// The earliest planned visit of that carer at that client, which a whole-visit record completes.
    private static let plannedVisit = """
        v.case_id = i.case_id and v.caregiver = i.caregiver and v.state in ('planned', 'missed')
            and v.ended_at is null order by v.planned_from
        """

    /// The answers, each with the index of its question, in no order.
    package static func answers(_ rows: Rows) throws -> [(index: Int, answer: VisitAnswer)] {
        try rows.map { (Int(try $0.int(0)), try answer($0)) }
    }

    /// Loads performed visits of the day before to the day after of each carer, and of the ISO week of each client;
    /// read the rows with ``nearVisits(_:)``.
    package static func near(region: String, _ places: [VisitPlace]) -> Statement {
        Statement(
            """
            -- VisitBatchStore.near
            with i as (
                select * from unnest($2::int[], $3::bigint[], $4::bigint[], $5::date[], $6::date[])
                    as t (question, caregiver, case_id, day, monday))
            select i.question, v.* from i cross join lateral (
                (select true, \(nearColumns) from visit c where c.region = $1 and c.caregiver = i.caregiver
                    and c.day between i.day - 1 and i.day + 1 and c.day between $7::date and $8::date
                    and c.state = 'done' limit \(nearMax))
                union all
                (select false, \(nearColumns) from visit c where c.region = $1 and c.case_id = i.case_id
                    and c.day between i.monday - 1 and i.monday + 7 and c.day between $7::date and $8::date
                    and c.state = 'done' limit \(nearMax))) v
            """,
            [
                .text(region), BinaryArray.column(.int4, places, \.question), BinaryArray.ids(places, \.caregiver),
                BinaryArray.ids(places, \.caseID), BinaryArray.days(places, \.day), BinaryArray.days(places, \.monday),
                SQLValue(places.map(\.days.lowerBound).min()), SQLValue(places.map(\.days.upperBound).max()),
            ])
    }

    package static func nearVisits(_ rows: Rows) throws -> [NearVisit] {
        try rows.map { row in
            guard let began = row.instant(4), let ended = row.instant(5), let day = row.day(9) else {
                throw DatabaseError(.decoding, detail: "near visit")
            }
            return NearVisit(
                question: Int(try row.int(0)), isOfCaregiver: row.bool(1), visit: try row.id(2),
                provider: try row.id(3), began: began, ended: ended, position: row.position(6, 7), items: row.text(8),
                day: day)
        }
    }

    private static func answer(_ row: Rows.Row) throws -> VisitAnswer {
        VisitAnswer(
            stored: row.isNull(1) ? nil : JournalStore.stored(row, at: 1),
            visit: row.isNull(26) ? nil : try VisitRow(row, at: 26), careCase: try careCase(row),
            carer: try carer(row),
            plan: row.isNull(19)
                ? nil
                : VisitAnswer.Plan(
                    id: try row.id(19), minutes: Int(try row.int(20)), items: row.text(21),
                    carers: Int(try row.int(25))),
            newID: row.optionalID(22))
    }

    private static func careCase(_ row: Rows.Row) throws -> VisitAnswer.Case? {
        guard let state = CaseState(rawValue: row.text(5)) else { return nil }
        return VisitAnswer.Case(
            id: try row.id(4), state: state, grade: row.text(6), validFrom: row.day(7), validUntil: row.day(8),
            district: row.text(9), street: row.text(23), setting: row.text(24), address: row.position(10, 11),
            diedOn: row.day(12))
    }

    private static func carer(_ row: Rows.Row) throws -> VisitAnswer.Carer? {
        guard let state = CaregiverState(rawValue: row.text(15)),
            let providerState = ProviderState(rawValue: row.text(17))
        else { return nil }
        return VisitAnswer.Carer(
            id: try row.id(13), provider: try row.id(14), state: state, skills: row.texts(16),
            providerState: providerState, providerLeavesOn: row.day(18))
    }
}
