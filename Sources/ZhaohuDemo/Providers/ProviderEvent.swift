import ZhaohuDomain

/// A step of the exit procedure that a company has been through.
struct ProviderEvent: Sendable {
    let provider: Int
    let day: Day
    /// Seconds after local midnight.
    let seconds: Int
    let from: Provider.State
    let to: Provider.State
    let grounds: String
    let evidence: String
    let until: Day?
    let operation: String

    static let sixthWarned = Nantong.day(2017, 11, 20)
    static let ninthWarned = Nantong.day(2017, 9, 4)
    static let ninthRectifying = Nantong.day(2017, 10, 16)

    static func all(seed: UInt64) -> [ProviderEvent] {
        var random = SplitMix64(seed: seed, stream: "provider events")
        return [
            make(
                9, ninthWarned, .designated, .warned, grounds: "第三季度满意度低于95%,定位异常偏多",
                evidence: "satisfaction 2017-07..08; geo.radius exceptions", until: Nantong.day(2017, 10, 9), &random),
            make(
                9, ninthRectifying, .warned, .rectifying, grounds: "警告期内未见改善,限期整改",
                evidence: "satisfaction 2017-09; time.min exceptions", until: Nantong.day(2018, 1, 15), &random),
            make(
                6, sixthWarned, .designated, .warned, grounds: "满意度低于98%,补录记录偏多",
                evidence: "satisfaction 2017-10; late.entry flags", until: Nantong.day(2017, 12, 25), &random),
        ]
    }

    private static func make(
        _ provider: Int, _ day: Day, _ from: Provider.State, _ to: Provider.State, grounds: String, evidence: String,
        until: Day?, _ random: inout SplitMix64
    ) -> ProviderEvent {
        let seconds = random.between(9 * 3_600, 17 * 3_600)
        return ProviderEvent(
            provider: provider, day: day, seconds: seconds, from: from, to: to, grounds: grounds, evidence: evidence,
            until: until, operation: operation(day, seconds, &random))
    }

    /// A UUID of version 7 for that moment.
    private static func operation(_ day: Day, _ seconds: Int, _ random: inout SplitMix64) -> String {
        let milliseconds = (day.number * 86_400 + seconds - Nantong.offsetHours * 3_600) * 1_000 + random.below(1_000)
        let high = UInt64(milliseconds) << 16 | 0x7000 | random.next() & 0x0fff
        let low = random.next() & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        let digits = [high, low].map { hexadecimal($0) }.joined()
        var parts: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: "-")
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
