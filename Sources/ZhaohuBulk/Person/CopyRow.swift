internal import ZhaohuDomain

/// Appends cells in PostgreSQL's COPY text format; the caller has refused control characters before.
extension [UInt8] {
    /// A text; backslashes are written twice.
    mutating func appendCopy(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var from = range.lowerBound
        for offset in range where bytes[offset] == UInt8(ascii: "\\") {
            appendAll(bytes, from..<offset + 1)
            from = offset
        }
        appendAll(bytes, from..<range.upperBound)
    }

    /// A whole number.
    mutating func appendCopy(_ value: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        var divisor: UInt = 1
        while value.magnitude / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(48 + UInt8(value.magnitude / divisor % 10))
            divisor /= 10
        }
    }

    /// A day as `YYYY-MM-DD`.
    mutating func appendCopy(_ day: Day) {
        let parts = day.components
        for divisor in [1_000, 100, 10, 1] { append(48 + UInt8(parts.year / divisor % 10)) }
        append(UInt8(ascii: "-"))
        append(48 + UInt8(parts.month / 10))
        append(48 + UInt8(parts.month % 10))
        append(UInt8(ascii: "-"))
        append(48 + UInt8(parts.day / 10))
        append(48 + UInt8(parts.day % 10))
    }

    /// The tab between two cells.
    mutating func appendCopySeparator() { append(UInt8(ascii: "\t")) }

    /// The mark of a missing value.
    mutating func appendCopyNull() {
        append(UInt8(ascii: "\\"))
        append(UInt8(ascii: "N"))
    }

    private mutating func appendAll(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        bytes.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
