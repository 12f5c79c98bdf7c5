package import ZhaohuDomain
package import ZhaohuPostgres

/// An exception of a visit with what is known about it.
package struct ExceptionRow: Sendable {
    package let id: VisitExceptionID
    package let visit: VisitID
    package let provider: ProviderID
    package let caregiver: CaregiverID?
    /// The day of the visit.
    package let day: Day
    package let rule: String
    package let severity: String
    package let evidence: String
    package let openedAt: Instant
    package let state: ExceptionState
    package let reason: String
    package let answeredBy: String
    package let resolution: String
    package let resolvedBy: String
    /// The minutes that the visit counts; 0 for one that was not performed.
    package let minutes: Int
}

/// Which exceptions; nil means any.
package struct ExceptionFilter: Sendable {
    package var exception: VisitExceptionID?
    package var provider: ProviderID?
    package var caregiver: CaregiverID?
    package var rule: String?
    /// A kind of reason, or a reason.
    package var cause: String?
    package var states: [ExceptionState] = [.open, .answered]
    /// Days of the visits.
    package var from: Day?
    package var to: Day?
    /// Only those opened before.
    package var openedBefore: Instant?
    /// Only visits that were recorded with this device.
    package var device: String?
    package var limit = 50

    package init() {}
}

/// The queue of exceptions.
package enum ExceptionStore {
    /// The longest that a record may come after its visit to be found by its device.
    private static let deviceDays = 31

    /// Oldest first.
    package static func list(
        _ database: DatabaseConnection, region: String, _ filter: ExceptionFilter, forUpdate: Bool = false
    ) throws -> [ExceptionRow] {
        // Those that wait have an index of their own, which is found by these words only.
        let states = filter.states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        var conditions = ["e.region = $1", "e.state in (\(states))"]
        var values: [SQLValue] = [.text(region), SQLValue(filter.limit)]
        func add(_ condition: String, _ value: SQLValue?) {
            guard let value else { return }
            values.append(value)
            conditions.append(condition.replacing("?", with: "$\(values.count)"))
        }
        add("e.exception = ?", filter.exception.map { SQLValue($0) })
        add("e.provider = ?", filter.provider.map { SQLValue($0) })
        add("v.caregiver = ?", filter.caregiver.map { SQLValue($0) })
        add("e.rule = ?", filter.rule.map { .text($0) })
        add("(e.reason = ? or split_part(e.reason, '.', 1) = ?)", filter.cause.map { .text($0) })
        add("w.day >= ?::date", filter.from.map { SQLValue($0) })
        add("w.day <= ?::date", filter.to.map { SQLValue($0) })
        add("e.opened_at < ?::timestamptz", filter.openedBefore.map { SQLValue($0) })
        if let device = filter.device {
            add("e.visit in (\(ofDevice(values.count + 2)))", .text(device))
            values.append(SQLValue(filter.from))
            values.append(SQLValue(filter.to))
        }
        return try database.query(
            """
            -- ExceptionStore.list
            select e.exception, e.visit, e.provider, v.caregiver, w.day, e.rule, e.severity, e.evidence,
                (extract(epoch from e.opened_at) * 1000000)::bigint, e.state, e.reason, e.answered_by, e.resolution,
                e.resolved_by, coalesce(p.minutes, 0)
            from visit_exception e
            join visit_place w on w.region = e.region and w.visit = e.visit
            join visit v on v.region = e.region and v.day = w.day and v.visit = e.visit
            left join visit_payability p on p.region = e.region and p.day = w.day and p.visit = e.visit
            where \(conditions.joined(separator: " and "))
            order by e.opened_at, e.exception limit $2\(forUpdate ? " for update of e" : "")
            """, values
        ).map(decode)
    }

    /// The visits recorded with a device; its days begin at the place `first` of the binds.
    private static func ofDevice(_ first: Int) -> String {
        """
        select substring(j.verdict from '^visit=V([0-9]+)')::bigint from journal j
        where j.region = $1 and j.device = ? and j.verb like 'VISIT.%' and j.accepted
            and ($\(first)::date is null or j.recv >= $\(first)::date - 1)
            and ($\(first + 1)::date is null or j.recv < $\(first + 1)::date + \(deviceDays))
        """
    }

    /// One exception, locked, whatever its state.
    package static func exception(
        _ database: DatabaseConnection, region: String, _ id: VisitExceptionID
    ) throws -> ExceptionRow? {
        var filter = ExceptionFilter()
        filter.exception = id
        filter.states = ExceptionState.allCases
        return try list(database, region: region, filter, forUpdate: true).first
    }

    /// Writes down the company's answer to exceptions.
    package static func answer(
        _ database: DatabaseConnection, region: String, _ ids: [VisitExceptionID], reason: String, words: String,
        by login: String, at: Instant
    ) throws {
        try database.query(
            """
            -- ExceptionStore.answer
            update visit_exception set reason = $3, answer = $4, answered_by = $5, answered_at = $6
            where region = $1 and exception = any($2::bigint[])
            """,
            [.text(region), SQLValue(ids: ids), .text(reason), .text(words), .text(login), SQLValue(at)])
    }

    /// Decides exceptions; their visits are paid or not by all that stands about them then.
    package static func decide(
        _ database: DatabaseConnection, region: String, _ ids: [VisitExceptionID], resolution: String, grounds: String,
        minutes: Int?, by login: String, at: Instant
    ) throws {
        try database.query(
            """
            -- ExceptionStore.decide
            update visit_exception set resolution = $3, grounds = $4, paid_minutes = $5, resolved_by = $6, resolved_at = $7
            where region = $1 and exception = any($2::bigint[])
            """,
            [
                .text(region), SQLValue(ids: ids), .text(resolution), .text(grounds),
                minutes.map { SQLValue($0) } ?? .null, .text(login), SQLValue(at),
            ])
        try database.query(
            """
            -- ExceptionStore.payVisits
            update visit v set payable = not exists (
                select 1 from visit_exception e
                left join exception_resolution r on r.region = e.region and r.resolution = e.resolution
                where e.region = v.region and e.visit = v.visit
                    and case when e.resolved_at is null then e.severity = 'not_payable'
                             else coalesce(r.pays, 'none') = 'none' end)
            from visit_exception d join visit_place w on w.region = d.region and w.visit = d.visit
            where d.region = $1 and d.exception = any($2::bigint[]) and v.region = $1 and v.day = w.day
                and v.visit = d.visit
            """, [.text(region), SQLValue(ids: ids)])
    }

    private static func decode(_ row: Rows.Row) throws -> ExceptionRow {
        guard let day = row.day(4), let opened = row.instant(8), let state = ExceptionState(rawValue: row.text(9))
        else {
            throw DatabaseError(.decoding, detail: "exception")
        }
        return ExceptionRow(
            id: try row.id(0), visit: try row.id(1), provider: try row.id(2), caregiver: row.optionalID(3), day: day,
            rule: row.text(5), severity: row.text(6), evidence: row.text(7), openedAt: opened, state: state,
            reason: row.text(10), answeredBy: row.text(11), resolution: row.text(12), resolvedBy: row.text(13),
            minutes: Int(try row.int(14)))
    }
}
