package import ZhaohuDomain
package import ZhaohuPostgres

/// A visit of a company's day with what its care plan asks for.
package struct DayVisit: Sendable {
    package let id: VisitID
    package let part: Int
    package let state: VisitState
    package let caregiver: CaregiverID?
    package let plannedFrom: Instant?
    package let minutes: Int
    package let began: Instant?
    package let ended: Instant?
    package let plan: PlanForDay
}

/// What becomes of a visit when a version is published.
package struct VisitPlacing: Sendable {
    package let visit: VisitID
    /// Nil when nobody serves it.
    package let caregiver: CaregiverID?
    package let from: Instant?
    /// Why nobody does.
    package let reason: String

    package init(visit: VisitID, caregiver: CaregiverID?, from: Instant?, reason: String) {
        self.visit = visit
        self.caregiver = caregiver
        self.from = from
        self.reason = reason
    }
}

extension ScheduleStore {
    /// The visits of a company's day that come from care plans, cancelled ones too.
    package static func visits(
        _ database: DatabaseConnection, region: String, provider: ProviderID, day: Day
    ) throws -> [DayVisit] {
        try database.query(
            """
            -- ScheduleStore.visits
            select \(PlanStore.dayColumns), v.visit, v.part, v.state, v.caregiver,
                (extract(epoch from v.planned_from) * 1000000)::bigint, coalesce(v.planned_minutes, p.minutes),
                (extract(epoch from v.began_at) * 1000000)::bigint, (extract(epoch from v.ended_at) * 1000000)::bigint
            from visit v
            join care_plan p on p.region = v.region and p.plan = v.plan
            join care_case c on c.region = v.region and c.case_id = v.case_id
            join person n on n.region = c.region and n.person = c.person
            where v.region = $1 and v.provider = $2 and v.day = $3
            order by v.visit
            """, [.text(region), SQLValue(provider), SQLValue(day)]
        ).map { row in
            let first = PlanStore.dayColumnCount
            guard let state = VisitState(rawValue: row.text(first + 2)) else {
                throw DatabaseError(.decoding, detail: "visit")
            }
            return DayVisit(
                id: try row.id(first), part: Int(try row.int(first + 1)), state: state,
                caregiver: row.optionalID(first + 3), plannedFrom: row.instant(first + 4),
                minutes: Int(try row.int(first + 5)), began: row.instant(first + 6), ended: row.instant(first + 7),
                plan: try PlanStore.planForDay(row))
        }
    }

    /// Adds visits of a draft: nobody serves them until it is published.
    package static func addVisits(
        _ database: DatabaseConnection, region: String, provider: ProviderID, day: Day,
        _ visits: [(id: VisitID, part: Int, plan: PlanForDay)]
    ) throws {
        guard !visits.isEmpty else { return }
        try database.query(
            """
            -- ScheduleStore.addVisits
            insert into visit (region, visit, part, case_id, plan, provider, district, grade, day, state,
                planned_minutes, reason)
            select $1, t.visit, t.part, t.case_id, t.plan, $2, t.district, t.grade, $3, 'unplaced', t.minutes, 'draft'
            from unnest($4::bigint[], $5::smallint[], $6::bigint[], $7::bigint[], $8::text[], $9::text[],
                $10::smallint[]) as t (visit, part, case_id, plan, district, grade, minutes)
            """,
            [
                .text(region), SQLValue(provider), SQLValue(day), SQLValue(ids: visits.map(\.id)),
                SQLValue(array: visits.map { SQLValue($0.part) }), SQLValue(ids: visits.map(\.plan.caseID)),
                SQLValue(ids: visits.map(\.plan.plan)), SQLValue(texts: visits.map(\.plan.district)),
                SQLValue(texts: visits.map(\.plan.grade)), SQLValue(array: visits.map { SQLValue($0.plan.minutes) }),
            ])
    }

    /// Gives visits their carers and times; those that have begun, are over or were called off stay as they are.
    ///
    /// - Returns: the visits that were changed.
    package static func place(
        _ database: DatabaseConnection, region: String, day: Day, _ placings: [VisitPlacing]
    ) throws -> Set<VisitID> {
        guard !placings.isEmpty else { return [] }
        let rows = try database.query(
            """
            -- ScheduleStore.place
            update visit v set caregiver = t.caregiver, planned_from = coalesce(t.planned_from, v.planned_from),
                state = case when t.caregiver is null then 'unplaced' else 'planned' end, reason = t.reason
            from unnest($3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[])
                as t (visit, caregiver, planned_from, reason)
            where v.region = $1 and v.day = $2 and v.visit = t.visit and v.state in ('planned', 'unplaced')
                and v.ended_at is null
            returning v.visit
            """,
            [
                .text(region), SQLValue(day), SQLValue(ids: placings.map(\.visit)),
                SQLValue(array: placings.map { SQLValue($0.caregiver) }),
                SQLValue(array: placings.map { SQLValue($0.from) }), SQLValue(texts: placings.map(\.reason)),
            ])
        return Set(try rows.map { try $0.id(0) })
    }

    /// Calls off visits that have not begun.
    package static func cancel(
        _ database: DatabaseConnection, region: String, day: Day, _ visits: [VisitID], reason: String
    ) throws {
        try database.query(
            """
            -- ScheduleStore.cancel
            update visit set state = 'cancelled', reason = $4
            where region = $1 and day = $2 and visit = any($3::bigint[]) and state in ('planned', 'unplaced')
                and ended_at is null
            """, [.text(region), SQLValue(day), SQLValue(ids: visits), .text(reason)])
    }
}
