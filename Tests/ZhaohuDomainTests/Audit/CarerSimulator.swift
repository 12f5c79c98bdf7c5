import ZhaohuDomain

/// Carers who do their work: each with habits, some with phones that know seconds and some whose times are typed to the
/// minute; and some who make their visits up.
struct CarerSimulator {
    enum Cheat: CaseIterable {
        case sameDuration, roundMinutes, straightDays, twoPlaces, lentPhone, noProof
    }

    private var random: SeededGenerator
    private let first: Day

    init(seed: UInt64, month: Day) {
        random = SeededGenerator(seed: seed)
        first = month.startOfMonth
    }

    /// A month of so many carers; the first ones cheat, one way each in turn.
    mutating func months(_ count: Int, cheats: [Cheat] = []) -> [CarerMonth] {
        (0..<count).map { month(Int64($0 + 1), $0 < cheats.count ? cheats[$0] : nil) }
    }

    private mutating func normal() -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }

    private mutating func month(_ number: Int64, _ cheat: Cheat?) -> CarerMonth {
        let isTyped = Int.random(in: 0..<10, using: &random) < 3
        // Habits: late or early, hurried or thorough, steady or not.
        let lateness = normal() * 180
        let (pace, spread) = (1 + normal() * 0.04, Double.random(in: 120...420, using: &random))
        let plans = (0..<5).map { _ in [30, 45, 60, 60, 90].randomElement(using: &random) ?? 60 }
        let homes = plans.map { _ in place() }
        let weakShare = Double.random(in: 0...0.03, using: &random)
        var visits: [SignalVisit] = []
        var (weak, shared, deviceDays) = (0, 0, 0)
        for offset in 0..<30 where offset % 7 < 6 {
            var minute = 480 + Int.random(in: 0...6, using: &random) * 5
            deviceDays += 1
            if Int.random(in: 0..<100, using: &random) < (cheat == .lentPhone ? 60 : 2) { shared += 1 }
            for client in 0..<Int.random(in: 4...5, using: &random) {
                let planned = plans[client]
                var begin = Double(minute * 60) + lateness + normal() * spread
                var length = Double(planned * 60) * pace + normal() * spread
                if cheat == .sameDuration, Int.random(in: 0..<10, using: &random) < 9 { length = Double(planned * 60) }
                if cheat == .straightDays { (begin, length) = (Double(480 * 60 + client * 100 * 60), 60 * 60) }
                var end = begin + max(600, length)
                if isTyped || cheat == .roundMinutes {
                    let step = cheat == .roundMinutes && Int.random(in: 0..<10, using: &random) < 7 ? 300.0 : 60
                    (begin, end) = ((begin / step).rounded() * step, (end / step).rounded() * step)
                }
                if Double.random(in: 0..<1, using: &random) < (cheat == .noProof ? 0.3 : weakShare) { weak += 1 }
                let isElsewhere = cheat == .twoPlaces && Int.random(in: 0..<10, using: &random) < 2
                visits.append(
                    visit(offset, begin, end, planned, at: isElsewhere ? Position("33.0,121.9") : homes[client]))
                // The way to the next home, at the pace of an electric bicycle.
                minute = (Int(end) / 60 + Int.random(in: 12...35, using: &random)) / 5 * 5 + 5
            }
        }
        return CarerMonth(
            caregiver: CaregiverID(number), provider: ProviderID(number % 12 + 1), visits: visits, weakVisits: weak,
            deviceDays: deviceDays, sharedDeviceDays: shared)
    }

    private mutating func place() -> Position? {
        Position(
            latitudeMicrodegrees: 31_980_000 + Int.random(in: -15_000...15_000, using: &random),
            longitudeMicrodegrees: 120_890_000 + Int.random(in: -15_000...15_000, using: &random))
    }

    private func visit(_ offset: Int, _ begin: Double, _ end: Double, _ planned: Int, at place: Position?)
        -> SignalVisit
    {
        let day = first.advanced(by: offset)
        return SignalVisit(
            day: day, begin: Zone.shanghai.instant(day, second: Int(begin)),
            end: Zone.shanghai.instant(day, second: Int(end)), plannedMinutes: planned, position: place)
    }
}
