/// The smallest change that would place a client whom nobody has room for.
package enum WeekChange: Hashable, Sendable {
    /// The visits may start so many seconds earlier or later than the window says.
    case window(seconds: Int)
    /// Other weekdays, as many as before.
    case days([Int])
    /// A carer works so many seconds more, at either end of the shift.
    case longer(carer: Int, seconds: Int)
    /// A company needs a carer, or two, more, with the skills of the visit.
    case hire(company: Int)
    /// Even that does not help: the visits do not fit into any shift.
    case none
}

/// Why nobody has room.
package enum WeekHurdle: Hashable, Sendable {
    /// No carer of any company may do it: skills, or refused by the client.
    case skills
    /// On these weekdays nobody has time in the window, with the company that has the fewest such days.
    case time(company: Int, days: [Int])
}

/// A client whom no company has room for.
package struct WeekUnplaced: Hashable, Sendable {
    package let hurdle: WeekHurdle
    package let change: WeekChange
    /// What the change would bring; nil where a carer is to be hired, or nothing helps.
    package let offer: WeekOffer?
}
