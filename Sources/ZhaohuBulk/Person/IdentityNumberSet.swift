/// The identity numbers seen in a file, each as its 17 digits in one integer, with the row that had it first.
///
/// A hash table with open addressing: 12 bytes a slot, never more than half full, so 8 million persons take 200 MB.
package struct IdentityNumberSet {
    private var numbers: [Int]
    private var rows: [UInt32]
    /// How many numbers are in it.
    package private(set) var count = 0

    package init() {
        numbers = [Int](repeating: 0, count: 1 << 12)
        rows = [UInt32](repeating: 0, count: 1 << 12)
    }

    /// Adds a number, which is positive; when it is there already, the row that had it.
    package mutating func insert(_ number: Int, row: Int) -> Int? {
        if count * 2 >= numbers.count { grow() }
        let slot = slot(of: number)
        guard numbers[slot] == 0 else { return Int(rows[slot]) }
        numbers[slot] = number
        rows[slot] = UInt32(truncatingIfNeeded: row)
        count += 1
        return nil
    }

    /// The slot that holds the number, or the empty one that would.
    private func slot(of number: Int) -> Int {
        let mask = numbers.count - 1
        // Fibonacci hashing: the high bits of the product are well mixed.
        var slot = Int(truncatingIfNeeded: (UInt(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
        while numbers[slot] != 0, numbers[slot] != number { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let (oldNumbers, oldRows) = (numbers, rows)
        numbers = [Int](repeating: 0, count: oldNumbers.count * 2)
        rows = [UInt32](repeating: 0, count: oldNumbers.count * 2)
        for (old, number) in oldNumbers.enumerated() where number != 0 {
            let slot = slot(of: number)
            numbers[slot] = number
            rows[slot] = oldRows[old]
        }
    }
}
