/// One statement with its values, as it goes into a pipeline.
package struct Statement: Sendable {
    /// The text, under which it is prepared.
    package let sql: String
    package let values: [SQLValue]

    /// `sql` is prepared once per session under its text; its results come in binary format.
    package init(_ sql: String, _ values: [SQLValue]) {
        self.sql = sql
        self.values = values
    }
}

/// The values of a statement in the form that libpq takes.
struct ParameterBuffer {
    /// All values one behind the other, texts ended by NUL; the codec refuses NUL inside a value.
    private var bytes: [UInt8] = []
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) {
        offsets.reserveCapacity(values.count)
        for value in values {
            switch value {
            case .null: append(at: -1, length: 0, format: 0)
            case .text(let text):
                append(at: bytes.count, length: 0, format: 0)
                bytes.append(contentsOf: text.utf8)
                bytes.append(0)
            case .binary(let raw):
                append(at: bytes.count, length: Int32(raw.count), format: 1)
                bytes.append(contentsOf: raw)
            }
        }
    }

    private mutating func append(at offset: Int, length: Int32, format: Int32) {
        offsets.append(offset)
        lengths.append(length)
        formats.append(format)
    }

    /// Calls `body` with the number of values, their pointers, lengths and formats.
    func withPointers(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
        ) -> Int32
    ) -> Int32 {
        bytes.withUnsafeBytes { storage in
            let base = storage.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers: [UnsafePointer<CChar>?] = offsets.map { $0 < 0 ? nil : base?.advanced(by: $0) }
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(Int32(offsets.count), pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}
