package import ZhaohuDomain
package import ZhaohuPostgres

/// A care plan with its items.
package struct PlanRecord: Sendable {
    package let id: PlanID
    package let caseID: CaseID
    package let provider: ProviderID
    package let minutes: Int
    /// Minutes of the day.
    package let windowFrom: Int
    package let windowTo: Int
    /// `draft`, `confirmed` or `ended`.
    package let state: String
    package let confirmedOn: Day?
    /// As set, `bathing:2/week,feeding:1/day`.
    package let items: String
    package let carers: Int
    package let gap: ClosedRange<Int>
    package let priority: Int
    /// Days of the week, Monday the lowest bit; nil: spread by the plan's number.
    package let weekdays: Int?
}

/// What the schedule of one company's day is made from.
package struct PlanForDay: Sendable {
    package let plan: PlanID
    package let caseID: CaseID
    package let district: String
    package let grade: String
    package let position: Position
    package let minutes: Int
    package let windowFrom: Int
    package let windowTo: Int
    package let items: String
    /// How many come, 1 or 2, and the minutes after which the second does.
    package let carers: Int
    package let gap: ClosedRange<Int>
    /// 1 (must) to 3 (can move).
    package let priority: Int
    /// Days of the week, Monday the lowest bit; nil: spread by the plan's number.
    package let weekdays: Int?
}

extension PlanForDay {
    /// The same for one visit that is asked for beside those that are due.
    package func asked(window: (from: Int, to: Int)?, minutes: Int?) -> PlanForDay {
        PlanForDay(
            plan: plan, caseID: caseID, district: district, grade: grade, position: position,
            minutes: minutes ?? self.minutes, windowFrom: window?.from ?? windowFrom, windowTo: window?.to ?? windowTo,
            items: items, carers: carers, gap: gap, priority: 1, weekdays: weekdays)
    }
}

