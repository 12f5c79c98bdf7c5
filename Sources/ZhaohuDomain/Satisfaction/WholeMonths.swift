/// A period taken apart into the whole months within it and the days at either end.
package struct WholeMonths: Hashable, Sendable {
    /// From the first day of the first whole month to the last day of the last; nil when there is none.
    package let months: ClosedRange<Day>?
    /// What the whole months leave; no part when the period begins and ends with a month.
    package let edges: [ClosedRange<Day>]

    /// `to` is not before `from`.
    package init(from: Day, to: Day) {
        let first = from == from.startOfMonth ? from : from.endOfMonth.advanced(by: 1)
        let last = to == to.endOfMonth ? to : to.startOfMonth.advanced(by: -1)
        guard first <= last else {
            (months, edges) = (nil, [from...to])
            return
        }
        months = first...last
        edges = (from < first ? [from...first.advanced(by: -1)] : []) + (last < to ? [last.advanced(by: 1)...to] : [])
    }
}
