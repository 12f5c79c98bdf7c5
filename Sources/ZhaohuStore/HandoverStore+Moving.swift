package import ZhaohuDomain
package import ZhaohuPostgres

extension HandoverStore {
    /// Moves every confirmed client of a procedure to the new company: the old plan ends, the new one holds from a day on,
    /// visits booked after it are called off, and the carers' terminals are to forget the client.
    ///
    /// One transaction; clients who have moved already are left alone, so that it can be done again.
    ///
    /// The day is the first one at the new company; the cases that moved are returned with the new company.
    package static func move(
        _ database: DatabaseConnection, region: String, _ exit: ExitID, from day: Day, at: Instant
    ) throws -> [(caseID: CaseID, provider: ProviderID)] {
        let rows = try database.query(
            """
            -- HandoverStore.move
            select h.case_id, h.provider from exit_handover h
            where h.region = $1 and h.exit = $2 and h.state = 'confirmed' order by h.case_id for update
            """, [.text(region), SQLValue(exit)])
        let moved: [(caseID: CaseID, provider: ProviderID)] = try rows.map { (try $0.id(0), try $0.id(1)) }
        guard !moved.isEmpty else { return [] }
        let cases = SQLValue(ids: moved.map(\.caseID))
        try database.query(
            """
            -- HandoverStore.endPlans
            update care_plan set state = 'ended', ended_on = $3
            where region = $1 and case_id = any($2::bigint[]) and state in ('confirmed', 'draft')
            """, [.text(region), cases, SQLValue(day)])
        try database.query(
            """
            -- HandoverStore.addPlans
            with added as (
                insert into care_plan (region, case_id, provider, minutes, window_from, window_to, state, set_on,
                    confirmed_on, confirmed_by, carers, gap_from, gap_to, priority, weekdays)
                select p.region, p.case_id, h.provider, p.minutes, h.window_from, h.window_to, 'confirmed', $3::date,
                    $3::date, h.confirmed_by, p.carers, p.gap_from, p.gap_to, p.priority, nullif(h.weekdays, 0)
                from exit_handover h join care_plan p on p.region = h.region and p.plan = h.plan
                where h.region = $1 and h.exit = $2 and h.state = 'confirmed'
                returning plan, case_id)
            insert into care_plan_item (region, plan, item, count, per)
            select $1, a.plan, i.item, i.count, i.per from added a
            join exit_handover h on h.region = $1 and h.exit = $2 and h.case_id = a.case_id and h.state = 'confirmed'
            join care_plan_item i on i.region = $1 and i.plan = h.plan
            """, [.text(region), SQLValue(exit), SQLValue(day)])
        try database.query(
            """
            -- HandoverStore.setProviders
            update care_case c set provider = h.provider from exit_handover h
            where c.region = $1 and h.region = $1 and h.exit = $2 and h.state = 'confirmed' and c.case_id = h.case_id
            """, [.text(region), SQLValue(exit)])
        try database.query(
            """
            -- HandoverStore.callOff
            update visit v set state = 'cancelled', caregiver = null, reason = 'provider_exit'
            from provider_exit e where e.region = $1 and e.exit = $2 and v.region = $1 and v.provider = e.provider
                and v.case_id = any($3::bigint[]) and v.day >= $4 and v.state in ('planned', 'unplaced')
            """, [.text(region), SQLValue(exit), cases, SQLValue(day)])
        try order(database, region: region, exit, from: day, at: at)
        try database.query(
            """
            -- HandoverStore.setMoved
            update exit_handover set state = 'moved', changed_at = $3
            where region = $1 and exit = $2 and state = 'confirmed'
            """, [.text(region), SQLValue(exit), SQLValue(at)])
        return moved
    }

    /// Orders for every carer of the leaving company who has been at a client who moves now.
    private static func order(
        _ database: DatabaseConnection, region: String, _ exit: ExitID, from day: Day, at: Instant
    ) throws {
        try database.query(
            """
            -- TerminalOrderStore.make
            insert into terminal_order (region, caregiver, case_id, exit, provider, from_day, made_at)
            select distinct $1::char(6), g.caregiver, h.case_id, h.exit, h.provider, $3::date, $4::timestamptz
            from exit_handover h
            join provider_exit e on e.region = h.region and e.exit = h.exit
            join visit v on v.region = h.region and v.case_id = h.case_id
            join caregiver g on g.region = h.region and g.caregiver = v.caregiver and g.provider = e.provider
            where h.region = $1 and h.exit = $2 and h.state = 'confirmed'
            on conflict do nothing
            """, [.text(region), SQLValue(exit), SQLValue(day), SQLValue(at)])
    }

    /// Plans of clients as stretches of days, ended ones too.
    package static func plans(
        _ database: DatabaseConnection, region: String, cases: [CaseID], since day: Day
    ) throws -> [(plan: PlannedPlan, items: String)] {
        try database.query(
            """
            -- HandoverStore.plans
            select p.plan, p.case_id, p.provider, p.confirmed_on, p.ended_on, coalesce(p.weekdays, 0),
                p.minutes * p.carers, p.items
            from care_plan p
            where p.region = $1 and p.case_id = any($2::bigint[]) and p.confirmed_on is not null
                and (p.ended_on is null or p.ended_on > $3)
            order by p.case_id, p.plan
            """, [.text(region), SQLValue(ids: cases), SQLValue(day)]
        ).map { row in
            guard let from = row.day(3) else { throw DatabaseError(.decoding, detail: "plan") }
            return (
                PlannedPlan(
                    plan: try row.id(0), caseID: try row.id(1), provider: try row.id(2), from: from, end: row.day(4),
                    weekdays: Int(try row.int(5)), minutes: Int(try row.int(6))), row.text(7)
            )
        }
    }

    /// Who of the staying companies has been at clients of leaving ones since a day.
    package static func acquaintances(
        _ database: DatabaseConnection, region: String, leaving: [ProviderID], since day: Day
    ) throws -> [(caseID: CaseID, caregiver: CaregiverID)] {
        try database.query(
            """
            -- HandoverStore.acquaintances
            select distinct v.case_id, v.caregiver from care_case c
            join visit v on v.region = c.region and v.case_id = c.case_id and v.day >= $3 and v.state = 'done'
            join caregiver g on g.region = v.region and g.caregiver = v.caregiver
            where c.region = $1 and c.provider = any($2::bigint[]) and c.state = 'effective'
                and g.provider <> all ($2::bigint[]) and g.state = 'active'
            order by v.case_id, v.caregiver
            """, [.text(region), SQLValue(ids: leaving), SQLValue(day)]
        ).map { (try $0.id(0), try $0.id(1)) }
    }
}

/// A confirmed plan and the days on which it is in force.
package struct PlannedPlan: Sendable {
    package let plan: PlanID
    package let caseID: CaseID
    package let provider: ProviderID
    package let from: Day
    /// The first day on which it is not any more.
    package let end: Day?
    /// 0: spread by the plan's number.
    package let weekdays: Int
    package let minutes: Int
}
