import ZhaohuPostgres

/// What the comparison of the log with the database counts.
struct Tally: Sendable {
    var acknowledged = 0
    /// Acknowledged, and the journal or the effect is missing.
    var lost = 0
    /// An effect more than once.
    var doubled = 0
    /// Another answer to the same op.
    var changed = 0
    /// In the database and never sent.
    var ghosts = 0
    /// Refused for good, and there all the same.
    var refusedYetThere = 0
    /// Sums of the report that differ from a full scan.
    var differing = 0
    /// Ops without a final answer.
    var unsettled = 0

    var isClean: Bool {
        lost == 0 && doubled == 0 && changed == 0 && ghosts == 0 && refusedYetThere == 0 && differing == 0
            && unsettled == 0
    }
}

/// Compares what was sent and answered with what is in the database.
///
/// Its statements ask for what any shape of the schema must hold: rows of the journal, visits and ratings.
enum Judge {
    /// Compares; `sums` says how many sums differ by the daemon's own account, 0 when it is not asked.
    static func judge(_ entries: [OperationLog.Entry], _ database: DatabaseConnection, sums: Int = 0) throws -> Tally {
        try tell(entries, database)
        func count(_ sql: String) throws -> Int { Int(try database.query(sql)[0].int(0)) }
        var tally = Tally()
        tally.acknowledged = entries.count { $0.verdict.hasPrefix("+OK ") }
        tally.unsettled = entries.count { $0.verdict.isEmpty }
        tally.changed = entries.count { !$0.otherVerdict.isEmpty }
        tally.lost = try count(lost)
        for sql in doubled { tally.doubled += try count(sql) }
        for sql in ghosts { tally.ghosts += try count(sql) }
        tally.refusedYetThere = try count(refusedYetThere)
        tally.differing = sums
        return tally
    }

    /// Puts the log beside the data.
    private static func tell(_ entries: [OperationLog.Entry], _ database: DatabaseConnection) throws {
        try database.script(
            """
            drop table if exists pg_temp.told;
            create temporary table told (op uuid, kind text, case_id bigint, at timestamptz, visit bigint,
                score integer, outcome text, verdict text)
            """)
        _ = try database.copyIn("copy told from stdin") { send in
            for entry in entries {
                let isAccepted = entry.verdict.hasPrefix("+OK ")
                let operation = entry.operation
                let words = [
                    operation.op, operation.kind.rawValue, "\(operation.caseID)",
                    operation.instant.isEmpty ? "\\N" : operation.instant,
                    "\(OperationLog.visit(entry.verdict) ?? operation.visit)", "\(operation.score)",
                    isAccepted ? "ok" : entry.verdict.isEmpty ? "open" : "no",
                    isAccepted ? escaped(entry.verdict.dropFirst(4)) : "",
                ]
                try send(Array((words.joined(separator: "\t") + "\n").utf8))
            }
        }
        try database.script("create index on told (op); create index on told (case_id, at); analyze told")
    }

    private static func escaped(_ text: Substring) -> String {
        String(text).replacing("\\", with: "\\\\").replacing("\t", with: "\\t")
    }

    private static let lost = """
        select count(*) from told t
        left join journal j on j.op = t.op and j.accepted and j.verdict = t.verdict
        left join visit v on t.kind <> 'rate' and v.visit = t.visit and case t.kind
            when 'log' then v.case_id = t.case_id and v.began_at = t.at and v.state = 'done'
            when 'checkIn' then v.began_at = t.at else v.ended_at = t.at end
        left join rating r on t.kind = 'rate' and r.visit = t.visit and r.score = t.score
        where t.outcome = 'ok' and (j.op is null or (v.visit is null and r.visit is null))
        """

    private static let doubled = [
        """
        select coalesce(sum(n - 1), 0)::bigint from (
            select count(*) n from visit where began_at is not null group by case_id, began_at having count(*) > 1) x
        """,
        "select coalesce(sum(n - 1), 0)::bigint from (select count(*) n from rating group by visit having count(*) > 1) x",
        "select coalesce(sum(n - 1), 0)::bigint from (select count(*) n from journal group by op having count(*) > 1) x",
    ]

    private static let ghosts = [
        """
        select count(*) from journal j left join told t on t.op = j.op
        where t.op is null and (j.verb like 'VISIT.%' or j.verb = 'RATE.ADD')
        """,
        """
        select count(*) from visit v where v.began_at is not null
            and not exists (select from told t where t.kind = 'log' and t.case_id = v.case_id and t.at = v.began_at)
            and not exists (select from told t where t.kind = 'checkIn' and t.visit = v.visit and t.at = v.began_at)
        """,
        """
        select count(*) from rating r
        where not exists (select from told t where t.kind = 'rate' and t.visit = r.visit and t.score = r.score)
        """,
    ]

    private static let refusedYetThere = """
        select count(*) from told t where t.outcome = 'no' and (
            exists (select from journal j where j.op = t.op and j.accepted)
            or t.kind = 'log' and exists (select from visit v where v.case_id = t.case_id and v.began_at = t.at)
            or t.kind = 'rate' and exists (select from rating r where r.op = t.op))
        """
}
