/// The working days of a region: Monday to Friday, less public holidays, plus the weekend days worked instead.
///
/// A year whose notice is not loaded falls back to Monday to Friday; what is counted through such a year is assumed, and
/// whoever shows it says so. Every count costs a few comparisons, however far the days lie apart.
///
/// - Note: Source: the yearly notices of the State Council's office on holidays.
package struct WorkingCalendar: Sendable {
    /// The rows, the earliest first.
    package let rows: [CalendarRow]
    /// The years whose notice is loaded.
    ///
    /// New Year's Day is always a holiday, so its row tells that the year is known. A day of December alone does not: the
    /// notice for the next year may have brought it.
    package let knownYears: Set<Int>
    /// The days that are not what their weekday says.
    private let exceptions: [Day]
    /// For each exception, how many working days it and those before it add to Monday to Friday.
    private let sums: [Int]

    /// Makes the calendar; of two rows for a day the later listed one counts.
    package init(_ rows: [CalendarRow] = []) {
        let byDay = Dictionary(rows.map { ($0.day, $0) }) { _, later in later }
        self.rows = byDay.values.sorted { $0.day < $1.day }
        knownYears = Set(
            self.rows.map(\.day.components).filter { $0.month == 1 && $0.day == 1 }.map(\.year))
        let exceptions = self.rows.filter { ($0.kind == .workday) == $0.day.isWeekend }
        self.exceptions = exceptions.map(\.day)
        var sum = 0
        sums = exceptions.map { row in
            sum += row.kind == .workday ? 1 : -1
            return sum
        }
    }

    /// The row of a day; nil for an ordinary one.
    package func row(_ day: Day) -> CalendarRow? {
        let index = rows.partitioningIndex { $0.day >= day }
        return index < rows.count && rows[index].day == day ? rows[index] : nil
    }

    /// True on a day on which offices work.
    package func isWorkingDay(_ day: Day) -> Bool {
        workingDays(from: day.advanced(by: -1), to: day) == 1
    }

    /// True when the notice for the day's year is loaded.
    package func isKnown(_ day: Day) -> Bool { knownYears.contains(day.components.year) }

    /// True when every year from that of one day to that of another, in either order, is known.
    package func isKnown(from first: Day, to last: Day) -> Bool {
        let years = [first.components.year, last.components.year].sorted()
        return (years[0]...years[1]).allSatisfy(knownYears.contains)
    }

    /// How many working days there are after one day up to another: 0 on the same day, negative backwards.
    ///
    /// From today to a due day it is what is left: 0 on the due day, negative once a working day has passed since.
    package func workingDays(from first: Day, to last: Day) -> Int { ordinal(last) - ordinal(first) }

    /// The `count`-th working day after a day; the day itself for 0 or less.
    package func day(_ count: Int, workingDaysAfter start: Day) -> Day {
        guard count > 0 else { return start }
        let wanted = ordinal(start) + count
        // The day sought is at least `count` days on; the upper end is doubled until it is not before it.
        var low = start.number + count
        var high = low + count
        while ordinal(Day(number: high)) < wanted { high += high - start.number }
        while low < high {
            let middle = low + (high - low) / 2  // rounds down also before 1970
            if ordinal(Day(number: middle)) < wanted { low = middle + 1 } else { high = middle }
        }
        return Day(number: low)
    }

    /// The last day of a term of working days after a day, and whether a year it touches is not known.
    package func deadline(_ count: Int, workingDaysAfter start: Day) -> Deadline {
        let last = day(count, workingDaysAfter: start)
        return Deadline(day: last, isAssumed: !isKnown(from: start, to: last))
    }

    /// Working days up to and including a day, counted from a fixed day long ago.
    private func ordinal(_ day: Day) -> Int {
        // 1970-01-01 was a Thursday: day -3 is a Monday.
        let since = day.number + 3
        let weeks = since >= 0 ? since / 7 : (since - 6) / 7
        let weekdays = weeks * 5 + min(since - weeks * 7 + 1, 5)
        let passed = exceptions.partitioningIndex { $0 > day }
        return weekdays + (passed == 0 ? 0 : sums[passed - 1])
    }
}

/// The last day of a term, and how sure it is.
package struct Deadline: Hashable, Sendable {
    package let day: Day
    /// True when the holidays of a year that it touches are not known yet.
    package let isAssumed: Bool

    package init(day: Day, isAssumed: Bool) {
        self.day = day
        self.isAssumed = isAssumed
    }
}

extension Array {
    /// The first index at which the condition holds, in an array where it holds for all elements after the first one.
    fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
