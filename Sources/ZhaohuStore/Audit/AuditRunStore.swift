package import ZhaohuDomain
package import ZhaohuPostgres

/// An audit of a month, as it was.
package struct AuditRun: Sendable {
    package let id: AuditRunID
    package let month: Day
    package let provider: ProviderID?
    package let thresholds: String
    /// Findings by rule, `geo.radius=12 …`.
    package let counts: String
    package let visits: Int
    package let found: Int
    /// Exceptions that were not there before.
    package let opened: Int
    package let tolerated: Int
    package let digest: String
    package let tookMilliseconds: Int
    package let at: Instant
    package let actor: String

    package init(
        id: AuditRunID, month: Day, provider: ProviderID?, thresholds: String, counts: String, visits: Int, found: Int,
        opened: Int, tolerated: Int, digest: String, tookMilliseconds: Int, at: Instant, actor: String
    ) {
        self.id = id
        self.month = month
        self.provider = provider
        self.thresholds = thresholds
        self.counts = counts
        self.visits = visits
        self.found = found
        self.opened = opened
        self.tolerated = tolerated
        self.digest = digest
        self.tookMilliseconds = tookMilliseconds
        self.at = at
        self.actor = actor
    }
}

/// What an audit run makes of its findings.
package enum AuditRunStore {
    /// Lets one run at a time work on a region's queue until the transaction ends; false when another one does.
    package static func claim(_ database: DatabaseConnection, region: String) throws -> Bool {
        try database.query(
            "-- AuditRunStore.claim\nselect pg_try_advisory_xact_lock(hashtext('audit_run'), hashtext($1))", [.text(region)]
        )[0].bool(0)
    }

    /// Findings by rule and a digest of all of them, the same whenever facts and limits are.
    package static func summary(
        _ database: DatabaseConnection
    ) throws -> (counts: [(rule: String, count: Int)], digest: String) {
        let counts = try database.query(
            "-- AuditRunStore.counts\nselect rule, count(*) from audit_finding group by rule order by rule"
        ).map { ($0.text(0), Int(try $0.int(1))) }
        let digest = try database.query(
            """
            -- AuditRunStore.digest
            select encode(sha256(convert_to(coalesce(string_agg(
                concat_ws(' ', visit, rule, severity, evidence), E'\\n' order by visit, rule), ''), 'UTF8')), 'hex')
            from audit_finding
            """)[0].text(0)
        return (counts, digest)
    }

    /// Every finding in the order of visits and rules, for whoever compares them.
    package static func findings(_ database: DatabaseConnection) throws -> [(visit: VisitID, flag: VisitFlag)] {
        try database.query(
            """
            -- AuditRunStore.findings
            select visit, rule, severity, evidence from audit_finding order by visit, rule
            """
        ).map { row in
            let severity = VisitFlag.Severity(rawValue: row.text(2)) ?? .warn
            return (try row.id(0), VisitFlag(row.text(1), severity, row.text(3)))
        }
    }

    /// A number for a run.
    package static func newID(_ database: DatabaseConnection) throws -> AuditRunID {
        try database.query(
            "-- AuditRunStore.newID\nselect nextval(pg_get_serial_sequence('audit_run', 'run'))"
        )[0].id(0)
    }

    /// Opens the exceptions that are not there yet, names the rule among the visit's flags, and takes the pay from visits
    /// that a new finding forbids to pay. Weak proof is an exception until the carer's allowance lets it pass.
    ///
    /// - Returns: how many rows are new, warnings among them.
    package static func open(
        _ database: DatabaseConnection, region: String, run: AuditRunID, weak: [String], at: Instant
    ) throws -> Int {
        let added = try database.query(
            newExceptions, [.text(region), SQLValue(run), SQLValue(texts: weak), SQLValue(at)]
        ).affected
        try database.query(
            """
            -- AuditRunStore.flagVisits
            update visit v set flags = v.flags || coalesce(m.missing, '{}'), payable = v.payable and not m.is_unpaid
            from (
                select a.visit, a.day, bool_or(n.severity = 'not_payable') as is_unpaid,
                    array_agg(n.rule order by n.rule) filter (where n.rule <> all (a.flags)) as missing
                from audit_new n join audit_visit a using (visit) group by a.visit, a.day) m
            where v.region = $1 and v.day = m.day and v.visit = m.visit and (m.missing is not null or m.is_unpaid)
            """, [.text(region)])
        return added
    }

    /// How many of the new exceptions wait for an answer, by company.
    package static func opened(_ database: DatabaseConnection, region: String) throws -> [ProviderID: Int] {
        let rows = try database.query(
            """
            -- AuditRunStore.opened
            select e.provider, count(*) from audit_new n
            join visit_exception e on e.region = $1 and e.visit = n.visit and e.rule = n.rule
            where e.state = 'open' group by e.provider
            """, [.text(region)])
        return Dictionary(
            try rows.map { (try $0.id(0), Int(try $0.int(1))) }, uniquingKeysWith: { first, _ in first })
    }

    private static let newExceptions = """
        -- AuditRunStore.newExceptions
        with added as (
            insert into visit_exception (region, visit, provider, rule, severity, evidence, opened_at, run)
            select $1, f.visit, v.provider, f.rule,
                case when f.rule = any($3::text[]) then 'exception' else f.severity end, f.evidence, $4::timestamptz, $2
            from audit_finding f join audit_visit v using (visit)
            where not exists (
                select 1 from visit_exception e where e.region = $1 and e.visit = f.visit and e.rule = f.rule)
            order by f.visit, f.rule
            on conflict (region, visit, rule) do nothing
            returning visit, rule, severity)
        insert into audit_new (visit, rule, severity) select visit, rule, severity from added
        """

    package static func add(
        _ database: DatabaseConnection, region: String, _ run: AuditRun, op: String
    ) throws {
        try database.query(
            """
            -- AuditRunStore.add
            insert into audit_run (region, run, month, provider, thresholds, counts, visits, found, opened, tolerated,
                digest, took_ms, op, at, actor)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::uuid, $14, $15)
            """,
            [
                .text(region), SQLValue(run.id), SQLValue(run.month), SQLValue(run.provider), .text(run.thresholds),
                .text(run.counts), SQLValue(run.visits), SQLValue(run.found), SQLValue(run.opened),
                SQLValue(run.tolerated), .text(run.digest), SQLValue(run.tookMilliseconds), .text(op),
                SQLValue(run.at), .text(run.actor),
            ])
    }

    /// The runs of a month, or all, the newest first.
    package static func list(
        _ database: DatabaseConnection, region: String, month: Day?, limit: Int
    ) throws -> [AuditRun] {
        try database.query(
            """
            -- AuditRunStore.list
            select run, month, provider, thresholds, counts, visits, found, opened, tolerated, digest, took_ms,
                (extract(epoch from at) * 1000000)::bigint, actor
            from audit_run where region = $1 and ($2::date is null or month = $2::date) order by run desc limit $3
            """, [.text(region), SQLValue(month), SQLValue(limit)]
        ).map { row in
            guard let month = row.day(1), let at = row.instant(11) else {
                throw DatabaseError(.decoding, detail: "audit run")
            }
            return AuditRun(
                id: try row.id(0), month: month, provider: row.optionalID(2), thresholds: row.text(3),
                counts: row.text(4), visits: Int(try row.int(5)), found: Int(try row.int(6)),
                opened: Int(try row.int(7)), tolerated: Int(try row.int(8)), digest: row.text(9),
                tookMilliseconds: Int(try row.int(10)), at: at, actor: row.text(12))
        }
    }
}
