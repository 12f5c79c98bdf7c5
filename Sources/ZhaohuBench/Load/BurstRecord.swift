/// Which request of a burst got which answer, to be compared with the journal afterwards.
struct BurstRecord {
    private var operations: [String] = []
    private var visits: [String] = []

    mutating func sent(_ operation: String) {
        operations.append(operation)
    }

    /// Notes the visit that an answer names; empty for a refusal.
    mutating func note(_ line: UnsafeBufferPointer<UInt8>) {
        let word = line.split(separator: UInt8(ascii: " ")).first { $0.starts(with: Array("visit=".utf8)) }
        visits.append(word.map { String(decoding: $0.dropFirst(6), as: UTF8.self) } ?? "")
    }

    /// The pairs, and begins anew.
    mutating func finish() -> [(op: String, visit: String)] {
        defer { (operations, visits) = ([], []) }
        return zip(operations, visits).map { ($0, $1) }
    }
}
