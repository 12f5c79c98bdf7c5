extension Day {
    /// The same day of the month that many months later (earlier when negative), or the last day of a shorter month.
    package func advanced(byMonths months: Int) -> Day {
        let parts = components
        let index = parts.year * 12 + parts.month - 1 + months
        let year = index / 12
        let month = index % 12 + 1
        let day = min(parts.day, Day.length(of: month, in: year))
        return Day(year: year, month: month, day: day) ?? Day(number: number + months * 30)
    }
}
