/// A one-dimensional array in PostgreSQL's binary format, built element by element: the form in which a batch travels.
///
/// The server reads it without parsing text, and we write it without making strings.
///
/// - Note: Source: `array_recv` and the `…recv` functions of each type.
package struct BinaryArray: Sendable {
    /// Types that batches consist of, by their object identifiers in `pg_type`.
    package enum Element: UInt32, Sendable {
        case bool = 16
        case bytea = 17
        case int8 = 20
        case int2 = 21
        case int4 = 23
        case text = 25
        case date = 1082
        case timestamptz = 1184
        case uuid = 2950
    }

    private static let headerSize = 20
    private var bytes: [UInt8] = []
    private var count: Int32 = 0
    private var hasNull = false
    private let element: Element

    /// An empty array; `capacity` is how many elements are expected.
    package init(_ element: Element, capacity: Int) {
        self.element = element
        bytes.reserveCapacity(Self.headerSize + capacity * 12)
        bytes.append(contentsOf: repeatElement(0, count: Self.headerSize))
    }

    /// The array as a bind.
    package var value: SQLValue {
        var bytes = bytes
        // An empty array has no dimension at all.
        let header: [UInt32] = [count == 0 ? 0 : 1, hasNull ? 1 : 0, element.rawValue, UInt32(count), 1]
        for (index, word) in header.enumerated() { Self.store(word, &bytes, at: index * 4) }
        if count == 0 { bytes.removeLast(8) }
        return .binary(bytes)
    }

    package mutating func appendNull() {
        hasNull = true
        count += 1
        appendWord(UInt32.max)
    }

    /// A whole number, written in the width of the element's type.
    package mutating func append(_ number: some FixedWidthInteger) {
        count += 1
        switch element {
        case .int8, .timestamptz: appendSized(UInt64(bitPattern: Int64(truncatingIfNeeded: number)))
        case .int4, .date: appendSized(UInt32(bitPattern: Int32(truncatingIfNeeded: number)))
        case .int2: appendSized(UInt16(bitPattern: Int16(truncatingIfNeeded: number)))
        case .bool, .bytea, .text, .uuid: preconditionFailure("\(element) is no number")
        }
    }

    package mutating func append(_ flag: Bool) {
        count += 1
        appendWord(1)
        bytes.append(flag ? 1 : 0)
    }

    package mutating func append(_ text: String) {
        count += 1
        appendWord(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// The bytes of a `bytea`, or the 16 of a `uuid`.
    package mutating func append(bytes raw: [UInt8]) {
        count += 1
        appendWord(UInt32(raw.count))
        bytes.append(contentsOf: raw)
    }

    /// The two halves of a `uuid`, most significant first.
    package mutating func append(high: UInt64, low: UInt64) {
        count += 1
        appendWord(16)
        withUnsafeBytes(of: high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: low.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func appendSized<Number: FixedWidthInteger>(_ number: Number) {
        appendWord(UInt32(MemoryLayout<Number>.size))
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func appendWord(_ word: UInt32) {
        withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private static func store(_ word: UInt32, _ bytes: inout [UInt8], at offset: Int) {
        withUnsafeBytes(of: word.bigEndian) { source in
            for (index, byte) in source.enumerated() { bytes[offset + index] = byte }
        }
    }
}
