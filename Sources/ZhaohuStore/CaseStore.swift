package import ZhaohuDomain
package import ZhaohuPostgres

/// A case: one person's way through assessment and care.
package struct CaseRecord: Sendable {
    package let id: CaseID
    package let person: PersonID
    package let setting: String
    package let selfGrade: String
    package let state: CaseState
    package let appliedOn: Day
    package let provider: ProviderID?
    /// The instrument of the conclusion in force; empty before the first one.
    package let instrument: String
    /// The benefit grade in force, `severe`, `moderate`, or empty.
    package let grade: String
    package let validFrom: Day?
    package let validUntil: Day?
}

/// One step of a case.
package struct CaseEventRecord: Sendable {
    /// Microseconds are kept; shown in the region's zone.
    package let at: Instant
    package let actor: String
    package let event: String
    package let state: String
    package let note: String
}

/// Cases and their steps.
package enum CaseStore {
    private static let columns =
        "case_id, person, setting, self_grade, state, applied_on, provider, instrument, grade, valid_from, valid_until"

    package static func add(
        _ database: DatabaseConnection, region: String, person: PersonID, setting: String, selfGrade: String,
        state: CaseState, on day: Day
    ) throws -> CaseID {
        let rows = try database.query(
            """
            -- CaseStore.add
            insert into care_case (region, person, setting, self_grade, state, applied_on)
            values ($1, $2, $3, $4, $5, $6) returning case_id
            """,
            [.text(region), SQLValue(person), .text(setting), .text(selfGrade), .text(state.rawValue), SQLValue(day)])
        return try rows[0].id(0)
    }

    package static func careCase(
        _ database: DatabaseConnection, region: String, _ id: CaseID, forUpdate: Bool = false
    ) throws -> CaseRecord? {
        try database.query(
            """
            -- CaseStore.careCase
            select \(columns) from care_case where region = $1 and case_id = $2\(forUpdate ? " for update" : "")
            """, [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    package static func list(
        _ database: DatabaseConnection, region: String, state: String?, person: PersonID?, after: CaseID?, limit: Int
    ) throws -> [CaseRecord] {
        try database.query(
            """
            -- CaseStore.list
            select \(columns) from care_case
            where region = $1 and ($2::text is null or state = $2) and ($3::bigint is null or person = $3::bigint)
                and case_id > coalesce($4::bigint, 0)
            order by case_id limit $5
            """, [.text(region), SQLValue(state), SQLValue(person), SQLValue(after), SQLValue(limit)]
        ).map(decode)
    }

    package static func setState(
        _ database: DatabaseConnection, region: String, _ id: CaseID, _ state: CaseState
    ) throws {
        try database.query(
            "-- CaseStore.setState\nupdate care_case set state = $3 where region = $1 and case_id = $2",
            [.text(region), SQLValue(id), .text(state.rawValue)])
    }

    package static func setProvider(
        _ database: DatabaseConnection, region: String, _ id: CaseID, _ provider: ProviderID
    ) throws {
        try database.query(
            "-- CaseStore.setProvider\nupdate care_case set provider = $3 where region = $1 and case_id = $2",
            [.text(region), SQLValue(id), SQLValue(provider)])
    }

    package static func setConclusion(
        _ database: DatabaseConnection, region: String, _ id: CaseID, state: CaseState, instrument: String,
        grade: String, from: Day?, until: Day?
    ) throws {
        try database.query(
            """
            -- CaseStore.setConclusion
            update care_case set state = $3, instrument = $4, grade = $5, valid_from = $6, valid_until = $7
            where region = $1 and case_id = $2
            """,
            [
                .text(region), SQLValue(id), .text(state.rawValue), .text(instrument), .text(grade), SQLValue(from),
                SQLValue(until),
            ])
    }

    package static func addEvent(
        _ database: DatabaseConnection, region: String, _ id: CaseID, op: String, at: Instant, actor: String,
        event: String, state: String, note: String = ""
    ) throws {
        try database.query(
            """
            -- CaseStore.addEvent
            insert into case_event (region, case_id, op, at, actor, event, state, note)
            values ($1, $2, $3::uuid, $4, $5, $6, $7, $8)
            """,
            [
                .text(region), SQLValue(id), .text(op), SQLValue(at), .text(actor), .text(event), .text(state),
                .text(note),
            ])
    }

    package static func history(
        _ database: DatabaseConnection, region: String, _ id: CaseID
    ) throws -> [CaseEventRecord] {
        try database.query(
            """
            -- CaseStore.history
            select (extract(epoch from at) * 1000000)::bigint, actor, event, state, note from case_event
            where region = $1 and case_id = $2 order by seq
            """, [.text(region), SQLValue(id)]
        ).map { row in
            CaseEventRecord(
                at: row.instant(0) ?? Instant(microseconds: 0), actor: row.text(1), event: row.text(2),
                state: row.text(3), note: row.text(4))
        }
    }

    /// Ends the plans of a case and cancels its planned visits from a day on.
    ///
    /// - Returns: how many visits were cancelled.
    package static func endCare(
        _ database: DatabaseConnection, region: String, _ id: CaseID, from day: Day, reason: String
    ) throws -> Int {
        try database.query(
            """
            -- CaseStore.endPlans
            update care_plan set state = 'ended', ended_on = $3
            where region = $1 and case_id = $2 and state in ('draft', 'confirmed')
            """, [.text(region), SQLValue(id), SQLValue(day)])
        return try database.query(
            """
            -- CaseStore.cancelPlanned
            update visit set state = 'cancelled', reason = $4
            where region = $1 and case_id = $2 and day >= $3 and state in ('planned', 'unplaced')
            """, [.text(region), SQLValue(id), SQLValue(day), .text(reason)]
        ).affected
    }

    private static func decode(_ row: Rows.Row) throws -> CaseRecord {
        guard let state = CaseState(rawValue: row.text(4)), let appliedOn = row.day(5) else {
            throw DatabaseError(.decoding, detail: "care_case")
        }
        return CaseRecord(
            id: try row.id(0), person: try row.id(1), setting: row.text(2), selfGrade: row.text(3), state: state,
            appliedOn: appliedOn, provider: row.optionalID(6), instrument: row.text(7), grade: row.text(8),
            validFrom: row.day(9), validUntil: row.day(10))
    }
}
