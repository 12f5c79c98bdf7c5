/// What goes wrong at a visit, if anything.
enum Mishap: Int, CaseIterable, Sendable {
    case farAway, veryFarAway, noFix, late, short, tooShort, long, lateEntry

    /// Visits of a hundred thousand at an ordinary company.
    private var per100k: Int {
        switch self {
        case .farAway: 380
        case .veryFarAway: 250
        case .noFix: 600
        case .late: 480
        case .short: 400
        case .tooShort: 140
        case .long: 160
        case .lateEntry: 560
        }
    }

    static func drawn(percent: Int, _ random: inout SplitMix64) -> Mishap? {
        var rest = random.below(100_000)
        for mishap in allCases {
            rest -= mishap.per100k * percent / 100
            if rest < 0 { return mishap }
        }
        return nil
    }
}

/// The flags of a visit; the words are the ids of the visit rules.
struct Flags: OptionSet, Sendable {
    let rawValue: UInt8

    static let radius = Flags(rawValue: 1)
    static let missingPosition = Flags(rawValue: 2)
    static let start = Flags(rawValue: 4)
    static let tooShort = Flags(rawValue: 8)
    static let tooLong = Flags(rawValue: 16)
    static let lateEntry = Flags(rawValue: 32)
    static let stateConflict = Flags(rawValue: 64)

    private static let ids: [(Flags, String)] = [
        (.radius, "geo.radius"), (.missingPosition, "geo.missing"), (.start, "time.start"), (.tooShort, "time.min"),
        (.tooLong, "time.max"), (.lateEntry, "late.entry"), (.stateConflict, "state.conflict"),
    ]

    var words: [String] { Flags.ids.filter { contains($0.0) }.map(\.1) }
}
