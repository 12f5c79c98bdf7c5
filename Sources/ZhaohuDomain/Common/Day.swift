/// A calendar day, without a time or a zone.
///
/// Counted in whole days since 1970-01-01 of the proleptic Gregorian calendar. Ranges are inclusive at both ends,
/// as the rules of the field are written.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// The day with this year, month and day of month; nil when the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year)
        else { return nil }
        // Days since 0000-03-01, so that the leap day is the last one of a year.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Reads `YYYY-MM-DD`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Digits.number(bytes[0..<4]), let month = Digits.number(bytes[5..<7]),
            let day = Digits.number(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month (1-12) and day of month (1-31).
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// Monday is 1, Sunday is 7 (ISO 8601).
    package var weekday: Int {
        let index = (number + 3) % 7
        return (index < 0 ? index + 7 : index) + 1
    }

    /// The first day of this day's month.
    package var startOfMonth: Day { Day(number: number - components.day + 1) }

    /// The last day of this day's month.
    package var endOfMonth: Day {
        let parts = components
        return Day(number: number - parts.day + Day.length(of: parts.month, in: parts.year))
    }

    /// The day that many days later, or earlier when negative.
    package func advanced(by days: Int) -> Day { Day(number: number + days) }

    /// The same day of the month in a later year, the 28th where the 29th of February does not exist.
    package func advanced(byYears years: Int) -> Day { advanced(byMonths: years * 12) }

    package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// How many days a month has.
    package static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    package var description: String {
        let parts = components
        return "\(Digits.padded(parts.year, 4))-\(Digits.padded(parts.month, 2))-\(Digits.padded(parts.day, 2))"
    }
}
