package import ZhaohuDomain
package import ZhaohuPostgres

/// A complaint as it is kept; `content`, `answer` and `grounds` are personal.
package struct ComplaintRecord: Sendable {
    package let id: ComplaintID
    package let standing: ComplaintStanding
    package let provider: ProviderID?
    package let caregiver: CaregiverID?
    package let caseID: CaseID?
    package let visit: VisitID?
    package let openedOn: Day
    package let answerDueOn: Day
    package let answeredOn: Day?
    package let closedOn: Day?
    package let outcome: ComplaintOutcome?
    package let complainant: String
    package let person: PersonID?
    package let content: String
    package let answer: String
    package let answeredBy: String
    package let assignee: String
    package let grounds: String
    package let closedBy: String
}

/// A complaint to be opened.
package struct NewComplaint: Sendable {
    package var kind: ComplaintKind
    package var provider: ProviderID?
    package var caregiver: CaregiverID?
    package var caseID: CaseID?
    package var visit: VisitID?
    package var person: PersonID?
    package var complainant: String
    package var content: String
    package var openedOn: Day
    package var dueOn: Day

    package init(kind: ComplaintKind, complainant: String, content: String, openedOn: Day, dueOn: Day) {
        self.kind = kind
        self.complainant = complainant
        self.content = content
        self.openedOn = openedOn
        self.dueOn = dueOn
    }
}

/// Which complaints to list; nil means any.
package struct ComplaintFilter: Sendable {
    package var provider: ProviderID?
    package var kind: ComplaintKind?
    /// A state, or `open` for all but closed.
    package var state: String?
    /// Keeps to what a company may see: nothing that is reported about it.
    package var shownToCompany = false
    /// Keeps to one insured person's, and to those that a login opened.
    package var person: PersonID?
    package var complainant: String?
    /// Keeps to those whose day lies before this one.
    package var dueBefore: Day?
    package var limit = 50

    package init() {}
}

/// Complaints; none is ever deleted.
package enum ComplaintStore {
    static let select = """
        select complaint, kind, state, level, due_on, provider, caregiver, case_id, visit, opened_on, answer_due_on,
            answered_on, closed_on, outcome, complainant, person, content, answer, answered_by, assignee, grounds,
            closed_by
        from complaint
        """

    package static func add(
        _ database: DatabaseConnection, region: String, _ complaint: NewComplaint
    ) throws -> ComplaintID {
        try database.query(
            """
            -- ComplaintStore.add
            insert into complaint (region, kind, state, provider, caregiver, case_id, visit, opened_on, due_on,
                answer_due_on, level, complainant, person, content)
            values ($1, $2, 'received', $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12) returning complaint
            """,
            [
                .text(region), .text(complaint.kind.rawValue), SQLValue(complaint.provider),
                SQLValue(complaint.caregiver), SQLValue(complaint.caseID), SQLValue(complaint.visit),
                SQLValue(complaint.openedOn), SQLValue(complaint.dueOn), SQLValue(complaint.kind.firstLevel.rawValue),
                .text(complaint.complainant), SQLValue(complaint.person), .text(complaint.content),
            ])[0].id(0)
    }

    package static func complaint(
        _ database: DatabaseConnection, region: String, _ id: ComplaintID, forUpdate: Bool = false
    ) throws -> ComplaintRecord? {
        try database.query(
            """
            -- ComplaintStore.complaint
            \(select) where region = $1 and complaint = $2\(forUpdate ? " for update" : "")
            """, [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    /// Open ones first, by their day.
    package static func list(
        _ database: DatabaseConnection, region: String, _ filter: ComplaintFilter
    ) throws -> [ComplaintRecord] {
        try database.query(
            """
            -- ComplaintStore.list
            \(select) where region = $1 and ($2::bigint is null or provider = $2::bigint)
                and ($3::text is null or kind = $3)
                and ($4::text is null or state = $4 or $4 = 'open' and state <> 'closed')
                and (not $5 or kind <> 'fund')
                and ($6::bigint is null and $7::text is null or person = $6::bigint or complainant = $7)
                and ($8::date is null or due_on < $8::date and state <> 'closed')
            order by state = 'closed', due_on, complaint limit $9
            """,
            [
                .text(region), SQLValue(filter.provider), SQLValue(filter.kind?.rawValue), SQLValue(filter.state),
                SQLValue(filter.shownToCompany), SQLValue(filter.person), SQLValue(filter.complainant),
                SQLValue(filter.dueBefore), SQLValue(filter.limit),
            ]
        ).map(decode)
    }

    private static func decode(_ row: Rows.Row) throws -> ComplaintRecord {
        guard let kind = ComplaintKind(rawValue: row.text(1)), let state = ComplaintState(rawValue: row.text(2)),
            let level = ComplaintLevel(rawValue: Int(try row.int(3))), let due = row.day(4),
            let openedOn = row.day(9), let answerDueOn = row.day(10)
        else { throw DatabaseError(.decoding, detail: "complaint") }
        return ComplaintRecord(
            id: try row.id(0), standing: ComplaintStanding(kind: kind, state: state, level: level, due: due),
            provider: row.optionalID(5), caregiver: row.optionalID(6), caseID: row.optionalID(7),
            visit: row.optionalID(8), openedOn: openedOn, answerDueOn: answerDueOn, answeredOn: row.day(11),
            closedOn: row.day(12), outcome: ComplaintOutcome(rawValue: row.text(13)), complainant: row.text(14),
            person: row.optionalID(15), content: row.text(16), answer: row.text(17), answeredBy: row.text(18),
            assignee: row.text(19), grounds: row.text(20), closedBy: row.text(21))
    }
}
