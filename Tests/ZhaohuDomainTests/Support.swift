import Foundation
import Testing
import ZhaohuDomain

/// What the tests read from the repository.
enum Shipped {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func instrument(_ id: String) throws -> Instrument {
        try JSONDecoder().decode(Instrument.self, from: document(id))
    }

    static func document(_ id: String) throws -> Data {
        try Data(contentsOf: root.appending(path: "schema/instruments/\(id).json"))
    }

    /// Encoded and decoded again.
    static func recoded(_ instrument: Instrument) throws -> Instrument {
        try JSONDecoder().decode(Instrument.self, from: JSONEncoder().encode(instrument))
    }

    static func policy() throws -> PolicyBook {
        let text = try String(contentsOf: root.appending(path: "schema/policy/nantong.csv"), encoding: .utf8)
        return PolicyBook(try PolicyRow.read(csv: text))
    }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// The refusal that the body throws; nil when it throws none.
func refusal<Value>(_ body: () throws(Refusal) -> Value) -> Refusal? {
    do {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

extension Refusal {
    subscript(name: String) -> String? { details.first { $0.name == name }?.value }
}

func day(_ text: String) throws -> Day { try #require(Day(text)) }

func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }
