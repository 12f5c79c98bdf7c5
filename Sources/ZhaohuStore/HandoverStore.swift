package import ZhaohuDomain
package import ZhaohuPostgres

/// The hand-over of one client, as it is stored and as it is about to be.
package struct HandoverRecord: Sendable {
    package let id: Int64
    package let exit: ExitID
    package let caseID: CaseID
    /// The plan that ends.
    package let plan: PlanID
    package let state: HandoverState
    /// Nil while nobody has room.
    package let provider: ProviderID?
    /// Days of the week as bits, Monday the lowest: as the plan is, and as it will be.
    package let weekdaysBefore: Int
    package let weekdays: Int
    /// Minutes of the day.
    package let windowFrom: Int
    package let windowTo: Int
    /// `1:C0012@08:15,4:C0012@08:15`, Monday is 1.
    package let visits: String
    package let travelSeconds: Int
    package let reason: String
    package let change: String
    package let confirmedBy: String

    package init(
        id: Int64 = 0, exit: ExitID, caseID: CaseID, plan: PlanID, state: HandoverState, provider: ProviderID?,
        weekdaysBefore: Int, weekdays: Int, windowFrom: Int, windowTo: Int, visits: String, travelSeconds: Int,
        reason: String = "", change: String = "", confirmedBy: String = ""
    ) {
        self.id = id
        self.exit = exit
        self.caseID = caseID
        self.plan = plan
        self.state = state
        self.provider = provider
        self.weekdaysBefore = weekdaysBefore
        self.weekdays = weekdays
        self.windowFrom = windowFrom
        self.windowTo = windowTo
        self.visits = visits
        self.travelSeconds = travelSeconds
        self.reason = reason
        self.change = change
        self.confirmedBy = confirmedBy
    }
}

