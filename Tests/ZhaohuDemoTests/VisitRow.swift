import ZhaohuDomain

/// What the tests look at in a row of `visit`.
struct VisitRow {
    let caseID: Int, plan: Int, provider: Int, caregiver: Int
    let district: String
    let grade: String
    let day: Day
    let isPerformed: Bool
    let plannedFrom: Int, plannedMinutes: Int
    /// Seconds of local time since 1970.
    let began: Int?, ended: Int?
    let positions: [Int?]
    let items: String
    let flags: [String]
    let isPayable: Bool
    let score: Int?

    init?(_ row: CopyRow) {
        guard row.fields.count == 28, let caseID = row.number(2), let plan = row.number(3),
            let provider = row.number(4),
            let caregiver = row.number(5), let day = row.day(8), let plannedFrom = row.moment(10),
            let plannedMinutes = row.number(11), let state = row.text(9), ["done", "planned"].contains(state)
        else { return nil }
        (self.caseID, self.plan, self.provider, self.caregiver) = (caseID, plan, provider, caregiver)
        (self.day, self.plannedFrom, self.plannedMinutes) = (day, plannedFrom, plannedMinutes)
        isPerformed = state == "done"
        district = row.text(6) ?? ""
        grade = row.text(7) ?? ""
        began = row.moment(12)
        ended = row.moment(13)
        positions = isPerformed ? (14...19).map { row.number($0) } : []
        items = row.text(20) ?? ""
        flags = row.words(22)
        isPayable = row.text(23) == "t"
        score = row.number(24)
    }

    /// Seconds after midnight of the visit's day.
    func clock(_ moment: Int) -> Int { moment - day.number * 86_400 }
}
