/// The small allowance of visits with weak proof that every carer has: used in the order of time, and back by itself.
///
/// It is counted from the facts alone, so that counting again gives the same: for a visit from the first day of the
/// month that lies ``days`` before the visit's month, when nothing was used.
package struct Tolerance: Hashable, Sendable {
    /// How many pass without a question.
    package let visits: Int
    /// For so many days a visit uses its place.
    package let days: Int

    package init(visits: Int, days: Int) {
        self.visits = visits
        self.days = days
    }

    /// The allowance in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(policy: PolicyBook, on day: Day) throws(Refusal) {
        visits = try policy.integer("audit.tolerance.visits", on: day)
        days = try policy.integer("audit.tolerance.days", on: day)
    }

    /// A visit with weak proof.
    package struct WeakVisit: Hashable, Comparable, Sendable {
        package let visit: VisitID
        package let day: Day
        package let at: Instant

        package init(visit: VisitID, day: Day, at: Instant) {
            self.visit = visit
            self.day = day
            self.at = at
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.day.number, left.at, left.visit) < (right.day.number, right.at, right.visit)
        }
    }

    /// What a carer has used.
    package struct Standing: Hashable, Sendable {
        package let used: Int
        package let left: Int
        /// The day on which the next used place comes back; nil when none is used.
        package let nextBack: Day?
    }

    /// The first day that counts for visits of the month of a day.
    package func countedFrom(_ day: Day) -> Day { day.startOfMonth.advanced(by: -days).startOfMonth }

    /// The visits of one carer that pass without a question.
    package func covered(_ visits: [WeakVisit]) -> Set<VisitID> { Set(used(visits).map(\.visit)) }

    /// What one carer has used and has left on a day, of the visits up to it.
    package func standing(_ visits: [WeakVisit], on day: Day) -> Standing {
        let using = used(visits.filter { $0.day <= day }).filter { isUsing($0, on: day) }
        return Standing(
            used: using.count, left: max(0, self.visits - using.count), nextBack: using.first?.day.advanced(by: days))
    }

    private func used(_ visits: [WeakVisit]) -> [WeakVisit] {
        var used: [WeakVisit] = []
        for visit in visits.sorted() where used.count(where: { isUsing($0, on: visit.day) }) < self.visits {
            used.append(visit)
        }
        return used
    }

    private func isUsing(_ visit: WeakVisit, on day: Day) -> Bool { day < visit.day.advanced(by: days) }
}
