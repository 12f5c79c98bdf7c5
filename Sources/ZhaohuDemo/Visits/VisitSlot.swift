/// A visit that was planned: whose, by whom, when.
struct VisitSlot: Sendable {
    /// Index of the home care.
    let care: Int32
    /// Index of the caregiver.
    let caregiver: Int32
    /// Days after the first of the year.
    let day: Int16
    /// Minutes after midnight.
    let from: Int16
}

/// A caregiver's day while it is being filled, visit after visit.
struct DayCursor {
    private(set) var caregiver: Int = -1
    private var freeFrom = 0
    private var place: Ground?

    /// The first minute, in steps of five, from which the caregiver can begin there, not before `earliest`.
    func start(at target: Ground, notBefore earliest: Int) -> Int {
        let travel = place.map { $0.travelMinutes(to: target) } ?? 0
        return (max(earliest, freeFrom + travel) + 4) / 5 * 5
    }

    mutating func begin(_ caregiver: Int) {
        self = DayCursor()
        self.caregiver = caregiver
    }

    mutating func visit(at target: Ground, until end: Int) {
        place = target
        freeFrom = end
    }
}
