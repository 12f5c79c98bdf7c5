import ZhaohuDomain
import ZhaohuWire

/// Days, times, places and lists of items.
extension ScalarTarget {
    /// The days that commands may name, 1800-01-01 to 2199-12-31.
    private static let days = -62_091...84_005

    static func instant(_ text: String) throws(BrokenProperty) {
        let domain = Instant(text).flatMap { days.contains(Zone(offsetSeconds: 0).day(of: $0).number) ? $0 : nil }
        let value = try parse("instant", text)?.instant("instant")
        try same(value, domain, "the wire on \(text)")
        guard let value else { return }
        for offset in [0, 8 * 3_600, -12_600, 64_740] {
            let printed = value.iso8601(in: Zone(offsetSeconds: offset))
            // Written in milliseconds, rounded down.
            let read = try required(Instant(printed), "\(printed) is not read again")
            let lost = value.microseconds - read.microseconds
            try require((0..<1_000).contains(lost), "\(text) is printed as \(printed), \(lost) microseconds earlier")
            try same(read.iso8601(in: Zone(offsetSeconds: offset)), printed, "printed again")
            if offset == 0 { try same(try again("instant", printed).instant("instant"), read, printed) }
        }
    }

    static func day(_ text: String) throws(BrokenProperty) {
        let today = Day(number: 17_318)
        let domain = Day(text).flatMap { days.contains($0.number) ? $0 : nil }
        let value = try parse("day", text)?.day("day", today: today)
        let relative = ["today": 0, "tomorrow": 1, "yesterday": -1][text.lowercased()].map { today.advanced(by: $0) }
        try same(value, domain ?? relative, "the wire on \(text)")
        guard let day = Day(text) else { return }
        try same(day.description, text, "the day")
        let parts = day.components
        try same(Day(year: parts.year, month: parts.month, day: parts.day), day, "the parts \(parts)")
        try require(day.startOfMonth <= day && day <= day.endOfMonth && (1...7).contains(day.weekday), "\(day)")
    }

    static func position(_ text: String) throws(BrokenProperty) {
        let value = try parse("position", text)?.position("position")
        try same(value, Position(text), "the wire on \(text)")
        guard let value else { return }
        try same(try again("position", value.description).position("position"), value, text)
        try require((0...20_015_115).contains(value.distanceMetres(to: Position("0,0") ?? value)), "far: \(text)")
    }

    static func items(_ text: String) throws(BrokenProperty) {
        guard let items = try parse("items", text)?.items("items") else { return }
        let printed = items.map { "\($0.item):\($0.count)" }
        try require(Set(items.map(\.item)).count == items.count, "an item twice in \(text)")
        try require(items.allSatisfy { (1...20).contains($0.count) } && items.count <= 64, "\(items)")
        let again = try again("items", printed.joined(separator: ",")).items("items") ?? []
        try same(again.map { "\($0.item):\($0.count)" }, printed, text)
    }

    static func plan(_ text: String) throws(BrokenProperty) {
        guard let items = try parse("plan", text)?.frequencies("plan") else { return }
        let printed = items.map { "\($0.item):\($0.count)/\($0.per)" }
        try require(Set(items.map(\.item)).count == items.count, "an item twice in \(text)")
        try require(items.allSatisfy { (1...20).contains($0.count) } && items.count <= 64, "\(items)")
        let again = try again("plan", printed.joined(separator: ",")).frequencies("plan") ?? []
        try same(again.map { "\($0.item):\($0.count)/\($0.per)" }, printed, text)
    }

    static func window(_ text: String) throws(BrokenProperty) {
        guard let window = try parse("window", text)?.window("window") else { return }
        try require(0 <= window.from && window.from < window.to && window.to <= 1_440, "\(window) of \(text)")
        let printed = [window.from, window.to].map { Digits.padded($0 / 60, 2) + ":" + Digits.padded($0 % 60, 2) }
        try same(printed.joined(separator: "-"), text, "the window")
    }
}
