internal import DequeModule
package import ZhaohuDomain
package import ZhaohuWire

/// Decides what to do next while a script runs.
///
/// It keeps a window of lines on their way, puts the answers in order, and sends again what a lost connection or a
/// busy server left without an answer. It reads no clock and does no input or output.
package struct ScriptMachine {
    private enum Connection {
        /// May be followed by `held` and `down`.
        case up
        /// The server asked for a pause; may be followed by `up` and `down`.
        case held
        /// May be followed by `up`.
        case down
    }

    private let policy: ScriptPolicy
    private let catalogue: CommandCatalogue
    private let makeOp: () -> OperationID
    private let random: () -> Double

    private var connection = Connection.up
    private var failuresInARow = 0
    /// Lines read and not yet printed, in order; the first has the id `firstID`.
    private var entries: Deque<ScriptEntry> = []
    private var firstID = 0
    private var waiting: Deque<Int> = []
    private var inFlight: Deque<Int> = []
    private var isReading = false
    private var isInputOver = false
    private var isStopping = false
    private var isFinished = false
    private var lastSent = 0
    private var hasUnsent = false
    /// Pauses that have begun and not ended.
    private var pauses = 0
    private var worst = ExitClass.ok
    /// How many lines have been answered.
    package private(set) var answered = 0

    /// - Parameters:
    ///   - policy: how the script is run.
    ///   - catalogue: tells which commands take an `op`.
    ///   - makeOp: makes a new `op`.
    ///   - random: a number from 0 up to 1, for the jitter of waiting times.
    package init(
        policy: ScriptPolicy, catalogue: CommandCatalogue, makeOp: @escaping () -> OperationID = OperationID.now,
        random: @escaping () -> Double = { .random(in: 0..<1) }
    ) {
        self.policy = policy
        self.catalogue = catalogue
        self.makeOp = makeOp
        self.random = random
    }

    /// The connection stands and the first lines may be read.
    package mutating func started() -> [ScriptAction] { proceed() }

    /// Lines came in; an empty list is the end of the input.
    package mutating func linesRead(_ lines: [ScriptLine]) -> [ScriptAction] {
        isReading = false
        isInputOver = lines.isEmpty
        for line in lines {
            let text = line.text.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            guard !isStopping else {
                hasUnsent = true
                break
            }
            waiting.append(firstID + entries.count)
            entries.append(entry(line))
        }
        return proceed()
    }

    /// Replies came, in the order of the requests.
    package mutating func repliesReceived(_ replies: [WireValue]) -> [ScriptAction] {
        var pause: Double?
        for reply in replies {
            guard let id = inFlight.popFirst() else { continue }
            failuresInARow = 0
            let answer = Answer(reply)
            if let refusal = answer.refusal, mayRepeat(id, after: refusal) {
                waiting.append(id)
                pause = max(pause ?? 0, min(max(refusal.afterSeconds ?? 1, 0), 60))
            } else {
                // That the machine sent a line again is no news to the one who wrote it once.
                settle(id, .answer(entries[id - firstID].attempts > 1 ? answer.withoutReplay : answer))
            }
        }
        guard let pause, connection != .down else { return proceed() }
        connection = .held
        pauses += 1
        waiting.sort()
        return proceed() + [.wake(after: .seconds(pause * (1 + random() / 4)))]
    }

    /// The pause that the server asked for is over.
    package mutating func holdEnded() -> [ScriptAction] {
        pauses -= 1
        if connection == .held, pauses == 0 { connection = .up }
        return proceed()
    }

    /// The connection was lost, or could not be made again.
    package mutating func connectionLost(_ failure: ClientFailure) -> [ScriptAction] {
        connection = .down
        failuresInARow += 1
        while let id = inFlight.popLast() {
            if entries[id - firstID].isRepeatable { waiting.prepend(id) } else { settle(id, .unknown) }
        }
        waiting.sort()
        guard failure.isTransient, failuresInARow <= policy.retryLimit else { return giveUp(failure) }
        let actions = proceed()
        guard !isFinished else { return actions }
        let ceiling = min(0.2 * Double(1 << min(failuresInARow - 1, 10)), 10)
        return actions + [.reconnect(after: .seconds(ceiling * (0.5 + random() / 2)))]
    }

    /// The connection stands again.
    package mutating func connectionRestored() -> [ScriptAction] {
        connection = .up
        return proceed()
    }
}

