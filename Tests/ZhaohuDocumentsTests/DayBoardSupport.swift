import ZhaohuDocuments
import ZhaohuDomain

/// Boards for tests.
enum BoardMaker {
    static let day = Day(number: 20_780)

    static func board(
        _ carers: [DayBoard.Carer], unplaced: [DayBoard.Unplaced] = [], version: Int = 3,
        state: DayBoard.State = .draft, span: ClosedRange<Int> = 28_800...64_800, changes: Int? = nil,
        name: String = "Ankang"
    ) -> DayBoard {
        let stops = carers.flatMap(\.stops)
        let placed = Set(stops.map(\.visitID)).count
        return DayBoard(
            providerID: "H01", providerName: name, day: day, version: version, state: state, span: span,
            carers: carers, unplaced: unplaced,
            totals: DayBoard.Totals(
                visits: placed + unplaced.count, placed: placed, unplaced: unplaced.count, travel: 7_440,
                lateness: 60, changes: changes, cost: 1_234))
    }

    static func carer(
        _ id: String, _ name: String, _ stops: [DayBoard.Stop] = [], shift: ClosedRange<Int> = 30_600...61_200,
        wayHome: Int = 0, breaks: [ClosedRange<Int>] = [], overtime: Int = 0
    ) -> DayBoard.Carer {
        DayBoard.Carer(
            id: id, name: name, shift: shift, workMinutes: 380, travelMinutes: 55, fairLoadMinutes: 450,
            overtimeMinutes: overtime, wayHome: wayHome, breaks: breaks, stops: stops)
    }

    static func stop(
        _ id: String, _ client: String = "Zhou", at start: Int, minutes: Int = 45, way: Int = 0, waiting: Int = 0,
        late: Int = 0, pinned: Bool = false, started: Bool = false, partner: String? = nil,
        familiarity: DayBoard.Familiarity = .primary
    ) -> DayBoard.Stop {
        DayBoard.Stop(
            visitID: id, client: client, start: start, end: start + minutes * 60, window: 28_800...36_000, way: way,
            waiting: waiting, late: late, isPinned: pinned, isStarted: started, partner: partner,
            familiarity: familiarity)
    }

    /// A day of that size: five visits a carer in turn.
    static func city(carers: Int, visits: Int) -> DayBoard {
        var days = Array(repeating: [DayBoard.Stop](), count: carers)
        for visit in 0..<visits {
            let turn = visit / carers
            days[visit % carers].append(
                stop("V\(visit + 1)", "王秀兰", at: 28_800 + turn * 5_400, way: 600, late: visit % 7 * 400))
        }
        return board(days.enumerated().map { carer("C\($0.offset + 1)", "李敏", $0.element) })
    }

    /// The rows and hours of a page, read.
    static func table(_ page: String) throws -> DayBoardMarkup {
        try part(of: page, from: "<table class=\"board\">", to: "</table>")
    }

    /// An element of a page, read.
    static func part(of page: String, from start: String, to end: String) throws -> DayBoardMarkup {
        guard let first = page.firstRange(of: start)?.lowerBound, let last = page[first...].firstRange(of: end) else {
            throw DayBoardMarkup.Fault(reason: "no \(start)")
        }
        return try DayBoardMarkup(page[first..<last.upperBound])
    }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct BoardLottery: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
