package import ZhaohuDomain
internal import ZhaohuPostgres

/// A home visit as it is stored.
package struct VisitRow: Sendable {
    package var id: VisitID
    package var caseID: CaseID
    package var plan: PlanID?
    package var provider: ProviderID
    package var caregiver: CaregiverID?
    package var district: String
    package var grade: String
    /// The region's calendar day of its start, planned until it is known.
    package var day: Day
    package var state: VisitState
    package var plannedFrom: Instant?
    package var plannedMinutes: Int?
    package var began: Instant?
    package var ended: Instant?
    package var inPosition: Position?
    package var inAccuracy: Int?
    package var outPosition: Position?
    package var outAccuracy: Int?
    /// `bathing:1,feeding:1`; empty before the check-out.
    package var items = ""
    package var note = ""
    package var flags: [String] = []
    package var payable = true
    package var score: Int?
    package var reason = ""
    /// Where the client lived and in which setting when it was performed; known once it is.
    package var street = ""
    package var setting = "home"

    package init(
        id: VisitID, caseID: CaseID, plan: PlanID?, provider: ProviderID, caregiver: CaregiverID?, district: String,
        grade: String, day: Day, state: VisitState, plannedFrom: Instant? = nil, plannedMinutes: Int? = nil
    ) {
        self.id = id
        self.caseID = caseID
        self.plan = plan
        self.provider = provider
        self.caregiver = caregiver
        self.district = district
        self.grade = grade
        self.day = day
        self.state = state
        self.plannedFrom = plannedFrom
        self.plannedMinutes = plannedMinutes
    }

    package var progress: VisitProgress {
        VisitProgress(state: state, caregiver: caregiver, begin: began, end: ended)
    }

    /// The columns that ``init(_:at:)`` reads, of a table called `v`, for rows in text format.
    static let columns = binaryColumns.replacing(/v\.(planned_from|began_at|ended_at)/) {
        "(extract(epoch from v.\($0.1)) * 1000000)::bigint"
    }

    /// The same for rows in binary format.
    static let binaryColumns = """
        v.visit, v.case_id, v.plan, v.provider, v.caregiver, v.district, v.grade, v.day, v.state, v.planned_from,
        v.planned_minutes, v.began_at, v.ended_at, v.in_latitude, v.in_longitude, v.in_accuracy, v.out_latitude,
        v.out_longitude, v.out_accuracy, v.items, v.note, v.flags, v.payable, v.score, v.reason, v.street, v.setting
        """
    static let columnCount = 27

    init(_ row: Rows.Row, at first: Int = 0) throws(DatabaseError) {
        guard let state = VisitState(rawValue: row.text(first + 8)), let day = row.day(first + 7) else {
            throw DatabaseError(.decoding, detail: "visit")
        }
        self.init(
            id: try row.id(first), caseID: try row.id(first + 1), plan: row.optionalID(first + 2),
            provider: try row.id(first + 3), caregiver: row.optionalID(first + 4), district: row.text(first + 5),
            grade: row.text(first + 6), day: day, state: state, plannedFrom: row.instant(first + 9),
            plannedMinutes: row.optionalInt(first + 10).map { Int($0) })
        began = row.instant(first + 11)
        ended = row.instant(first + 12)
        inPosition = row.position(first + 13, first + 14)
        inAccuracy = row.optionalInt(first + 15).map { Int($0) }
        outPosition = row.position(first + 16, first + 17)
        outAccuracy = row.optionalInt(first + 18).map { Int($0) }
        items = row.text(first + 19)
        note = row.text(first + 20)
        flags = row.texts(first + 21)
        payable = row.bool(first + 22)
        score = row.optionalInt(first + 23).map { Int($0) }
        reason = row.text(first + 24)
        street = row.text(first + 25)
        setting = row.text(first + 26)
    }
}

/// An exception about to be opened.
package struct NewException: Sendable {
    package let visit: VisitID
    package let provider: ProviderID
    package let flag: VisitFlag
    /// True for a visit recorded before, which must be flagged too.
    package let isEarlier: Bool

    package init(visit: VisitID, provider: ProviderID, flag: VisitFlag, isEarlier: Bool = false) {
        self.isEarlier = isEarlier
        self.visit = visit
        self.provider = provider
        self.flag = flag
    }
}
