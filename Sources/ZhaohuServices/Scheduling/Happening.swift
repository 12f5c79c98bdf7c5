internal import ZhaohuDomain
internal import ZhaohuStore

/// What made a plan necessary: the beginning, or something that happened since.
struct Happening: Sendable {
    /// A visit beside those that are due.
    struct Extra: Sendable {
        let caseID: CaseID
        /// Minutes of the day; the plan's own when nil.
        let window: (from: Int, to: Int)?
        let minutes: Int?
    }

    /// True when visits that are due are made.
    var isBuild = false
    /// A carer who does not come.
    var absent: CaregiverID?
    /// A client in hospital: visits that have not begun fall away.
    var hospital: CaseID?
    var extra: Extra?
    /// A carer who is held up, and by how many minutes.
    var late: (caregiver: CaregiverID, minutes: Int)?

    static let build = Happening(isBuild: true)

    func takesAway(_ caseID: CaseID) -> Bool { caseID == hospital }

    /// Seconds by which a carer is held up.
    func delay(of caregiver: CaregiverID) -> Int? {
        late.flatMap { $0.caregiver == caregiver ? $0.minutes * 60 : nil }
    }

    /// The plan of the visit that is added.
    ///
    /// - Throws: ``RefusalRule/noPlan`` when the company has no confirmed plan of the case.
    func added(_ plans: [PlanForDay]) throws(Refusal) -> PlanForDay? {
        guard let extra else { return nil }
        guard let plan = plans.first(where: { $0.caseID == extra.caseID }) else {
            throw Refusal(.noPlan, ["case": extra.caseID.description, "wanted": "confirmed", "hint": "PLAN.CONFIRM"])
        }
        return plan.asked(window: extra.window, minutes: extra.minutes)
    }
}
