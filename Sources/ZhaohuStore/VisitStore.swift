package import ZhaohuDomain
package import ZhaohuPostgres

/// Which visits to list; nil means any.
package struct VisitFilter: Sendable {
    package var day: Day?
    package var caregiver: CaregiverID?
    package var caseID: CaseID?
    package var provider: ProviderID?
    /// Keeps to the cases of one insured person.
    package var person: PersonID?
    package var limit = 200

    package init() {}
}

/// Visits one at a time.
package enum VisitStore {
    package static func visit(
        _ database: DatabaseConnection, region: String, _ id: VisitID, forUpdate: Bool = false
    ) throws -> VisitRow? {
        try database.query(
            """
            -- VisitStore.visit
            select \(VisitRow.columns) from visit_place w
            join visit v on v.region = w.region and v.day = w.day and v.visit = w.visit
            where w.region = $1 and w.visit = $2\(forUpdate ? " for update of v" : "")
            """, [.text(region), SQLValue(id)]
        ).first.map { try VisitRow($0) }
    }

    package static func list(
        _ database: DatabaseConnection, region: String, _ filter: VisitFilter
    ) throws -> [VisitRow] {
        // Only the conditions that are asked for stand in the text, so that each shape gets its own index.
        var conditions = ["v.region = $1"]
        var values: [SQLValue] = [.text(region), SQLValue(filter.limit)]
        func add(_ condition: String, _ value: SQLValue?) {
            guard let value else { return }
            values.append(value)
            conditions.append(condition.replacing("?", with: "$\(values.count)"))
        }
        add("v.day = ?", filter.day.map { SQLValue($0) })
        add("v.caregiver = ?", filter.caregiver.map { SQLValue($0) })
        add("v.case_id = ?", filter.caseID.map { SQLValue($0) })
        add("v.provider = ?", filter.provider.map { SQLValue($0) })
        add(
            "v.case_id in (select c.case_id from care_case c where c.region = $1 and c.person = ?)",
            filter.person.map { SQLValue($0) })
        return try database.query(
            """
            -- VisitStore.list
            select \(VisitRow.columns) from visit v where \(conditions.joined(separator: " and "))
            order by v.planned_from nulls last, v.visit limit $2
            """, values
        ).map { try VisitRow($0) }
    }

    /// A carer's own visits of a day with what the carer must know to go there: address and client's name.
    package static func mine(
        _ database: DatabaseConnection, region: String, caregiver: CaregiverID, day: Day
    ) throws -> [(visit: VisitRow, name: String, address: String)] {
        try database.query(
            """
            -- VisitStore.mine
            select \(VisitRow.columns), n.name, n.address from visit v
            join care_case c on c.region = v.region and c.case_id = v.case_id
            join person n on n.region = c.region and n.person = c.person
            where v.region = $1 and v.caregiver = $2 and v.day = $3 order by v.planned_from nulls last, v.visit
            """, [.text(region), SQLValue(caregiver), SQLValue(day)]
        ).map { row in
            (try VisitRow(row), row.text(VisitRow.columnCount), row.text(VisitRow.columnCount + 1))
        }
    }

    /// Puts a visit into a state with a reason.
    package static func setState(
        _ database: DatabaseConnection, region: String, _ id: VisitID, _ state: VisitState, reason: String, note: String
    ) throws {
        try database.query(
            """
            -- VisitStore.setState
            update visit set state = $3, reason = $4, note = case when $5 = '' then note else $5 end
            where region = $1 and visit = $2 and \(placed)
            """, [.text(region), SQLValue(id), .text(state.rawValue), .text(reason), .text(note)])
    }

    /// Numbers for visits that are about to be added.
    package static func newIDs(_ database: DatabaseConnection, count: Int) throws -> [VisitID] {
        try database.query(
            "-- VisitStore.newIDs\nselect nextval('visit_number') from generate_series(1, $1::int)", [SQLValue(count)]
        ).map { try $0.id(0) }
    }

    /// Finds the month of the visit $2 of the region $1.
    private static let placed = "day = (select w.day from visit_place w where w.region = $1 and w.visit = $2)"
}