extension ScriptMachine {
    private func entry(_ line: ScriptLine) -> ScriptEntry {
        do {
            var request = try RequestWords(line: line.text)
            let command = catalogue.command(of: request.words)?.command
            let hasOp = request.words.contains { $0.lowercased().hasPrefix("op=") }
            let takesOp = command?.takesOp ?? false
            if takesOp, !hasOp, policy.addsOps { request.words.append("op=\(makeOp())") }
            let isRepeatable = hasOp || (command != nil && (!takesOp || policy.addsOps))
            return ScriptEntry(line: line, request: request, isRepeatable: isRepeatable)
        } catch {
            return ScriptEntry(line: line, request: [], isRepeatable: false, problem: error)
        }
    }

    /// A busy server has done nothing; after UNAVAILABLE only what carries an op may be sent again.
    private func mayRepeat(_ id: Int, after refusal: RefusalAnswer) -> Bool {
        let entry = entries[id - firstID]
        return refusal.retriesLater && entry.attempts <= policy.retryLimit
            && (entry.isRepeatable || refusal.knownCode == .busy)
    }

    private mutating func settle(_ id: Int, _ result: ScriptResult) {
        entries[id - firstID].result = result
        answered += 1
        worst = max(worst, result.exitClass)
        if result.exitClass != .ok, !policy.keepsGoing { isStopping = true }
    }

    /// Does whatever can be done now.
    private mutating func proceed() -> [ScriptAction] {
        guard !isFinished else { return [] }
        if isStopping { dropUnsent() }
        let requests = takeSendable()
        if isStopping { dropUnsent() }
        let outcomes = takePrintable()
        var actions: [ScriptAction] = []
        if !requests.isEmpty { actions.append(.send(requests)) }
        if !outcomes.isEmpty { actions.append(.print(outcomes)) }
        if isInputOver || isStopping, entries.isEmpty {
            return actions + [finish(nil)]
        }
        let room = policy.window * 2 - entries.count
        if !isReading, !isInputOver, !isStopping, room >= policy.window {
            isReading = true
            actions.append(.read(room))
        }
        return actions
    }

    /// After a refusal nothing new is sent; what was sent before still gets its answer.
    private mutating func dropUnsent() {
        let kept = waiting.filter { entries[$0 - firstID].attempts > 0 }
        guard kept.count < waiting.count else { return }
        // Lines are sent in order, so those that were never sent are the last.
        entries.removeLast(waiting.count - kept.count)
        waiting = kept
        hasUnsent = true
    }

    private mutating func takePrintable() -> [ScriptOutcome] {
        var outcomes: [ScriptOutcome] = []
        while let result = entries.first?.result {
            let entry = entries.removeFirst()
            firstID += 1
            outcomes.append(ScriptOutcome(line: entry.line, result: result))
        }
        return outcomes
    }

    private mutating func takeSendable() -> [RequestWords] {
        guard connection == .up else { return [] }
        var requests: [RequestWords] = []
        while inFlight.count < policy.window, !isStopping || isRepeating, let id = waiting.popFirst() {
            if let problem = entries[id - firstID].problem {
                settle(id, .malformed(problem))
                continue
            }
            entries[id - firstID].attempts += 1
            lastSent = max(lastSent, entries[id - firstID].line.number)
            inFlight.append(id)
            requests.append(entries[id - firstID].request)
        }
        return requests
    }

    /// True when the next line has been sent before.
    private var isRepeating: Bool { waiting.first.map { entries[$0 - firstID].attempts > 0 } ?? false }

    private mutating func giveUp(_ failure: ClientFailure) -> [ScriptAction] {
        worst = max(worst, failure.exitClass)
        let outcomes = takePrintable()
        return (outcomes.isEmpty ? [] : [.print(outcomes)]) + [finish(failure)]
    }

    private mutating func finish(_ failure: ClientFailure?) -> ScriptAction {
        isFinished = true
        let open = entries.filter { $0.result == nil }.map(\.line.number)
        var unanswered: ClosedRange<Int>?
        if let first = open.first, let last = open.last { unanswered = first...last }
        let hasMore = isStopping && (hasUnsent || !isInputOver)
        return .finish(
            ScriptSummary(
                worst: worst, stoppedAfter: hasMore ? lastSent : nil, unanswered: unanswered, failure: failure))
    }
}
