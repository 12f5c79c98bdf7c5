import Foundation
import Synchronization

/// Every op that was sent and every answer that came, from all terminals.
final class OperationLog: Sendable {
    struct Entry: Sendable {
        let operation: Operation
        var sends = 0
        var answers = 0
        /// The first final answer, without the mark of a replay; empty until then.
        var verdict = ""
        /// An answer to the same op that told something else.
        var otherVerdict = ""
    }

    /// What a terminal does with an answer.
    enum Outcome: Sendable {
        /// Keep it and send it again.
        case later
        case first(Operation, visit: Int?)
        case again
    }

    struct Counts: Sendable {
        var sends = 0
        var answers = 0
        var later = 0
        var acknowledged = 0
        var refused = 0
        var longestGap = Duration.zero
    }

    private struct State {
        var entries: [Entry] = []
        var counts = Counts()
        var lastAcknowledged: ContinuousClock.Instant?
        /// Answers that no terminal should get.
        var strange: [String] = []
    }

    private let state = Mutex(State())

    var entries: [Entry] { state.withLock { $0.entries } }
    var counts: Counts { state.withLock { $0.counts } }
    var strange: [String] { state.withLock { $0.strange } }
    /// How many ops have a final answer.
    var settled: Int { state.withLock { $0.counts.acknowledged + $0.counts.refused } }

    /// Takes a new op in and tells its number.
    func add(_ operation: Operation) -> Int {
        state.withLock { state in
            state.entries.append(Entry(operation: operation))
            return state.entries.count - 1
        }
    }

    /// Notes that ops are about to be sent, and gives the bytes to send.
    func sending(_ numbers: [Int]) -> [UInt8] {
        state.withLock { state in
            state.counts.sends += numbers.count
            var bytes: [UInt8] = []
            for number in numbers {
                state.entries[number].sends += 1
                bytes += state.entries[number].operation.line.utf8
                bytes += [13, 10]
            }
            return bytes
        }
    }

    /// Notes an answer.
    func received(_ reply: String, for number: Int) -> Outcome {
        state.withLock { state in
            state.counts.answers += 1
            state.entries[number].answers += 1
            if reply.hasPrefix("-BUSY retry=later ") || reply.hasPrefix("-UNAVAILABLE retry=later ") {
                if !reply.contains(" after=") { state.strange.append("no time to wait in \(reply)") }
                state.counts.later += 1
                return .later
            }
            let verdict = Self.withoutReplay(reply)
            guard state.entries[number].verdict.isEmpty else {
                if state.entries[number].verdict != verdict { state.entries[number].otherVerdict = verdict }
                return .again
            }
            state.entries[number].verdict = verdict
            let operation = state.entries[number].operation
            let isAccepted = verdict.hasPrefix("+OK ")
            if isAccepted == operation.isBad, state.strange.count < 20 {
                state.strange.append("\(operation.line) was answered \(reply)")
            }
            count(isAccepted, &state)
            return .first(operation, visit: isAccepted ? Self.visit(verdict) : nil)
        }
    }

    /// The number of an op that has its answer, one of the last half of the time.
    func randomSettled(_ random: inout SplitMix) -> Int? {
        state.withLock { state in
            guard !state.entries.isEmpty else { return nil }
            let last = state.entries.count - 1
            let first = random.chance(50) ? max(0, last - 1_000) : 0
            let number = Int.random(in: first...last, using: &random)
            return state.entries[number].verdict.isEmpty ? nil : number
        }
    }

    /// From here on time without an acknowledgement counts.
    func startClock() {
        state.withLock { $0.lastAcknowledged = .now }
    }

    private func count(_ isAccepted: Bool, _ state: inout State) {
        guard isAccepted else {
            state.counts.refused += 1
            return
        }
        state.counts.acknowledged += 1
        let now = ContinuousClock.now
        if let last = state.lastAcknowledged { state.counts.longestGap = max(state.counts.longestGap, now - last) }
        state.lastAcknowledged = now
    }

    private static func withoutReplay(_ reply: String) -> String {
        reply.contains(" replay=1") ? reply.replacing(" replay=1", with: "") : reply
    }

    /// The visit in `+OK visit=V12 …`.
    static func visit(_ verdict: String) -> Int? {
        guard verdict.hasPrefix("+OK visit=V") else { return nil }
        return Int(verdict.dropFirst("+OK visit=V".count).prefix { $0.isNumber })
    }
}
