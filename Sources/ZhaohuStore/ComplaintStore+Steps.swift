package import ZhaohuDomain
package import ZhaohuPostgres

/// One step of a complaint.
package struct ComplaintStep: Sendable {
    package let at: Instant?
    package let actor: String
    package let event: String
    package let state: String
    package let level: Int
}

/// A complaint that went up because its day had passed.
package struct EscalatedComplaint: Sendable {
    package let id: ComplaintID
    package let kind: ComplaintKind
    package let provider: ProviderID?
    package let level: Int
}

/// What changes a complaint; the domain has said before that it may.
extension ComplaintStore {
    package static func assign(
        _ database: DatabaseConnection, region: String, _ id: ComplaintID, to assignee: String
    ) throws {
        try database.query(
            """
            -- ComplaintStore.assign
            update complaint set state = 'assigned', assignee = $3 where region = $1 and complaint = $2
            """, [.text(region), SQLValue(id), .text(assignee)])
    }

    /// Keeps the day of the first answer.
    package static func answer(
        _ database: DatabaseConnection, region: String, _ id: ComplaintID, text: String, by actor: String, on day: Day,
        decideBy due: Day
    ) throws {
        try database.query(
            """
            -- ComplaintStore.answer
            update complaint set state = 'answered', answer = $3, answered_by = $4,
                answered_on = coalesce(answered_on, $5), due_on = $6
            where region = $1 and complaint = $2
            """, [.text(region), SQLValue(id), .text(text), .text(actor), SQLValue(day), SQLValue(due)])
    }

    package static func close(
        _ database: DatabaseConnection, region: String, _ id: ComplaintID, _ outcome: ComplaintOutcome, grounds: String,
        by actor: String, on day: Day
    ) throws {
        try database.query(
            """
            -- ComplaintStore.close
            update complaint set state = 'closed', outcome = $3, upheld = $4, grounds = $5, closed_by = $6,
                closed_on = $7
            where region = $1 and complaint = $2
            """,
            [
                .text(region), SQLValue(id), .text(outcome.rawValue), SQLValue(outcome.isUpheld), .text(grounds),
                .text(actor), SQLValue(day),
            ])
    }

    /// A decision that is taken up is open again; what it said stays in the grounds until the next one.
    package static func escalate(
        _ database: DatabaseConnection, region: String, _ id: ComplaintID, to level: ComplaintLevel, due: Day
    ) throws {
        try database.query(
            """
            -- ComplaintStore.escalate
            update complaint set state = 'received', level = $3, due_on = $4, assignee = '', outcome = '',
                upheld = null, closed_on = null
            where region = $1 and complaint = $2
            """, [.text(region), SQLValue(id), SQLValue(level.rawValue), SQLValue(due)])
    }

    /// Takes all complaints up whose level has let its day pass, with a row of history each.
    ///
    /// - Returns: those that went up.
    package static func escalateOverdue(
        _ database: DatabaseConnection, region: String, now: Instant, today: Day, due: Day
    ) throws -> [EscalatedComplaint] {
        try database.query(
            """
            -- ComplaintStore.escalateOverdue
            with up as (
                update complaint set state = 'received', level = level + 1, due_on = $4, assignee = ''
                where region = $1 and state in ('received', 'assigned') and due_on < $3 and level < 3
                returning complaint, kind, provider, level),
            told as (
                insert into complaint_event (region, complaint, at, actor, event, state, level)
                select $1, complaint, $2::timestamptz, 'daemon', 'escalate', 'received', level from up)
            select complaint, kind, provider, level from up order by complaint
            """, [.text(region), SQLValue(now), SQLValue(today), SQLValue(due)]
        ).map { row in
            guard let kind = ComplaintKind(rawValue: row.text(1)) else {
                throw DatabaseError(.decoding, detail: "complaint kind")
            }
            return EscalatedComplaint(
                id: try row.id(0), kind: kind, provider: row.optionalID(2), level: Int(try row.int(3)))
        }
    }

    package static func addEvent(
        _ database: DatabaseConnection, region: String, _ id: ComplaintID, op: String, at: Instant, actor: String,
        event: String, state: ComplaintState, level: ComplaintLevel, outcome: String = "", content: String = ""
    ) throws {
        try database.query(
            """
            -- ComplaintStore.addEvent
            insert into complaint_event (region, complaint, op, at, actor, event, state, level, outcome, content)
            values ($1, $2, $3::uuid, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(region), SQLValue(id), .text(op), SQLValue(at), .text(actor), .text(event),
                .text(state.rawValue), SQLValue(level.rawValue), .text(outcome), .text(content),
            ])
    }

    package static func history(
        _ database: DatabaseConnection, region: String, _ id: ComplaintID
    ) throws -> [ComplaintStep] {
        try database.query(
            """
            -- ComplaintStore.history
            select (extract(epoch from at) * 1000000)::bigint, actor, event, state, level
            from complaint_event where region = $1 and complaint = $2 order by seq
            """, [.text(region), SQLValue(id)]
        ).map { row in
            ComplaintStep(
                at: row.instant(0), actor: row.text(1), event: row.text(2), state: row.text(3),
                level: Int(try row.int(4)))
        }
    }
}
