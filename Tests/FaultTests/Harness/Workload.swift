import Synchronization
import ZhaohuDomain

/// Makes the ops: whole visits, check-ins and check-outs of planned visits, ratings, and some that must be refused.
final class Workload: Sendable {
    /// A visit that waits for its check-in and its check-out.
    struct Planned: Sendable {
        let visit: Int
        let from: Instant
    }

    private struct State {
        var random: SplitMix
        var made = 0
        var slots = 0
        var planned: [Planned]
        /// The other half of a visit that was begun: whoever comes next sends it, so that halves cross.
        var halves: [Operation] = []
        var unrated: [Int] = []
        var rated: [Int] = []
    }

    /// 2018-01-01 00:00 in China: ten years of visits fit into one REPORT.VERIFY.
    private static let origin = Instant(microseconds: 1_514_736_000_000_000)
    private static let begins = [8, 14]

    private let cases: Int
    private let carers: [Int]
    private let prefix: String
    private let state: Mutex<State>

    /// Makes ops by `seed`: the `carers` visit cases 1 to `cases` without a plan, and the `planned` visits.
    init(seed: UInt64, cases: Int, carers: [Int], planned: [Planned]) {
        self.cases = cases
        self.carers = carers
        prefix = "0192f3c1-\(Self.hexadecimal(Int(seed & 0xFFFF), digits: 4))-7000-8000-"
        state = Mutex(State(random: SplitMix(seed: seed), planned: planned.reversed()))
    }

    /// The next op that was never sent before.
    func next() -> Operation {
        state.withLock { state in
            if let half = state.halves.popLast() { return half }
            let draw = Int.random(in: 0..<100, using: &state.random)
            switch draw {
            case 0: return log(&state, caseID: 9_999_999, items: "feeding:1", isBad: true)
            case 1: return log(&state, caseID: nil, items: "no_such_item:1", isBad: true)
            case 2 where !state.rated.isEmpty:
                return rate(
                    &state, state.rated[Int.random(in: 0..<state.rated.count, using: &state.random)], isBad: true)
            case 3..<20 where !state.unrated.isEmpty:
                return rate(&state, state.unrated.removeLast(), isBad: false)
            case 20..<35:
                guard let visit = state.planned.popLast() else { fallthrough }
                return half(&state, visit)
            default: return log(&state, caseID: nil, items: "feeding:1", isBad: false)
            }
        }
    }

    /// Learns from the first acceptance of an op.
    func accepted(_ operation: Operation, visit: Int) {
        state.withLock { state in
            switch operation.kind {
            case .log: if state.unrated.count < 4_096 { state.unrated.append(visit) }
            case .rate: if state.rated.count < 256 { state.rated.append(visit) }
            case .checkIn, .checkOut: break
            }
        }
    }

    private func name(_ state: inout State) -> String {
        state.made += 1
        return prefix + Self.hexadecimal(state.made, digits: 12)
    }

    /// Slots go round all cases before the hour moves on, so few visits of a case or a carer lie near each other.
    private func log(_ state: inout State, caseID: Int?, items: String, isBad: Bool) -> Operation {
        let (round, index) = state.slots.quotientAndRemainder(dividingBy: cases)
        state.slots += 1
        let hour = Self.begins[round % Self.begins.count] + 24 * (round / Self.begins.count)
        let begin = Self.origin.advanced(bySeconds: hour * 3_600)
        let careCase = caseID ?? index + 1
        let op = name(&state)
        let from = begin.iso8601(in: .shanghai)
        let line =
            "VISIT.LOG op=\(op) case=K\(careCase) caregiver=C\(carers[index % carers.count]) from=\(from) "
            + "to=\(begin.advanced(bySeconds: 1_800).iso8601(in: .shanghai)) items=\(items) "
            + "pos_in=31.98,120.89 pos_out=31.98,120.89"
        return Operation(kind: .log, op: op, line: line, caseID: careCase, instant: from, isBad: isBad)
    }

    private func rate(_ state: inout State, _ visit: Int, isBad: Bool) -> Operation {
        let op = name(&state)
        let score = Int.random(in: 1...5, using: &state.random)
        return Operation(
            kind: .rate, op: op, line: "RATE.ADD op=\(op) visit=V\(visit) score=\(score)", visit: visit, score: score,
            isBad: isBad)
    }

    private func half(_ state: inout State, _ planned: Planned) -> Operation {
        let (opIn, opOut) = (name(&state), name(&state))
        let from = planned.from.iso8601(in: .shanghai)
        let until = planned.from.advanced(bySeconds: 3_000).iso8601(in: .shanghai)
        let checkIn = Operation(
            kind: .checkIn, op: opIn, line: "VISIT.IN V\(planned.visit) op=\(opIn) at=\(from) pos=31.98,120.89",
            instant: from, visit: planned.visit)
        let checkOut = Operation(
            kind: .checkOut, op: opOut,
            line: "VISIT.OUT V\(planned.visit) op=\(opOut) at=\(until) items=feeding:1 pos=31.98,120.89",
            instant: until, visit: planned.visit)
        let isReversed = state.random.chance(30)
        state.halves.append(isReversed ? checkIn : checkOut)
        return isReversed ? checkOut : checkIn
    }

    private static func hexadecimal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
