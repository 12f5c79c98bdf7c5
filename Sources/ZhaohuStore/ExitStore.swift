package import ZhaohuDomain
package import ZhaohuPostgres

/// The exit of a company as it is stored.
package struct ExitRecord: Sendable {
    package let id: ExitID
    /// The first procedure of several that go together; the own number where it is alone.
    package let joined: ExitID
    package let provider: ProviderID
    package let reason: String
    package let evidence: String
    package var procedure: ExitProcedure
    package var account: String
    package var barUntil: Day?
    package var closedOn: Day?
}

/// A step of a procedure.
package struct ExitEvent: Sendable {
    package let at: Instant?
    package let actor: String
    package let event: String
    package let state: String
    package let note: String
    package let evidence: String
}

/// Exit procedures and their steps.
package enum ExitStore {
    private static let select = """
        select exit, joined, provider, grounds, reason, evidence, state, opened_by, opened_on, served_on, answer_until,
            rectify_until, answered_on, recommended_by, decide_until, measure, decided_by, decided_on, appeal_until,
            appealed_on, rule_until, ruled_by, effective_on, account, bar_until, closed_on
        from provider_exit
        """

    /// Opens a procedure; `joined` is nil for the first of several, or the only one.
    package static func add(
        _ database: DatabaseConnection, region: String, provider: ProviderID, joined: ExitID?, reason: String,
        evidence: String, _ procedure: ExitProcedure
    ) throws -> ExitID {
        try database.query(
            """
            -- ExitStore.add
            with number as (select nextval(pg_get_serial_sequence('provider_exit', 'exit')) as exit)
            insert into provider_exit (region, exit, joined, provider, grounds, reason, evidence, state, opened_by, opened_on)
            select $1, number.exit, coalesce($2::bigint, number.exit), $3::bigint, $4, $5, $6, $7, $8, $9::date from number
            returning exit
            """,
            [
                .text(region), SQLValue(joined), SQLValue(provider), .text(procedure.grounds.rawValue), .text(reason),
                .text(evidence), .text(procedure.state.rawValue), .text(procedure.openedBy),
                SQLValue(procedure.openedOn),
            ])[0].id(0)
    }

    /// Writes a procedure as it stands.
    package static func save(_ database: DatabaseConnection, region: String, _ record: ExitRecord) throws {
        let procedure = record.procedure
        try database.query(
            """
            -- ExitStore.save
            update provider_exit set state = $3, served_on = $4, answer_until = $5, rectify_until = $6, answered_on = $7,
                recommended_by = $8, decide_until = $9, measure = $10, decided_by = $11, decided_on = $12,
                appeal_until = $13, appealed_on = $14, rule_until = $15, ruled_by = $16, effective_on = $17,
                account = $18, bar_until = $19, closed_on = $20
            where region = $1 and exit = $2
            """,
            [
                .text(region), SQLValue(record.id), .text(procedure.state.rawValue), SQLValue(procedure.servedOn),
                SQLValue(procedure.answerUntil), SQLValue(procedure.rectifyUntil), SQLValue(procedure.answeredOn),
                .text(procedure.recommendedBy), SQLValue(procedure.decideUntil),
                .text(procedure.measure?.rawValue ?? ""), .text(procedure.decidedBy), SQLValue(procedure.decidedOn),
                SQLValue(procedure.appealUntil), SQLValue(procedure.appealedOn), SQLValue(procedure.ruleUntil),
                .text(procedure.ruledBy), SQLValue(procedure.effectiveOn), .text(record.account),
                SQLValue(record.barUntil), SQLValue(record.closedOn),
            ])
    }

    package static func exit(
        _ database: DatabaseConnection, region: String, _ id: ExitID, forUpdate: Bool = false
    ) throws -> ExitRecord? {
        try database.query(
            "-- ExitStore.exit\n\(select) where region = $1 and exit = $2\(forUpdate ? " for update" : "")",
            [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    /// All procedures, the newest first; of one company where it is given.
    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID? = nil
    ) throws -> [ExitRecord] {
        try database.query(
            """
            -- ExitStore.list
            \(select) where region = $1 and ($2::bigint is null or provider = $2) order by exit desc
            """, [.text(region), SQLValue(provider)]
        ).map(decode)
    }

    /// Those that go together with one, itself included.
    package static func joined(
        _ database: DatabaseConnection, region: String, with id: ExitID, forUpdate: Bool = false
    ) throws -> [ExitRecord] {
        try database.query(
            """
            -- ExitStore.joined
            \(select) where region = $1 and joined = $2 order by exit\(forUpdate ? " for update" : "")
            """, [.text(region), SQLValue(id)]
        ).map(decode)
    }

    package static func addEvent(
        _ database: DatabaseConnection, region: String, _ id: ExitID, op: String, at: Instant, actor: String,
        event: String, state: String, note: String, evidence: String
    ) throws {
        try database.query(
            """
            -- ExitStore.addEvent
            insert into provider_exit_event (region, exit, op, at, actor, event, state, note, evidence)
            values ($1, $2, $3::uuid, $4, $5, $6, $7, $8, $9)
            """,
            [
                .text(region), SQLValue(id), .text(op), SQLValue(at), .text(actor), .text(event), .text(state),
                .text(note), .text(evidence),
            ])
    }

    package static func events(
        _ database: DatabaseConnection, region: String, _ id: ExitID
    ) throws -> [ExitEvent] {
        try database.query(
            """
            -- ExitStore.events
            select (extract(epoch from at) * 1000000)::bigint, actor, event, state, note, evidence
            from provider_exit_event where region = $1 and exit = $2 order by seq
            """, [.text(region), SQLValue(id)]
        ).map {
            ExitEvent(
                at: $0.instant(0), actor: $0.text(1), event: $0.text(2), state: $0.text(3), note: $0.text(4),
                evidence: $0.text(5))
        }
    }

    /// Answers about a company from a day's month on, for grounds of satisfaction alone.
    package static func answers(
        _ database: DatabaseConnection, region: String, provider: ProviderID, since day: Day
    ) throws -> Int {
        Int(
            try database.query(
                """
                -- ExitStore.answers
                select coalesce(sum(s1 + s2 + s3 + s4 + s5), 0) from satisfaction_month
                where region = $1 and cell = 'place' and provider = $2 and month >= date_trunc('month', $3::date)
                """, [.text(region), SQLValue(provider), SQLValue(day)])[0].int(0))
    }

    /// Says which day is the last day of care of a company; nil takes it back.
    package static func setLeaving(
        _ database: DatabaseConnection, region: String, _ provider: ProviderID, on day: Day?
    ) throws {
        try database.query(
            "-- ExitStore.setLeaving\nupdate provider set leaves_on = $3 where region = $1 and provider = $2",
            [.text(region), SQLValue(provider), SQLValue(day)])
    }

    private static func decode(_ row: Rows.Row) throws -> ExitRecord {
        guard let grounds = ExitGrounds(rawValue: row.text(3)), let state = ExitState(rawValue: row.text(6)),
            let opened = row.day(8)
        else { throw DatabaseError(.decoding, detail: "exit") }
        var procedure = ExitProcedure(grounds: grounds, openedBy: row.text(7), openedOn: opened, state: state)
        procedure.servedOn = row.day(9)
        procedure.answerUntil = row.day(10)
        procedure.rectifyUntil = row.day(11)
        procedure.answeredOn = row.day(12)
        procedure.recommendedBy = row.text(13)
        procedure.decideUntil = row.day(14)
        procedure.measure = ExitMeasure(rawValue: row.text(15))
        procedure.decidedBy = row.text(16)
        procedure.decidedOn = row.day(17)
        procedure.appealUntil = row.day(18)
        procedure.appealedOn = row.day(19)
        procedure.ruleUntil = row.day(20)
        procedure.ruledBy = row.text(21)
        procedure.effectiveOn = row.day(22)
        return ExitRecord(
            id: try row.id(0), joined: try row.id(1), provider: try row.id(2), reason: row.text(4),
            evidence: row.text(5), procedure: procedure, account: row.text(23), barUntil: row.day(24),
            closedOn: row.day(25))
    }
}

extension ExitStore {
    /// The cases in force that a company cares for by a confirmed plan.
    package static func clients(
        _ database: DatabaseConnection, region: String, _ provider: ProviderID
    ) throws -> [CaseID] {
        try database.query(
            """
            -- ExitStore.clients
            select p.case_id from care_plan p join care_case c on c.region = p.region and c.case_id = p.case_id
            join person n on n.region = c.region and n.person = c.person
            where p.region = $1 and p.provider = $2 and p.state = 'confirmed' and c.state = 'effective'
                and n.died_on is null
            order by p.case_id
            """, [.text(region), SQLValue(provider)]
        ).map { try $0.id(0) }
    }
}
