internal import ZhaohuDomain

/// Reads the numbers of a cell byte by byte, by the same rules as the fields of a command.
enum CellNumber {
    /// The digits in this range as one number; nil when there is another byte, none, or more than 18.
    static func digits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard (1...18).contains(range.count) else { return nil }
        var value = 0
        for offset in range {
            let digit = bytes[offset] &- 48
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }

    /// A day written `YYYY-MM-DD`.
    static func day(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Day? {
        let start = range.lowerBound
        guard range.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            let year = digits(bytes, start..<start + 4), let month = digits(bytes, start + 5..<start + 7),
            let day = digits(bytes, start + 8..<start + 10)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Decimal degrees as millionths: at most three digits before the point and 18 after it, of which six count.
    static func microdegrees(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard !range.isEmpty else { return nil }
        let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
        let start = range.lowerBound + (isNegative ? 1 : 0)
        var point = start
        while point < range.upperBound, bytes[point] != UInt8(ascii: ".") { point += 1 }
        guard point - start <= 3, let degrees = digits(bytes, start..<point) else { return nil }
        var millionths = 0
        if point < range.upperBound {
            guard digits(bytes, point + 1..<range.upperBound) != nil else { return nil }
            for offset in point + 1...point + 6 {
                millionths = millionths * 10 + (offset < range.upperBound ? Int(bytes[offset] - 48) : 0)
            }
        }
        return (degrees * 1_000_000 + millionths) * (isNegative ? -1 : 1)
    }
}
