/// An instrument with its cut-offs, made into flat tables: packed sheets in, grades out.
///
/// Every answer has an addend. The addends of a dimension add up to a place in its table of bands, and the bands to a
/// place in the table of grades; so all kinds of rules are scored by the same few look-ups, without any allocation.
package struct Scorer: Sendable {
    package let instrument: Instrument
    /// The dated cut-offs compiled in; empty when the document's own are.
    package let cutoffs: [String: Int]
    /// How many bytes a packed sheet has.
    package let packedCount: Int

    let fields: [Field]
    let parts: [Part]
    /// What an answer adds to its dimension's place, by ``Field/first`` and the answer's position.
    let addends: [Int32]
    /// The scores of the answers, in the same places.
    let scores: [Int32]
    /// The bands of all dimensions, one after the other.
    let bands: [UInt8]
    let grades: [UInt8]

    /// Where one item's answers are.
    struct Field: Sendable {
        /// The place of its first answer in the tables.
        let first: Int
        /// How many answers there are.
        let count: Int
        /// The packed number of the first answer: 0, or the lower end of a measured value.
        let lowest: Int
        /// True for a measured value, which takes two bytes.
        let isWide: Bool
    }

    /// Where one dimension's fields and bands are.
    struct Part: Sendable {
        let firstField: Int
        let endField: Int
        let firstBand: Int
        /// What one band more adds to the place in the table of grades.
        let stride: Int
    }
}

extension Scorer {
    /// The grade's number of a packed sheet; nil when an answer is missing, unknown, or the length is wrong.
    package func grade(of packed: UnsafeBufferPointer<UInt8>) -> Int? {
        guard packed.count == packedCount else { return nil }
        var position = 0
        var place = 0
        for part in parts {
            guard let key = sum(of: part, in: packed, at: &position, addends) else { return nil }
            place += Int(bands[part.firstBand + key]) * part.stride
        }
        return Int(grades[place])
    }

    /// The band numbers in the order of the dimensions; nil like ``grade(of:)``.
    package func bands(of packed: UnsafeBufferPointer<UInt8>) -> [Int]? {
        sums(of: packed, addends).map { keys in zip(parts, keys).map { Int(bands[$0.firstBand + $1]) } }
    }

    /// The totals in the order of the dimensions; nil like ``grade(of:)``.
    package func totals(of packed: UnsafeBufferPointer<UInt8>) -> [Int]? { sums(of: packed, scores) }

    private func sums(of packed: UnsafeBufferPointer<UInt8>, _ table: [Int32]) -> [Int]? {
        guard packed.count == packedCount else { return nil }
        var position = 0
        var sums: [Int] = []
        for part in parts {
            guard let sum = sum(of: part, in: packed, at: &position, table) else { return nil }
            sums.append(sum)
        }
        return sums
    }

    /// Adds up what the answers of one dimension have in a table; nil when one of them is missing.
    @inline(__always)
    private func sum(
        of part: Part, in packed: UnsafeBufferPointer<UInt8>, at position: inout Int, _ table: [Int32]
    ) -> Int? {
        var sum = 0
        for index in part.firstField..<part.endField {
            let field = fields[index]
            var number = Int(packed[position])
            position += 1
            if field.isWide {
                number = number << 8 | Int(packed[position])
                position += 1
            }
            number -= field.lowest
            guard number >= 0, number < field.count else { return nil }
            sum += Int(table[field.first + number])
        }
        return sum
    }
}
