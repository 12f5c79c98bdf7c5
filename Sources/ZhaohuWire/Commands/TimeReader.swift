import ZhaohuDomain

/// Reads days and times without making strings; what it accepts and gives is what the domain's own reading does.
enum TimeReader {
    /// `YYYY-MM-DD`.
    static func day(_ bytes: UnsafeRawBufferPointer) -> Day? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let century = pair(bytes, 0), let year = pair(bytes, 2), let month = pair(bytes, 5),
            let day = pair(bytes, 8)
        else { return nil }
        return Day(year: century * 100 + year, month: month, day: day)
    }

    /// `HH:MM` up to `24:00`, as minutes of the day.
    static func minute(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = pair(bytes, 0), let minute = pair(bytes, 3),
            minute < 60, hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 60 + minute
    }

    /// The usual `YYYY-MM-DDTHH:MM:SS±HH:MM`; every other shape is left to the domain.
    static func instant(_ bytes: UnsafeRawBufferPointer) -> Instant? {
        guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[22] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-")
        else { return bytes.count <= 40 ? Instant(String(decoding: bytes, as: UTF8.self)) : nil }
        guard let day = day(UnsafeRawBufferPointer(rebasing: bytes[0..<10])), let hour = pair(bytes, 11),
            let minute = pair(bytes, 14), let second = pair(bytes, 17), let offsetHour = pair(bytes, 20),
            let offsetMinute = pair(bytes, 23), hour < 24, minute < 60, second < 60, offsetHour <= 18,
            offsetMinute < 60
        else { return nil }
        let offset = (offsetHour * 60 + offsetMinute) * (bytes[19] == UInt8(ascii: "-") ? -60 : 60)
        let seconds = day.number * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return Instant(microseconds: Int64(seconds) * 1_000_000)
    }

    /// Two digits.
    private static func pair(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int? {
        let tens = bytes[offset] &- 0x30
        let ones = bytes[offset + 1] &- 0x30
        return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
    }
}

/// Reads positions without making strings, as the domain does.
enum PositionReader {
    /// `lat,lon` in decimal degrees.
    static func position(_ bytes: UnsafeRawBufferPointer) -> Position? {
        guard let comma = ByteScan.firstOffset(of: UInt8(ascii: ","), in: bytes),
            let latitude = microdegrees(UnsafeRawBufferPointer(rebasing: bytes[..<comma])),
            let longitude = microdegrees(UnsafeRawBufferPointer(rebasing: bytes[(comma + 1)...]))
        else { return nil }
        return Position(latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude)
    }

    /// At most three digits before the point and 18 after it, of which six count.
    private static func microdegrees(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        var offset = isNegative ? 1 : 0
        let start = offset
        var degrees = 0
        while offset < bytes.count, let digit = digit(bytes[offset]) {
            degrees = degrees &* 10 &+ digit
            offset += 1
            guard offset - start <= 3 else { return nil }
        }
        guard offset > start else { return nil }
        guard let fraction = fraction(UnsafeRawBufferPointer(rebasing: bytes[offset...])) else { return nil }
        return (degrees * 1_000_000 + fraction) * (isNegative ? -1 : 1)
    }

    /// Millionths of `.12345`, 0 of nothing.
    private static func fraction(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let point = bytes.first else { return 0 }
        guard point == UInt8(ascii: "."), (2...19).contains(bytes.count) else { return nil }
        var millionths = 0
        for offset in 1..<max(7, bytes.count) {
            guard let digit = offset < bytes.count ? digit(bytes[offset]) : 0 else { return nil }
            if offset <= 6 { millionths = millionths * 10 + digit }
        }
        return millionths
    }

    private static func digit(_ byte: UInt8) -> Int? {
        byte >= 0x30 && byte <= 0x39 ? Int(byte - 0x30) : nil
    }
}

/// The span of time that commands may name, so that reckoning with a day never leaves the calendar of the database.
///
/// A device whose clock fell back to 1970 is within it: what it says is kept and flagged.
enum RecordedTime {
    private static let first = Day(number: -62_091)
    private static let last = Day(number: 84_005)

    /// True from 1800-01-01 to 2199-12-31.
    static func holds(_ day: Day) -> Bool { first <= day && day <= last }

    /// True when the instant's day in UTC is within the span.
    static func holds(_ instant: Instant) -> Bool { holds(Zone(offsetSeconds: 0).day(of: instant)) }
}
