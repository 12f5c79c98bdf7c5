/// Scans bytes eight at a time.
enum ByteScan {
    private static let low: UInt64 = 0x0101_0101_0101_0101
    private static let high: UInt64 = 0x8080_8080_8080_8080

    /// The offset of the first such byte, nil when there is none.
    static func firstOffset(of byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
        let pattern = low &* UInt64(byte)
        var offset = 0
        while offset &+ 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ pattern
            // The lowest set bit marks the first zero byte of `word`; bits above it may be borrowed.
            let found = (word &- low) & ~word & high
            if found != 0 { return offset &+ found.trailingZeroBitCount / 8 }
            offset &+= 8
        }
        while offset < bytes.count {
            if bytes[offset] == byte { return offset }
            offset &+= 1
        }
        return nil
    }

    /// The text of these bytes, nil unless they are valid UTF-8.
    ///
    /// ASCII goes the shorter way: the validating initialiser is generic in the library, and costs 50 ns a call.
    static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard !isASCII(bytes) else { return String(decoding: bytes, as: UTF8.self) }
        return bytes.withMemoryRebound(to: UInt8.self) { String(validating: $0, as: UTF8.self) }
    }

    private static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var offset = 0
        while offset &+ 8 <= bytes.count {
            if bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & high != 0 { return false }
            offset &+= 8
        }
        while offset < bytes.count {
            if bytes[offset] >= 0x80 { return false }
            offset &+= 1
        }
        return true
    }
}

/// The bytes that the grammar gives a meaning.
enum Byte {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let doubleQuote: UInt8 = 0x22
    static let singleQuote: UInt8 = 0x27
    static let equals: UInt8 = 0x3D
    static let backslash: UInt8 = 0x5C

    /// The byte with an ASCII lower-case letter made upper-case.
    static func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte }

    /// The byte with an ASCII upper-case letter made lower-case.
    static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
