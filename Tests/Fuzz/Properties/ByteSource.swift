/// Takes one choice after another from the bytes of a case.
struct ByteSource {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }

    var isEmpty: Bool { offset >= bytes.count }
    /// All bytes that have not been taken.
    var rest: [UInt8] { Array(bytes[offset...]) }

    /// The next byte; 0 when there is none.
    mutating func byte() -> UInt8 {
        guard offset < bytes.count else { return 0 }
        offset += 1
        return bytes[offset - 1]
    }

    /// A number in `0..<bound`.
    mutating func below(_ bound: Int) -> Int { Int(byte()) % bound }

    /// A text of at most that many bytes; what is no UTF-8 is replaced.
    mutating func text(max: Int) -> String {
        let length = below(max + 1)
        let text = bytes[offset...].prefix(length)
        offset += text.count
        return String(decoding: text, as: UTF8.self)
    }

    /// Eight bytes as a number.
    mutating func number() -> Int64 { Int64(bitPattern: (0..<8).reduce(0) { sum, _ in sum << 8 | UInt64(byte()) }) }
}

/// Cuts of a stream, as the network makes them.
enum Cuts {
    /// The bytes in pieces whose lengths repeat this pattern; 0 counts as 1.
    static func pieces(_ bytes: [UInt8], _ pattern: [Int]) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let length = max(1, pattern.isEmpty ? bytes.count : pattern[pieces.count % pattern.count])
            let end = min(bytes.count, start + length)
            pieces.append(bytes[start..<end])
            start = end
        }
        return pieces
    }
}