/// Care plans.
package enum PlanStore {
    private static let select = """
        select p.plan, p.case_id, p.provider, p.minutes, p.window_from, p.window_to, p.state, p.confirmed_on,
            p.items, p.carers, p.gap_from, p.gap_to, p.priority, p.weekdays
        from care_plan p
        """

    /// Replaces the draft of a case.
    package static func setDraft(
        _ database: DatabaseConnection, region: String, caseID: CaseID, provider: ProviderID, minutes: Int,
        window: (from: Int, to: Int), items: [(item: String, count: Int, per: String)], carers: Int = 1,
        gap: ClosedRange<Int> = 0...0, priority: Int = 2, on day: Day
    ) throws -> PlanID {
        try database.query(
            """
            -- PlanStore.endDraft
            update care_plan set state = 'ended', ended_on = $3 where region = $1 and case_id = $2 and state = 'draft'
            """, [.text(region), SQLValue(caseID), SQLValue(day)])
        let rows = try database.query(
            """
            -- PlanStore.add
            insert into care_plan (region, case_id, provider, minutes, window_from, window_to, state, set_on, carers,
                gap_from, gap_to, priority)
            values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10, $11) returning plan
            """,
            [
                .text(region), SQLValue(caseID), SQLValue(provider), SQLValue(minutes), SQLValue(window.from),
                SQLValue(window.to), SQLValue(day), SQLValue(carers), SQLValue(gap.lowerBound),
                SQLValue(gap.upperBound), SQLValue(priority),
            ])
        let plan: PlanID = try rows[0].id(0)
        try database.query(
            """
            -- PlanStore.addItems
            insert into care_plan_item (region, plan, item, count, per)
            select $1, $2, t.* from unnest($3::text[], $4::smallint[], $5::text[]) as t
            """,
            [
                .text(region), SQLValue(plan), SQLValue(texts: items.map(\.item)),
                SQLValue(array: items.map { SQLValue($0.count) }), SQLValue(texts: items.map(\.per)),
            ])
        return plan
    }

    /// The draft of a case, or with `confirmed` the plan in force.
    package static func plan(
        _ database: DatabaseConnection, region: String, caseID: CaseID, state: String
    ) throws -> PlanRecord? {
        try database.query(
            "-- PlanStore.plan\n\(select) where p.region = $1 and p.case_id = $2 and p.state = $3",
            [.text(region), SQLValue(caseID), .text(state)]
        ).first.map { row in
            PlanRecord(
                id: try row.id(0), caseID: try row.id(1), provider: try row.id(2), minutes: Int(try row.int(3)),
                windowFrom: Int(try row.int(4)), windowTo: Int(try row.int(5)), state: row.text(6),
                confirmedOn: row.day(7), items: row.text(8),
                carers: Int(try row.int(9)), gap: Int(try row.int(10))...Int(try row.int(11)),
                priority: Int(try row.int(12)), weekdays: row.optionalInt(13).map { Int($0) })
        }
    }

    /// Ends the plan in force and puts the draft in its place.
    package static func confirm(
        _ database: DatabaseConnection, region: String, caseID: CaseID, plan: PlanID, by: String, on day: Day
    ) throws {
        try database.query(
            """
            -- PlanStore.endConfirmed
            update care_plan set state = 'ended', ended_on = $3
            where region = $1 and case_id = $2 and state = 'confirmed'
            """, [.text(region), SQLValue(caseID), SQLValue(day)])
        try database.query(
            """
            -- PlanStore.confirm
            update care_plan set state = 'confirmed', confirmed_on = $3, confirmed_by = $4
            where region = $1 and plan = $2
            """, [.text(region), SQLValue(plan), SQLValue(day), .text(by)])
    }

    /// Says on which days of the week plans are given.
    package static func setWeekdays(
        _ database: DatabaseConnection, region: String, _ plans: [(plan: PlanID, weekdays: Int)]
    ) throws {
        guard !plans.isEmpty else { return }
        try database.query(
            """
            -- PlanStore.setWeekdays
            update care_plan p set weekdays = t.weekdays
            from unnest($2::bigint[], $3::smallint[]) as t (plan, weekdays) where p.region = $1 and p.plan = t.plan
            """,
            [
                .text(region), SQLValue(ids: plans.map(\.plan)),
                SQLValue(array: plans.map { SQLValue($0.weekdays) }),
            ])
    }

    /// The plans of a company that are in force on a day: confirmed by then, and ended on a later day if at all.
    package static func forDay(
        _ database: DatabaseConnection, region: String, provider: ProviderID, on day: Day
    ) throws -> [PlanForDay] {
        try database.query(
            """
            -- PlanStore.forDay
            select \(dayColumns)
            from care_plan p
            join care_case c on c.region = p.region and c.case_id = p.case_id
            join person n on n.region = p.region and n.person = c.person
            where p.region = $1 and p.provider = $2 and p.confirmed_on <= $3
                and (p.state = 'confirmed' or (p.state = 'ended' and p.ended_on > $3))
                and c.state = 'effective' and c.valid_from <= $3 and c.valid_until >= $3
                and (n.died_on is null or n.died_on >= $3)
            order by p.plan
            """, [.text(region), SQLValue(provider), SQLValue(day)]
        ).map(planForDay)
    }

    /// What ``planForDay(_:)`` reads, of `care_plan p`, `care_case c` and `person n`.
    static let dayColumns = """
        p.plan, p.case_id, n.district, c.grade, n.latitude, n.longitude, p.minutes, p.window_from, p.window_to, p.items,
        p.carers, p.gap_from, p.gap_to, p.priority, p.weekdays
        """
    static let dayColumnCount = 15

    static func planForDay(_ row: Rows.Row) throws -> PlanForDay {
        guard let position = row.position(4, 5) else { throw DatabaseError(.decoding, detail: "person position") }
        return PlanForDay(
            plan: try row.id(0), caseID: try row.id(1), district: row.text(2), grade: row.text(3),
            position: position, minutes: Int(try row.int(6)), windowFrom: Int(try row.int(7)),
            windowTo: Int(try row.int(8)), items: row.text(9), carers: Int(try row.int(10)),
            gap: Int(try row.int(11))...Int(try row.int(12)), priority: Int(try row.int(13)),
            weekdays: row.optionalInt(14).map { Int($0) })
    }
}
