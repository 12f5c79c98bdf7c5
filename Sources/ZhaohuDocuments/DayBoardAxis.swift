/// Where a time lies on the board: whole hours along a line of 1,000 units.
struct DayBoardAxis: Hashable, Sendable {
    /// Units from the first to the last hour.
    static let width = 1_000
    /// Times that can be drawn: eleven days.
    static let times = 0...1_000_000

    /// The first hour.
    let from: Int
    /// The last hour, after the first.
    let until: Int

    /// The hours that hold the board's span and every visit, way and break.
    init(_ board: DayBoard) {
        var times = [board.span.lowerBound, board.span.upperBound]
        for carer in board.carers {
            for stop in carer.stops { times += [Self.clamped(stop.start) - stop.lead, stop.end] }
            if let last = carer.stops.last { times.append(Self.clamped(last.end) + Self.clamped(carer.wayHome)) }
            for pause in carer.breaks { times += [pause.lowerBound, pause.upperBound] }
        }
        let clamped = times.map(Self.clamped)
        from = (clamped.min() ?? 0) / 3_600
        until = max(from + 1, ((clamped.max() ?? 0) + 3_599) / 3_600)
    }

    /// Where a time lies, in hundredths of a unit, within the axis.
    func position(_ time: Int) -> Int {
        let second = min(max(time, from * 3_600), until * 3_600) - from * 3_600
        return second * Self.width * 100 / ((until - from) * 3_600)
    }

    /// The hours that are labelled: each one, or as many as have room.
    var hours: [Int] {
        let step = [1, 2, 3, 6, 12, 24].first { (until - from) / $0 <= 24 } ?? 48
        return Array(stride(from: (from + step - 1) / step * step, through: until, by: step))
    }

    /// A time within what can be drawn.
    static func clamped(_ time: Int) -> Int { min(max(time, times.lowerBound), times.upperBound) }

    /// Hundredths of a unit as SVG writes them.
    static func units(_ hundredths: Int) -> String { Wording.fraction(hundredths, 100) }
}

extension DayBoard.Stop {
    /// Seconds from leaving the place before until the visit starts.
    var lead: Int { DayBoardAxis.clamped(way) + DayBoardAxis.clamped(waiting) }

    /// When the carer arrives.
    var arrival: Int { DayBoardAxis.clamped(start) - DayBoardAxis.clamped(waiting) }
}
