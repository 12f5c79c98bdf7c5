extension DayBoard {
    /// A carer's day: one row.
    package struct Carer: Hashable, Sendable {
        /// As people write it, `C0012`; no two rows have the same.
        package let id: String
        package let name: String
        package let shift: ClosedRange<Int>
        /// Minutes of service and travel, without waiting and breaks.
        package let workMinutes: Int
        /// Minutes on the way, homes included; a part of the work.
        package let travelMinutes: Int
        /// Minutes of work that are this carer's fair share.
        package let fairLoadMinutes: Int
        /// Minutes that are paid as overtime.
        package let overtimeMinutes: Int
        /// Seconds from the last stop back home.
        package let wayHome: Int
        /// Breaks, when there are any.
        package let breaks: [ClosedRange<Int>]
        /// In the order of the day.
        package let stops: [Stop]

        package init(
            id: String, name: String, shift: ClosedRange<Int>, workMinutes: Int, travelMinutes: Int,
            fairLoadMinutes: Int, overtimeMinutes: Int = 0, wayHome: Int = 0, breaks: [ClosedRange<Int>] = [],
            stops: [Stop] = []
        ) {
            self.id = id
            self.name = name
            self.shift = shift
            self.workMinutes = workMinutes
            self.travelMinutes = travelMinutes
            self.fairLoadMinutes = fairLoadMinutes
            self.overtimeMinutes = overtimeMinutes
            self.wayHome = wayHome
            self.breaks = breaks
            self.stops = stops
        }
    }

    /// How well the client knows the carer.
    package enum Familiarity: String, Hashable, Sendable, CaseIterable {
        /// Of the first choice.
        case primary
        /// Has been there before.
        case known
        case stranger
    }

    /// A visit in a carer's day: one bar.
    ///
    /// A visit of two carers is a stop in either day.
    package struct Stop: Hashable, Sendable {
        /// As people write it, `V12`.
        package let visitID: String
        /// What the client is called to this reader.
        package let client: String
        package let start: Int
        package let end: Int
        /// Between which the visit should start.
        package let window: ClosedRange<Int>
        /// Seconds on the way to the client, from home or from the stop before.
        package let way: Int
        /// Seconds between arriving and starting.
        package let waiting: Int
        /// Seconds by which the visit starts after its window, 0 when it does not.
        package let late: Int
        /// True when a person fixed carer and time.
        package let isPinned: Bool
        /// True when the carer has checked in.
        package let isStarted: Bool
        /// The id of the other carer of a visit of two.
        package let partner: String?
        package let familiarity: Familiarity

        package init(
            visitID: String, client: String, start: Int, end: Int, window: ClosedRange<Int>, way: Int, waiting: Int = 0,
            late: Int = 0, isPinned: Bool = false, isStarted: Bool = false, partner: String? = nil,
            familiarity: Familiarity = .primary
        ) {
            self.visitID = visitID
            self.client = client
            self.start = start
            self.end = end
            self.window = window
            self.way = way
            self.waiting = waiting
            self.late = late
            self.isPinned = isPinned
            self.isStarted = isStarted
            self.partner = partner
            self.familiarity = familiarity
        }
    }
}
