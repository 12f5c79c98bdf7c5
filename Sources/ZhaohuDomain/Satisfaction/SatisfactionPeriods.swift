/// The period of a report, and the two that it is held against.
package struct SatisfactionPeriods: Hashable, Sendable {
    package let now: ClosedRange<Day>
    /// The period of the same length just before: as many whole months where the period is of whole months, else as
    /// many days.
    package let previous: ClosedRange<Day>
    /// The same days of the year before.
    package let lastYear: ClosedRange<Day>

    /// `to` is not before `from`.
    package init(from: Day, to: Day) {
        now = from...to
        let yearBefore = from.advanced(byYears: -1)
        if from == from.startOfMonth, to == to.endOfMonth {
            let last = from.advanced(by: -1)
            let (start, end) = (from.components, to.components)
            let months = (end.year - start.year) * 12 + end.month - start.month + 1
            previous = from.advanced(byMonths: -months)...last
            // The end of February moves.
            lastYear = yearBefore...to.startOfMonth.advanced(byYears: -1).endOfMonth
        } else {
            previous = from.advanced(by: from.number - to.number - 1)...from.advanced(by: -1)
            lastYear = yearBefore...max(yearBefore, to.advanced(byYears: -1))
        }
    }
}
