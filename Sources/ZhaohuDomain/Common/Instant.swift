/// A point in time, in microseconds since 1970-01-01T00:00:00Z.
///
/// Written and read as ISO 8601 with an offset; a text without an offset is not an instant.
package struct Instant: Hashable, Comparable, Sendable {
    package let microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Reads `YYYY-MM-DDTHH:MM[:SS[.ffffff]](Z|±HH:MM)`; nil for anything else, in particular without an offset.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = Digits.number(bytes[11..<13]), hour <= 23, bytes[13] == UInt8(ascii: ":"),
            let minute = Digits.number(bytes[14..<16]), minute <= 59
        else { return nil }
        var position = 16
        var second = 0
        var fraction: Int64 = 0
        if bytes[position] == UInt8(ascii: ":") {
            guard bytes.count >= position + 3, let value = Digits.number(bytes[position + 1..<position + 3]),
                value <= 59
            else { return nil }
            second = value
            position += 3
            if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
                let digits = bytes[(position + 1)...].prefix { $0 >= 48 && $0 <= 57 }
                guard let value = Digits.number(digits.prefix(6)), digits.count <= 9 else { return nil }
                fraction = Int64(value)
                for _ in digits.prefix(6).count..<6 { fraction *= 10 }
                position += 1 + digits.count
            }
        }
        guard let offset = Instant.offsetSeconds(bytes[position...]) else { return nil }
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second - offset)
        microseconds = seconds * 1_000_000 + fraction
    }

    /// The instant that many seconds later.
    package func advanced(bySeconds seconds: Int) -> Instant {
        Instant(microseconds: microseconds + Int64(seconds) * 1_000_000)
    }

    /// Seconds from `earlier` to this instant, rounded down.
    package func seconds(since earlier: Instant) -> Int {
        let difference = microseconds - earlier.microseconds
        return Int(difference >= 0 ? difference / 1_000_000 : -((-difference + 999_999) / 1_000_000))
    }

    /// ISO 8601 with milliseconds in the given zone, `2017-06-01T08:02:12.120+08:00`.
    package func iso8601(in zone: Zone) -> String {
        let local = microseconds + Int64(zone.offsetSeconds) * 1_000_000
        let day = Int(local >= 0 ? local / 86_400_000_000 : (local - 86_399_999_999) / 86_400_000_000)
        let rest = Int(local - Int64(day) * 86_400_000_000) / 1_000
        let time = [(rest / 3_600_000), rest / 60_000 % 60, rest / 1_000 % 60].map { Digits.padded($0, 2) }
        return "\(Day(number: day))T\(time.joined(separator: ":")).\(Digits.padded(rest % 1_000, 3))\(zone)"
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    private static func offsetSeconds(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if sign == UInt8(ascii: "Z"), bytes.count == 1 { return 0 }
        let first = bytes.startIndex
        guard bytes.count == 6, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            bytes[first + 3] == UInt8(ascii: ":"), let hours = Digits.number(bytes[first + 1..<first + 3]),
            let minutes = Digits.number(bytes[first + 4..<first + 6]), hours <= 18, minutes <= 59
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}

/// A fixed offset from UTC; a pooling region has one, by default that of Asia/Shanghai.
///
/// Mainland China has had no summer time since 1991, so an offset is enough for every event that this system records.
package struct Zone: Hashable, Sendable, CustomStringConvertible {
    package let offsetSeconds: Int

    package init(offsetSeconds: Int) {
        self.offsetSeconds = offsetSeconds
    }

    /// UTC+8.
    package static let shanghai = Zone(offsetSeconds: 8 * 3_600)

    /// The calendar day of an instant in this zone.
    package func day(of instant: Instant) -> Day {
        let local = instant.microseconds + Int64(offsetSeconds) * 1_000_000
        return Day(number: Int(local >= 0 ? local / 86_400_000_000 : (local - 86_399_999_999) / 86_400_000_000))
    }

    /// The instant of a minute of the day (0 is midnight; 1,440 and more fall on later days).
    package func instant(_ day: Day, second: Int) -> Instant {
        instant(day, minute: 0).advanced(bySeconds: second)
    }

    /// Seconds from a day's beginning to an instant; negative before it, above 86,400 after it.
    package func secondOfDay(_ instant: Instant, on day: Day) -> Int {
        instant.seconds(since: self.instant(day, minute: 0))
    }

    /// The instant of a minute of a day.
    package func instant(_ day: Day, minute: Int) -> Instant {
        Instant(microseconds: (Int64(day.number) * 86_400 + Int64(minute * 60 - offsetSeconds)) * 1_000_000)
    }

    /// `+08:00`.
    package var description: String {
        let minutes = Int(offsetSeconds.magnitude) / 60
        return (offsetSeconds < 0 ? "-" : "+") + Digits.padded(minutes / 60, 2) + ":" + Digits.padded(minutes % 60, 2)
    }
}
