package import ZhaohuDomain
package import ZhaohuPostgres

/// An adverse event; what is said of people is not among it.
package struct IncidentRecord: Sendable {
    package let id: IncidentID
    package let provider: ProviderID
    package let kind: String
    package let happened: Instant
    package let reported: Instant
    package let isConcealed: Bool
    package let visit: VisitID?
}

/// An adverse event to be recorded; `content` is personal.
package struct NewIncident: Sendable {
    package var provider: ProviderID
    package var kind: String
    package var happened: Instant
    package var reported: Instant
    package var isConcealed: Bool
    package var visit: VisitID?
    package var caseID: CaseID?
    package var caregiver: CaregiverID?
    package var content: String

    package init(
        provider: ProviderID, kind: String, happened: Instant, reported: Instant, isConcealed: Bool, visit: VisitID?,
        caseID: CaseID?, caregiver: CaregiverID?, content: String
    ) {
        self.provider = provider
        self.kind = kind
        self.happened = happened
        self.reported = reported
        self.isConcealed = isConcealed
        self.visit = visit
        self.caseID = caseID
        self.caregiver = caregiver
        self.content = content
    }
}

/// Adverse events, certificates and training.
package enum IncidentStore {
    package static func add(
        _ database: DatabaseConnection, region: String, _ incident: NewIncident, op: String, actor: String
    ) throws -> IncidentID {
        try database.query(
            """
            -- IncidentStore.add
            insert into incident (region, provider, kind, happened_at, reported_at, concealed, visit, case_id, caregiver,
                content, op, actor)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::uuid, $12) returning incident
            """,
            [
                .text(region), SQLValue(incident.provider), .text(incident.kind), SQLValue(incident.happened),
                SQLValue(incident.reported), SQLValue(incident.isConcealed), SQLValue(incident.visit),
                SQLValue(incident.caseID), SQLValue(incident.caregiver), .text(incident.content), .text(op),
                .text(actor),
            ])[0].id(0)
    }

    /// The newest first; nil bounds are open.
    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID?, from: Instant?, before: Instant?,
        limit: Int
    ) throws -> [IncidentRecord] {
        try database.query(
            """
            -- IncidentStore.list
            select incident, provider, kind, (extract(epoch from happened_at) * 1000000)::bigint,
                (extract(epoch from reported_at) * 1000000)::bigint, concealed, visit
            from incident where region = $1 and ($2::bigint is null or provider = $2::bigint)
                and ($3::timestamptz is null or happened_at >= $3::timestamptz)
                and ($4::timestamptz is null or happened_at < $4::timestamptz)
            order by happened_at desc, incident desc limit $5
            """, [.text(region), SQLValue(provider), SQLValue(from), SQLValue(before), SQLValue(limit)]
        ).map { row in
            guard let happened = row.instant(3), let reported = row.instant(4) else {
                throw DatabaseError(.decoding, detail: "incident")
            }
            return IncidentRecord(
                id: try row.id(0), provider: try row.id(1), kind: row.text(2), happened: happened, reported: reported,
                isConcealed: row.bool(5), visit: row.optionalID(6))
        }
    }

    package static func certify(
        _ database: DatabaseConnection, region: String, _ caregiver: CaregiverID, level: Int, number: String, from: Day,
        until: Day?, op: String, actor: String
    ) throws {
        try database.query(
            """
            -- IncidentStore.certify
            insert into caregiver_certificate (region, caregiver, level, number, valid_from, valid_until, op, actor)
            values ($1, $2, $3, $4, $5, $6, $7::uuid, $8)
            """,
            [
                .text(region), SQLValue(caregiver), SQLValue(level), .text(number), SQLValue(from), SQLValue(until),
                .text(op), .text(actor),
            ])
    }

    /// Records training.
    ///
    /// - Returns: the hours of the calendar year so far.
    package static func train(
        _ database: DatabaseConnection, region: String, _ caregiver: CaregiverID, on day: Day, hours: Int,
        subject: String, op: String, actor: String
    ) throws -> Int {
        try database.query(
            """
            -- IncidentStore.train
            insert into caregiver_training (region, caregiver, day, hours, subject, op, actor)
            values ($1, $2, $3, $4, $5, $6::uuid, $7)
            """,
            [
                .text(region), SQLValue(caregiver), SQLValue(day), SQLValue(hours), .text(subject), .text(op),
                .text(actor),
            ])
        return try Int(
            database.query(
                """
                -- IncidentStore.trainingOfYear
                select coalesce(sum(hours), 0) from caregiver_training
                where region = $1 and caregiver = $2 and date_trunc('year', day) = date_trunc('year', $3::date)
                """, [.text(region), SQLValue(caregiver), SQLValue(day)])[0].int(0))
    }
}
