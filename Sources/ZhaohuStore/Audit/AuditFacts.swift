package import ZhaohuDomain
package import ZhaohuPostgres

/// What the rules of a month look at: temporary tables that go with the transaction.
///
/// `audit_day` has the limits of each day, `audit_visit` the performed visits with what belongs to them, from a week before
/// the month (a week's plan may begin there) to the day after it; only those `inside` are judged. `audit_finding` takes
/// what the rules find, `audit_new` what of it was not known before.
package enum AuditFacts {
    /// A week and a day before the month lie all visits that matter to one in it.
    private static let daysBefore = 7

    /// Makes the tables and fills the first two.
    ///
    /// - Returns: how many visits are inside.
    /// - Throws: ``DatabaseError``.
    package static func prepare(
        _ database: DatabaseConnection, region: String, limits: [AuditLimits], provider: ProviderID?
    ) throws -> Int {
        guard let first = limits.first?.day, let last = limits.last?.day else { return 0 }
        // Compiling the statements costs more than it saves, and sorting a month needs room.
        for line in settings + tables { try database.query(line) }
        try fillDays(database, limits)
        try database.query(
            visits,
            [
                .text(region), SQLValue(first.advanced(by: -daysBefore)), SQLValue(last.advanced(by: 1)),
                SQLValue(provider),
            ])
        for line in indexes { try database.query(line) }
        return Int(
            try database.query("-- AuditFacts.count\nselect count(*) from audit_visit where inside")[0].int(0))
    }

    private static let settings = [
        "-- AuditFacts.noCompiling\nset local jit = off", "-- AuditFacts.room\nset local work_mem = '64MB'",
    ]

    private static let tables = [
        """
        -- AuditFacts.dayTable
        create temporary table audit_day (
            day date not null, geo_ok integer not null, geo_warn integer not null, accuracy integer not null,
            start_minutes integer not null, min_warn integer not null, min_pay integer not null,
            max_percent integer not null, open_hours integer not null, city_kmh integer not null,
            any_kmh integer not null, city_metres integer not null, split_minutes integer not null,
            low_week integer not null) on commit drop
        """,
        """
        -- AuditFacts.visitTable
        create temporary table audit_visit (
            visit bigint not null, day date not null, inside boolean not null, provider bigint not null,
            caregiver bigint, case_id bigint not null, plan bigint, pair boolean not null, grade text not null,
            items text not null, flags text[] not null, payable boolean not null, score smallint,
            planned_from timestamptz, planned_minutes integer, began timestamptz not null, ended timestamptz not null,
            minutes integer not null, in_latitude integer, in_longitude integer, in_accuracy integer,
            out_latitude integer, out_longitude integer, out_accuracy integer, in_ok boolean not null,
            out_ok boolean not null, person bigint not null, latitude integer not null, longitude integer not null,
            died_on date) on commit drop
        """,
        """
        -- AuditFacts.findingTable
        create temporary table audit_finding (
            visit bigint not null, rule text not null, severity text not null, evidence text not null) on commit drop
        """,
        """
        -- AuditFacts.newTable
        create temporary table audit_new (visit bigint not null, rule text not null, severity text not null) on commit drop
        """,
    ]

    private static let indexes = [
        "-- AuditFacts.byCaregiver\ncreate index on audit_visit (caregiver, began)",
        "-- AuditFacts.byCase\ncreate index on audit_visit (case_id, began)",
        "-- AuditFacts.analyze\nanalyze audit_visit",
    ]

    /// A fix worse than the limit of its day counts as none; a day outside the month has no limit, and whether the fix of a
    /// mere neighbour is usable is never asked.
    private static let visits = """
        -- AuditFacts.visits
        insert into audit_visit (visit, day, inside, provider, caregiver, case_id, plan, pair, grade, items, flags, payable,
            score, planned_from, planned_minutes, began, ended, minutes, in_latitude, in_longitude, in_accuracy,
            out_latitude, out_longitude, out_accuracy, in_ok, out_ok, person, latitude, longitude, died_on)
        select v.visit, v.day, d.day is not null and ($4::bigint is null or v.provider = $4::bigint), v.provider,
            v.caregiver, v.case_id, v.plan, coalesce(l.carers = 2, false), v.grade, v.items, v.flags, v.payable, v.score,
            v.planned_from, coalesce(v.planned_minutes, l.minutes), v.began_at, v.ended_at,
            floor(extract(epoch from v.ended_at - v.began_at) / 60)::integer, v.in_latitude, v.in_longitude,
            v.in_accuracy, v.out_latitude, v.out_longitude, v.out_accuracy,
            v.in_latitude is not null and coalesce(v.in_accuracy, 0) <= coalesce(d.accuracy, 0),
            v.out_latitude is not null and coalesce(v.out_accuracy, 0) <= coalesce(d.accuracy, 0),
            c.person, n.latitude, n.longitude, n.died_on
        from visit v
        join care_case c on c.region = v.region and c.case_id = v.case_id
        join person n on n.region = c.region and n.person = c.person
        left join care_plan l on l.region = v.region and l.plan = v.plan
        left join audit_day d on d.day = v.day
        where v.region = $1 and v.state = 'done' and v.began_at is not null and v.ended_at is not null
            and v.day between $2::date and $3::date
        """

    private static func fillDays(_ database: DatabaseConnection, _ limits: [AuditLimits]) throws {
        func column(_ value: (AuditLimits) -> Int) -> SQLValue { SQLValue(array: limits.map { SQLValue(value($0)) }) }
        try database.query(
            """
            -- AuditFacts.days
            insert into audit_day (day, geo_ok, geo_warn, accuracy, start_minutes, min_warn, min_pay, max_percent,
                open_hours, city_kmh, any_kmh, city_metres, split_minutes, low_week)
            select t.* from unnest($1::date[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[],
                $9::int[], $10::int[], $11::int[], $12::int[], $13::int[], $14::int[]) as t
            """,
            [
                SQLValue(array: limits.map { SQLValue($0.day) }), column(\.visit.geoOKMetres),
                column(\.visit.geoWarnMetres), column(\.visit.geoAccuracyMaxMetres),
                column(\.visit.startToleranceMinutes), column(\.visit.minWarnPercent),
                column(\.visit.minPayablePercent), column(\.visit.maxPercent), column(\.visit.openHoursMax),
                column(\.visit.travelCityKmh), column(\.visit.travelAnyKmh), column(\.visit.travelCityMetres),
                column(\.splitGapMinutes), column(\.lowGradeVisitsWeek),
            ])
    }
}

/// One rule of a month: one statement over `audit_visit` that fills `audit_finding`.
package struct AuditStatement: Sendable {
    package let rule: String
    let text: String

    init(_ rule: String, _ text: String) {
        self.rule = rule
        self.text = text
    }

    /// Carries the rule out; `offset` is the region's seconds east of Greenwich.
    package func run(_ database: DatabaseConnection, region: String, offset: Int) throws {
        var values: [SQLValue] = []
        if text.contains("$1") { values.append(.text(region)) }
        if text.contains("$2") { values.append(SQLValue(offset)) }
        try database.query("-- AuditStatement.\(rule)\n" + text, values)
    }

    /// All rules that look at a month, in the order in which they are told.
    package static let all = places + times + conflicts + plans
}
