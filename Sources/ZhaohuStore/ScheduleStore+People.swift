package import ZhaohuDomain
package import ZhaohuPostgres

/// A visit fixed by a dispatcher.
package struct SchedulePin: Sendable {
    package let caregiver: CaregiverID
    /// Second of the day; nil when only the carer is fixed.
    package let start: Int?
}

/// What a client wants of carers.
package struct ClientWish: Hashable, Sendable {
    package let caseID: CaseID
    /// `not_with`, `sex` or `language`.
    package let kind: String
    package let value: String

    package init(caseID: CaseID, kind: String, value: String) {
        self.caseID = caseID
        self.kind = kind
        self.value = value
    }
}

extension ScheduleStore {
    /// Who of a company is absent on a day.
    package static func absent(
        _ database: DatabaseConnection, region: String, provider: ProviderID, day: Day
    ) throws -> Set<CaregiverID> {
        let rows = try database.query(
            """
            -- ScheduleStore.absent
            select a.caregiver from caregiver_absence a
            join caregiver g on g.region = a.region and g.caregiver = a.caregiver
            where a.region = $1 and g.provider = $2 and a.day = $3
            """, [.text(region), SQLValue(provider), SQLValue(day)])
        return Set(try rows.map { try $0.id(0) })
    }

    /// Says that a carer is absent on the days from `first` to `last`; saying it twice changes nothing.
    package static func setAbsent(
        _ database: DatabaseConnection, region: String, _ caregiver: CaregiverID, from first: Day, to last: Day,
        reason: String, at: Instant, by: String
    ) throws {
        try database.query(
            """
            -- ScheduleStore.setAbsent
            insert into caregiver_absence (region, caregiver, day, reason, set_at, set_by)
            select $1, $2, d::date, $5, $6, $7 from generate_series($3::date, $4::date, interval '1 day') as d
            on conflict do nothing
            """,
            [
                .text(region), SQLValue(caregiver), SQLValue(first), SQLValue(last), .text(reason), SQLValue(at),
                .text(by),
            ])
    }

    /// Takes absences back; returns how many days.
    package static func setPresent(
        _ database: DatabaseConnection, region: String, _ caregiver: CaregiverID, from first: Day, to last: Day
    ) throws -> Int {
        try database.query(
            """
            -- ScheduleStore.setPresent
            delete from caregiver_absence where region = $1 and caregiver = $2 and day between $3 and $4 returning 1
            """, [.text(region), SQLValue(caregiver), SQLValue(first), SQLValue(last)]
        ).count
    }

    /// How often each carer of a company performed a visit at each client since a day, latest day included.
    package static func familiarity(
        _ database: DatabaseConnection, region: String, provider: ProviderID, since: Day, before: Day
    ) throws -> [(caseID: CaseID, caregiver: CaregiverID, visits: Int, last: Day)] {
        try database.query(
            """
            -- ScheduleStore.familiarity
            select case_id, caregiver, count(*), max(day) from visit
            where region = $1 and provider = $2 and day >= $3 and day < $4 and state = 'done' and caregiver is not null
            group by case_id, caregiver order by case_id, caregiver
            """, [.text(region), SQLValue(provider), SQLValue(since), SQLValue(before)]
        ).map { (try $0.id(0), try $0.id(1), Int(try $0.int(2)), $0.day(3) ?? since) }
    }

    /// Minutes of home care that clients of a company got between two days, the second not included.
    package static func minutesGiven(
        _ database: DatabaseConnection, region: String, provider: ProviderID, from: Day, before: Day
    ) throws -> [CaseID: Int] {
        let rows = try database.query(
            """
            -- ScheduleStore.minutesGiven
            select case_id, sum(coalesce(planned_minutes, 0)) from visit
            where region = $1 and provider = $2 and day >= $3 and day < $4 and state = 'done' and payable
            group by case_id
            """, [.text(region), SQLValue(provider), SQLValue(from), SQLValue(before)])
        return try rows.reduce(into: [:]) { $0[try $1.id(0)] = Int(try $1.int(1)) }
    }

    package static func wishes(
        _ database: DatabaseConnection, region: String, cases: [CaseID]
    ) throws -> [ClientWish] {
        try database.query(
            """
            -- ScheduleStore.wishes
            select case_id, kind, value from client_wish where region = $1 and case_id = any($2::bigint[])
            order by case_id, kind, value
            """, [.text(region), SQLValue(ids: cases)]
        ).map { ClientWish(caseID: try $0.id(0), kind: $0.text(1), value: $0.text(2)) }
    }

    package static func setWish(
        _ database: DatabaseConnection, region: String, _ wish: ClientWish, on day: Day, by: String
    ) throws {
        try database.query(
            """
            -- ScheduleStore.setWish
            insert into client_wish (region, case_id, kind, value, set_on, set_by) values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """, [.text(region), SQLValue(wish.caseID), .text(wish.kind), .text(wish.value), SQLValue(day), .text(by)])
    }

    /// False when there was no such wish.
    package static func removeWish(_ database: DatabaseConnection, region: String, _ wish: ClientWish) throws -> Bool {
        try !database.query(
            """
            -- ScheduleStore.removeWish
            delete from client_wish where region = $1 and case_id = $2 and kind = $3 and value = $4 returning 1
            """, [.text(region), SQLValue(wish.caseID), .text(wish.kind), .text(wish.value)]
        ).isEmpty
    }

    /// What clients are called, by the number of the case.
    package static func names(
        _ database: DatabaseConnection, region: String, cases: [CaseID]
    ) throws -> [Int64: String] {
        let rows = try database.query(
            """
            -- ScheduleStore.names
            select c.case_id, n.name from care_case c join person n on n.region = c.region and n.person = c.person
            where c.region = $1 and c.case_id = any($2::bigint[])
            """, [.text(region), SQLValue(ids: cases)])
        return try rows.reduce(into: [:]) { $0[try $1.int(0)] = $1.text(1) }
    }

    package static func pins(
        _ database: DatabaseConnection, region: String, visits: [VisitID]
    ) throws -> [VisitID: SchedulePin] {
        let rows = try database.query(
            """
            -- ScheduleStore.pins
            select visit, caregiver, start from schedule_pin where region = $1 and visit = any($2::bigint[])
            """, [.text(region), SQLValue(ids: visits)])
        return try rows.reduce(into: [:]) {
            $0[try $1.id(0)] = SchedulePin(caregiver: try $1.id(1), start: $1.optionalInt(2).map { Int($0) })
        }
    }

    package static func pin(
        _ database: DatabaseConnection, region: String, _ visit: VisitID, to caregiver: CaregiverID, start: Int?,
        at: Instant, by: String
    ) throws {
        try database.query(
            """
            -- ScheduleStore.pin
            insert into schedule_pin (region, visit, caregiver, start, set_at, set_by) values ($1, $2, $3, $4, $5, $6)
            on conflict (region, visit) do update set caregiver = excluded.caregiver, start = excluded.start,
                set_at = excluded.set_at, set_by = excluded.set_by
            """,
            [.text(region), SQLValue(visit), SQLValue(caregiver), SQLValue(start), SQLValue(at), .text(by)])
    }

    /// False when the visit was not pinned.
    package static func unpin(_ database: DatabaseConnection, region: String, _ visit: VisitID) throws -> Bool {
        try !database.query(
            "-- ScheduleStore.unpin\ndelete from schedule_pin where region = $1 and visit = $2 returning 1",
            [.text(region), SQLValue(visit)]
        ).isEmpty
    }
}
