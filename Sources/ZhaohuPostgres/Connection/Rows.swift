internal import CLibPQ

/// The rows of one result, in text format.
///
/// They stay on the thread of their connection.
package final class Rows: RandomAccessCollection {
    private let result: OpaquePointer
    /// Rows returned.
    package let count: Int
    private let columns: Int32

    init(_ result: OpaquePointer) {
        self.result = result
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
        package func optionalInt(_ column: Int) -> Int64? {
            guard let bytes = rows.bytes(row: index, column: column), !bytes.isEmpty else { return nil }
            var value: Int64 = 0
            let negative = bytes[0] == UInt8(ascii: "-")
            for byte in bytes.dropFirst(negative ? 1 : 0) {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value &* 10 &+ Int64(byte &- 48)
            }
            return negative ? -value : value
        }

        /// The number in a column that is declared NOT NULL.
        package func int(_ column: Int) throws(DatabaseError) -> Int64 {
            guard let value = optionalInt(column) else {
                throw DatabaseError(.decoding, detail: "column \(column) is no number")
            }
            return value
        }

        package func bool(_ column: Int) -> Bool { rows.bytes(row: index, column: column)?.first == UInt8(ascii: "t") }

        /// True when the column is NULL.
        package func isNull(_ column: Int) -> Bool { rows.bytes(row: index, column: column) == nil }

        /// The elements of a one-dimensional text array; empty for NULL.
        package func texts(_ column: Int) -> [String] {
            guard let bytes = rows.bytes(row: index, column: column) else { return [] }
            return ArrayLiteral.elements(bytes)
        }
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