/// Where the clients of leaving companies go.
package enum HandoverStore {
    private static let select = """
        select h.handover, h.exit, h.case_id, h.plan, h.state, h.provider, h.weekdays_before, h.weekdays, h.window_from,
            h.window_to, h.visits, h.travel_seconds, h.reason, h.change, h.confirmed_by
        from exit_handover h
        """
    private static let living = "h.state in ('proposed', 'offered', 'confirmed', 'unplaced')"

    /// The rows of a procedure that still count: living ones and moved ones, by case.
    package static func ofExit(
        _ database: DatabaseConnection, region: String, _ exit: ExitID
    ) throws -> [HandoverRecord] {
        try database.query(
            """
            -- HandoverStore.ofExit
            \(select) where h.region = $1 and h.exit = $2 and (\(living) or h.state = 'moved') order by h.case_id
            """, [.text(region), SQLValue(exit)]
        ).map(decode)
    }

    /// The living row of a client.
    package static func living(
        _ database: DatabaseConnection, region: String, _ caseID: CaseID, forUpdate: Bool = false
    ) throws -> HandoverRecord? {
        try database.query(
            """
            -- HandoverStore.living
            \(select) where h.region = $1 and h.case_id = $2 and \(living)\(forUpdate ? " for update" : "")
            """, [.text(region), SQLValue(caseID)]
        ).first.map(decode)
    }

    /// The companies that clients of some procedures have refused.
    package static func refusals(
        _ database: DatabaseConnection, region: String, exits: [ExitID]
    ) throws -> [CaseID: Set<ProviderID>] {
        let rows = try database.query(
            """
            -- HandoverStore.refusals
            select case_id, provider from exit_handover
            where region = $1 and exit = any($2::bigint[]) and state = 'refused' and provider is not null
            """, [.text(region), SQLValue(ids: exits)])
        return try rows.reduce(into: [:]) { $0[try $1.id(0), default: []].insert(try $1.id(1)) }
    }

    /// Replaces the proposals of some procedures that nobody has agreed to.
    package static func replace(
        _ database: DatabaseConnection, region: String, exits: [ExitID], at: Instant, _ rows: [HandoverRecord]
    ) throws {
        try database.query(
            """
            -- HandoverStore.replace
            update exit_handover h set state = 'replaced', changed_at = $3 where h.region = $1
                and h.exit = any($2::bigint[]) and h.state in ('proposed', 'offered', 'unplaced')
            """, [.text(region), SQLValue(ids: exits), SQLValue(at)])
        try add(database, region: region, at: at, rows)
    }

    package static func add(
        _ database: DatabaseConnection, region: String, at: Instant, _ rows: [HandoverRecord]
    ) throws {
        guard !rows.isEmpty else { return }
        try database.query(
            """
            -- HandoverStore.add
            insert into exit_handover (region, exit, case_id, plan, state, provider, weekdays_before, weekdays, window_from,
                window_to, visits, travel_seconds, reason, change, changed_at)
            select $1, t.exit, t.case_id, t.plan, t.state, t.provider, t.before, t.weekdays, t.window_from, t.window_to,
                t.visits, t.travel, t.reason, t.change, $2::timestamptz
            from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[], $8::smallint[],
                $9::smallint[], $10::smallint[], $11::smallint[], $12::text[], $13::integer[], $14::text[], $15::text[])
                as t (exit, case_id, plan, state, provider, before, weekdays, window_from, window_to, visits, travel,
                    reason, change)
            """,
            [
                .text(region), SQLValue(at), SQLValue(ids: rows.map(\.exit)), SQLValue(ids: rows.map(\.caseID)),
                SQLValue(ids: rows.map(\.plan)), SQLValue(texts: rows.map(\.state.rawValue)),
                SQLValue(array: rows.map { SQLValue($0.provider) }),
                SQLValue(array: rows.map { SQLValue($0.weekdaysBefore) }),
                SQLValue(array: rows.map { SQLValue($0.weekdays) }),
                SQLValue(array: rows.map { SQLValue($0.windowFrom) }),
                SQLValue(array: rows.map { SQLValue($0.windowTo) }), SQLValue(texts: rows.map(\.visits)),
                SQLValue(array: rows.map { SQLValue($0.travelSeconds) }), SQLValue(texts: rows.map(\.reason)),
                SQLValue(texts: rows.map(\.change)),
            ])
    }

    /// Puts one hand-over into a state.
    package static func setState(
        _ database: DatabaseConnection, region: String, _ id: Int64, _ state: HandoverState, by: String, at: Instant
    ) throws {
        try database.query(
            """
            -- HandoverStore.setState
            update exit_handover set state = $3, confirmed_by = $4, changed_at = $5 where region = $1 and handover = $2
            """, [.text(region), SQLValue(id), .text(state.rawValue), .text(by), SQLValue(at)])
    }

    /// Says of all proposals of a procedure that the clients were asked; returns how many, by company.
    package static func offer(
        _ database: DatabaseConnection, region: String, _ exit: ExitID, at: Instant
    ) throws -> [ProviderID: Int] {
        let rows = try database.query(
            """
            -- HandoverStore.offer
            with told as (
                update exit_handover set state = 'offered', changed_at = $3
                where region = $1 and exit = $2 and state = 'proposed' returning provider)
            select provider, count(*) from told group by provider
            """, [.text(region), SQLValue(exit), SQLValue(at)])
        return try rows.reduce(into: [:]) { $0[try $1.id(0)] = Int(try $1.int(1)) }
    }

    /// Says of clients whose case has ended, or who died, that they need no company any more.
    package static func dropGone(
        _ database: DatabaseConnection, region: String, _ exit: ExitID, on day: Day, at: Instant
    ) throws {
        try database.query(
            """
            -- HandoverStore.dropGone
            update exit_handover h set state = 'gone', changed_at = $4
            where h.region = $1 and h.exit = $2 and \(living) and not exists (
                select 1 from care_case c join person n on n.region = c.region and n.person = c.person
                where c.region = h.region and c.case_id = h.case_id and c.state = 'effective'
                    and c.valid_until >= $3 and (n.died_on is null or n.died_on >= $3))
            """, [.text(region), SQLValue(exit), SQLValue(day), SQLValue(at)])
    }

    static func decode(_ row: Rows.Row) throws -> HandoverRecord {
        guard let state = HandoverState(rawValue: row.text(4)) else {
            throw DatabaseError(.decoding, detail: "handover")
        }
        return HandoverRecord(
            id: try row.int(0), exit: try row.id(1), caseID: try row.id(2), plan: try row.id(3), state: state,
            provider: row.optionalID(5), weekdaysBefore: Int(try row.int(6)), weekdays: Int(try row.int(7)),
            windowFrom: Int(try row.int(8)), windowTo: Int(try row.int(9)), visits: row.text(10),
            travelSeconds: Int(try row.int(11)), reason: row.text(12), change: row.text(13),
            confirmedBy: row.text(14))
    }
}
