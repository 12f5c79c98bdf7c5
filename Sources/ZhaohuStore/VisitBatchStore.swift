package import ZhaohuDomain
package import ZhaohuPostgres

/// What one hot write asks for; the batch is loaded for all of them at once.
package struct VisitQuestion: Sendable {
    package let op: OperationID
    /// Named by a check-in or a check-out.
    package let visit: VisitID?
    /// The stored day of that visit, by which it is found; nil when there is no such visit.
    package var visitDay: Day?
    /// Named by a whole-visit record.
    package let caseID: CaseID?
    package let caregiver: CaregiverID?
    /// The region's day of the begin, to find the planned visit that a whole-visit record completes.
    package let day: Day

    package init(op: OperationID, visit: VisitID?, caseID: CaseID?, caregiver: CaregiverID?, day: Day) {
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
    /// A number for the visit that a whole-visit record adds.
    package let newID: VisitID?
}

/// Where to look for visits near one of the batch.
package struct VisitPlace: Sendable {
    /// Index of the question.
    package let question: Int
    package let caregiver: CaregiverID
    package let caseID: CaseID
    package let day: Day

    package init(question: Int, caregiver: CaregiverID, caseID: CaseID, day: Day) {
        self.question = question
        self.caregiver = caregiver
        self.caseID = caseID
        self.day = day
    }

    /// The days looked at: the carer's day before to day after, and the client's ISO week and a day around it.
    var days: ClosedRange<Day> { monday.advanced(by: -1)...monday.advanced(by: 7) }
    var monday: Day { day.advanced(by: 1 - day.weekday) }
}

/// A performed visit near one of the batch, of the same carer or of the same client.
package struct NearVisit: Sendable {
    /// Index of the question.
    package let question: Int
    /// True for a visit of the same carer, false for one of the same client; one of both comes twice.
    package let isOfCaregiver: Bool
    package let visit: VisitID
    package let provider: ProviderID
    package let began: Instant
    package let ended: Instant
    package let position: Position?
    package let items: String
    package let day: Day
}

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
                n.died_on, g.caregiver, g.provider, g.state, g.skills, p.state, l.plan, l.minutes, l.items,
                case when i.visit is null and j.op is null then nextval('visit_number') end,
                \(VisitRow.binaryColumns)
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

    package static func insertion(region: String, _ visits: [VisitRow]) -> Statement {
        Statement(
            """
            -- VisitBatchStore.insertion
            insert into visit (visit, region, case_id, plan, provider, caregiver, district, grade, day, state,
                planned_from, planned_minutes, began_at, ended_at, in_latitude, in_longitude, in_accuracy,
                out_latitude, out_longitude, out_accuracy, items, note, flags, payable, reason)
            select t.visit, $1, t.case_id, t.plan, t.provider, t.caregiver, t.district, t.grade, t.day, t.state,
                t.planned_from, t.planned_minutes, t.began_at, t.ended_at, t.in_latitude, t.in_longitude,
                t.in_accuracy, t.out_latitude, t.out_longitude, t.out_accuracy, t.items, t.note,
                coalesce(string_to_array(nullif(t.flags, ''), ','), '{}'), t.payable, t.reason
            from \(Self.unnest)
            """, values(region, visits))
    }

    /// Updates visits, all of which must still be as they were loaded; otherwise another writer came between, and the
    /// whole transaction is undone with `40001`.
    package static func update(region: String, _ visits: [(before: VisitRow, after: VisitRow)]) -> Statement {
        let before = visits.map(\.before)
        return Statement(
            """
            -- VisitBatchStore.update
            with changed as (
                update visit v set caregiver = t.caregiver, day = t.day, state = t.state, began_at = t.began_at,
                    ended_at = t.ended_at, in_latitude = t.in_latitude, in_longitude = t.in_longitude,
                    in_accuracy = t.in_accuracy, out_latitude = t.out_latitude, out_longitude = t.out_longitude,
                    out_accuracy = t.out_accuracy, items = t.items, note = t.note,
                    flags = coalesce(string_to_array(nullif(t.flags, ''), ','), '{}'), payable = t.payable,
                    reason = t.reason, planned_from = t.planned_from
                from \(Self.unnest)
                join unnest($26::bigint[], $27::date[], $28::text[], $29::timestamptz[]) as b
                    (visit, day, state, ended_at) using (visit)
                where v.region = $1 and v.day = b.day and v.visit = t.visit and v.state = b.state
                    and v.ended_at is not distinct from b.ended_at
                returning 1)
            select require_rows((select count(*) from changed), $30::bigint)
            """,
            values(region, visits.map(\.after)) + [
                BinaryArray.ids(before, \.id), BinaryArray.days(before, \.day),
                BinaryArray.texts(before, \.state.rawValue), BinaryArray.instants(before, \.ended),
                SQLValue(visits.count),
            ])
    }

    /// Opens exceptions; a visit that was recorded earlier gets the rule's name among its flags.
    package static func openExceptions(region: String, _ exceptions: [NewException], at: Instant) -> Statement {
        Statement(
            """
            -- VisitBatchStore.openExceptions
            with t as (
                select * from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $8::boolean[])
                    as t (visit, provider, rule, severity, evidence, is_earlier)),
            flagged as (
                update visit v set flags = v.flags || array(select unnest(m.rules) except select unnest(v.flags))
                from (select visit, array_agg(distinct rule) as rules from t where is_earlier group by visit) m
                join visit_place w on w.region = $1 and w.visit = m.visit
                where v.region = $1 and v.day = w.day and v.visit = m.visit)
            insert into visit_exception (region, visit, provider, rule, severity, evidence, opened_at)
            select $1, t.visit, t.provider, t.rule, t.severity, t.evidence, $7::timestamptz from t
            """,
            [
                .text(region), BinaryArray.ids(exceptions, \.visit), BinaryArray.ids(exceptions, \.provider),
                BinaryArray.texts(exceptions, \.flag.rule), BinaryArray.texts(exceptions, \.flag.severity.rawValue),
                BinaryArray.texts(exceptions, \.flag.evidence), SQLValue(at),
                BinaryArray.bools(exceptions, \.isEarlier),
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
        [
            .text(region), BinaryArray.ids(visits, \.id), BinaryArray.ids(visits, \.caseID),
            BinaryArray.ids(visits, \.plan), BinaryArray.ids(visits, \.provider),
            BinaryArray.ids(visits, \.caregiver), BinaryArray.texts(visits, \.district),
            BinaryArray.texts(visits, \.grade), BinaryArray.days(visits, \.day),
            BinaryArray.texts(visits, \.state.rawValue), BinaryArray.instants(visits, \.plannedFrom),
            BinaryArray.column(.int2, visits, \.plannedMinutes), BinaryArray.instants(visits, \.began),
            BinaryArray.instants(visits, \.ended),
            BinaryArray.column(.int4, visits, \.inPosition?.latitudeMicrodegrees),
            BinaryArray.column(.int4, visits, \.inPosition?.longitudeMicrodegrees),
            BinaryArray.column(.int4, visits, \.inAccuracy),
            BinaryArray.column(.int4, visits, \.outPosition?.latitudeMicrodegrees),
            BinaryArray.column(.int4, visits, \.outPosition?.longitudeMicrodegrees),
            BinaryArray.column(.int4, visits, \.outAccuracy), BinaryArray.texts(visits, \.items),
            BinaryArray.texts(visits, \.note), BinaryArray.texts(visits) { $0.flags.joined(separator: ",") },
            BinaryArray.bools(visits, \.payable), BinaryArray.texts(visits, \.reason),
        ]
    }

    private static func answer(_ row: Rows.Row) throws -> VisitAnswer {
        VisitAnswer(
            stored: row.isNull(1) ? nil : JournalStore.stored(row, at: 1),
            visit: row.isNull(22) ? nil : try VisitRow(row, at: 22), careCase: try careCase(row),
            carer: try carer(row),
            plan: row.isNull(18)
                ? nil : VisitAnswer.Plan(id: try row.id(18), minutes: Int(try row.int(19)), items: row.text(20)),
            newID: row.optionalID(21))
    }

    private static func careCase(_ row: Rows.Row) throws -> VisitAnswer.Case? {
        guard let state = CaseState(rawValue: row.text(5)) else { return nil }
        return VisitAnswer.Case(
            id: try row.id(4), state: state, grade: row.text(6), validFrom: row.day(7), validUntil: row.day(8),
            district: row.text(9), address: row.position(10, 11), diedOn: row.day(12))
    }

    private static func carer(_ row: Rows.Row) throws -> VisitAnswer.Carer? {
        guard let state = CaregiverState(rawValue: row.text(15)),
            let providerState = ProviderState(rawValue: row.text(17))
        else { return nil }
        return VisitAnswer.Carer(
            id: try row.id(13), provider: try row.id(14), state: state, skills: row.texts(16),
            providerState: providerState)
    }
}
