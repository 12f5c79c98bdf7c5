/// What the fund pays for the minutes of a visit.
///
/// - Note: Source: the hourly price is the policy `schedule.fund_fen_per_hour`, dated by the day of the visit.
package enum VisitPrice {
    /// The price of so many minutes, rounded half up to the fen.
    ///
    /// - Parameters:
    ///   - minutes: payable minutes, 0 or more.
    ///   - fenPerHour: the hourly price in fen, 0 or more.
    /// - Returns: the amount, 0 or more.
    package static func of(minutes: Int, fenPerHour: Int) -> Money {
        Money(fen: Int64((minutes * fenPerHour * 2 + 60) / 120))
    }
}
