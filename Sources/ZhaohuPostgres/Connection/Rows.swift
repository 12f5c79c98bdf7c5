internal import CLibPQ

/// The rows of one result, in text format, or in binary format when they came through a pipeline.
///
/// They stay on the thread of their connection.
package final class Rows: RandomAccessCollection {
    private let result: OpaquePointer
    /// Rows returned.
    package let count: Int
    private let columns: Int32
    fileprivate let isBinary: Bool

    init(_ result: OpaquePointer, isBinary: Bool = false) {
        self.result = result
        self.isBinary = isBinary
        count = Int(PQntuples(result))
        columns = PQnfields(result)
    }

    deinit {
        PQclear(result)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }
    package subscript(row: Int) -> Row { Row(rows: self, index: row) }

    /// Rows changed by an INSERT, UPDATE or DELETE.
    package var affected: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    fileprivate func bytes(row: Int, column: Int) -> UnsafeBufferPointer<UInt8>? {
        precondition(row < count && column < Int(columns), "column \(column) is not in the statement")
        guard PQgetisnull(result, Int32(row), Int32(column)) == 0 else { return nil }
        let length = Int(PQgetlength(result, Int32(row), Int32(column)))
        guard let start = PQgetvalue(result, Int32(row), Int32(column)) else { return nil }
        return UnsafeRawBufferPointer(start: start, count: length).assumingMemoryBound(to: UInt8.self)
    }

    /// One row; columns are read by their place in the statement's list.
    package struct Row {
        fileprivate let rows: Rows
        fileprivate let index: Int

        /// Nil for NULL.
        package func optionalText(_ column: Int) -> String? {
            rows.bytes(row: index, column: column).map { String(decoding: $0, as: UTF8.self) }
        }

        /// Empty for NULL.
        package func text(_ column: Int) -> String { optionalText(column) ?? "" }

        /// Nil for NULL or anything that is not a whole number.
        ///
        /// In binary format a `date` and a `timestamptz` are whole numbers too, see ``daysSince2000(_:)``.
        package func optionalInt(_ column: Int) -> Int64? {
            guard let bytes = rows.bytes(row: index, column: column), !bytes.isEmpty else { return nil }
            return rows.isBinary ? Self.binaryNumber(bytes) : Self.decimalNumber(bytes)
        }

        /// Days of a `date` that came in binary format, counted from 2000-01-01; nil for NULL or in text format.
        package func daysSince2000(_ column: Int) -> Int? {
            rows.isBinary ? optionalInt(column).map { Int($0) } : nil
        }

        /// Microseconds of a `timestamptz` in binary format, counted from 2000-01-01Z; nil for NULL or in text format.
        package func microsecondsSince2000(_ column: Int) -> Int64? { rows.isBinary ? optionalInt(column) : nil }

        private static func decimalNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
            var value: Int64 = 0
            let negative = bytes[0] == UInt8(ascii: "-")
            for byte in bytes.dropFirst(negative ? 1 : 0) {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value &* 10 &+ Int64(byte &- 48)
            }
            return negative ? -value : value
        }

        /// Two's complement, most significant byte first, of 2, 4 or 8 bytes.
        private static func binaryNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
            guard [2, 4, 8].contains(bytes.count) else { return nil }
            let sign: Int64 = bytes[0] & 0x80 == 0 ? 0 : -1
            return bytes.reduce(sign) { $0 << 8 | Int64($1) }
        }

        /// The number in a column that is declared NOT NULL.
        package func int(_ column: Int) throws(DatabaseError) -> Int64 {
            guard let value = optionalInt(column) else {
                throw DatabaseError(.decoding, detail: "column \(column) is no number")
            }
            return value
        }

        package func bool(_ column: Int) -> Bool {
            rows.bytes(row: index, column: column)?.first == (rows.isBinary ? 1 : UInt8(ascii: "t"))
        }

        /// The bytes of a `bytea` or a `uuid` in binary format; empty for NULL.
        package func rawBytes(_ column: Int) -> [UInt8] {
            rows.bytes(row: index, column: column).map { Array($0) } ?? []
        }

        /// True when the column is NULL.
        package func isNull(_ column: Int) -> Bool { rows.bytes(row: index, column: column) == nil }

        /// The elements of a one-dimensional text array; empty for NULL.
        package func texts(_ column: Int) -> [String] {
            guard let bytes = rows.bytes(row: index, column: column) else { return [] }
            return rows.isBinary ? BinaryArray.texts(bytes) : ArrayLiteral.elements(bytes)
        }
    }
}

extension BinaryArray {
    /// The elements of an array of texts as the server sends it; NULL becomes empty.
    static func texts(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        let headerSize = 20
        guard bytes.count > headerSize else { return [] }
        let raw = UnsafeRawBufferPointer(bytes)
        func word(_ offset: Int) -> Int {
            Int(Int32(bigEndian: raw.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
        }
        var texts: [String] = []
        var offset = headerSize
        for _ in 0..<word(12) where offset + 4 <= bytes.count {
            let length = max(0, word(offset))
            guard offset + 4 + length <= bytes.count else { break }
            texts.append(String(decoding: bytes[(offset + 4)..<(offset + 4 + length)], as: UTF8.self))
            offset += 4 + length
        }
        return texts
    }
}

/// Reads `{a,"b c"}`.
enum ArrayLiteral {
    static func elements(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        var elements: [String] = []
        var current: [UInt8] = []
        var quoted = false
        var escaped = false
        var any = false
        for byte in bytes.dropFirst().dropLast() {
            any = true
            if escaped {
                current.append(byte)
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else if byte == UInt8(ascii: "\"") {
                quoted.toggle()
            } else if byte == UInt8(ascii: ","), !quoted {
                elements.append(String(decoding: current, as: UTF8.self))
                current.removeAll(keepingCapacity: true)
            } else {
                current.append(byte)
            }
        }
        if any { elements.append(String(decoding: current, as: UTF8.self)) }
        return elements
    }
}
