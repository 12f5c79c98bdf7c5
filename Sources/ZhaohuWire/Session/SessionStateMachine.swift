/// The number of a request within its session, counted from 1.
package struct RequestNumber: Hashable, Comparable, Sendable {
    /// Counted from 1 within the session.
    package let value: Int

    /// Earlier requests come first.
    package static func < (left: RequestNumber, right: RequestNumber) -> Bool { left.value < right.value }
}

/// Keeps the order of one connection: which request may start, and which reply may leave.
///
/// A connection's commands act in the order in which they were sent: a request starts when all earlier ones are done.
/// Hot writes that go through the same writer are the exception; they may be in flight together, because the queue of
/// their writer keeps the order. Replies leave in the order of the requests. The machine does no I/O and reads no clock; the shell
/// carries out what it answers.
///
/// - Note: Source: ADR 0003; protocol page, section 2.
package struct SessionStateMachine: ~Copyable, Sendable {
    /// How the session takes in requests.
    package enum State: Hashable, Sendable {
        /// Requests are accepted; becomes `draining`, `abandoned` or `closed`.
        case open
        /// No more are accepted, the accepted ones get their replies; becomes `abandoned` or `closed`.
        case draining
        /// The peer is gone: nothing more starts, what runs is awaited and its reply dropped; becomes `closed`.
        case abandoned
        /// Nothing is left to do; final.
        case closed
    }

    /// What to do after a request has finished.
    package enum FinishAction: Hashable, Sendable {
        /// Look for requests to start; there are no new bytes.
        case proceed
        /// Take the ready bytes and write them, then look for requests to start.
        case flush
        /// Take the ready bytes, write them, then close.
        case flushAndClose
        /// Close; there is nothing to write.
        case close
    }

    /// What to do after a drain was asked for, or the peer vanished.
    package enum EndAction: Hashable, Sendable {
        /// Go on; ``FinishAction`` will tell when to close.
        case wait
        /// Take the ready bytes, write them if there are any, then close.
        case close
    }

    private enum Progress: Sendable {
        case waiting
        case running
        case done([UInt8])
    }

    private struct Entry: Sendable {
        let kind: CommandKind
        var progress = Progress.waiting
    }

    /// Requests that may be unanswered at a time.
    package let inFlightMax: Int
    /// Whether requests are taken in, and what remains to do.
    package private(set) var state = State.open
    private var queue = RequestQueue<Entry>()
    /// The first request that has not started.
    private var nextNumber = 1
    /// How many have started and are not finished; when there are several, all may run together with `runningKind`.
    private var running = 0
    private var runningKind = CommandKind.session
    private var ready: [UInt8] = []

    /// A machine for a new connection.
    package init(inFlightMax: Int = Limits().inFlight) {
        self.inFlightMax = inFlightMax
    }

    /// Requests that are accepted and whose replies have not become ready.
    package var inFlight: Int { queue.count }
    /// Bytes that wait to be taken; a peer that does not read them should not be read from.
    package var readyBytes: Int { ready.count }
    /// True while more requests should be read from the peer; ask before decoding the next one.
    package var wantsRequests: Bool { state == .open && inFlight < inFlightMax }

    /// Accepts a request; nil when the session takes no more.
    ///
    /// A request that is answered without a command, such as one that cannot be parsed, is of the kind `.session`.
    package mutating func requestDecoded(kind: CommandKind) -> RequestNumber? {
        guard state == .open else { return nil }
        return RequestNumber(value: queue.append(Entry(kind: kind)))
    }

    /// The next request that may start now, which is thereby started; nil when none may.
    ///
    /// Ask until it is nil, after each request accepted and each one finished.
    package mutating func nextToStart() -> RequestNumber? {
        guard state == .open || state == .draining, nextNumber <= queue.last else { return nil }
        let kind = queue[nextNumber].kind
        guard running == 0 || kind.mayRun(with: runningKind) else { return nil }
        queue[nextNumber].progress = .running
        running += 1
        runningKind = kind
        nextNumber += 1
        return RequestNumber(value: nextNumber - 1)
    }

    /// A started request has its reply.
    package mutating func finished(_ number: RequestNumber, encodedReply: [UInt8]) -> FinishAction {
        guard number.value >= queue.first, number.value < nextNumber, case .running = queue[number.value].progress
        else {
            preconditionFailure("request \(number.value) finished, but it was not running")
        }
        running -= 1
        queue[number.value].progress = .done(encodedReply)
        let before = ready.count
        while queue.first < nextNumber, case .done(let reply) = queue[queue.first].progress {
            // What the queue still keeps of a removed entry should be small.
            queue[queue.first].progress = .waiting
            queue.removeFirst()
            if state != .abandoned { ready.append(contentsOf: reply) }
        }
        let isFlushed = ready.count > before
        guard endIfDone() else { return isFlushed ? .flush : .proceed }
        return ready.isEmpty ? .close : .flushAndClose
    }

    /// The bytes that may be written now, in order; they are the caller's from then on.
    package mutating func takeReady() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &ready)
        return taken
    }

    /// No new requests: the peer has sent its last, or the server stops.
    package mutating func drainRequested() -> EndAction {
        if state == .open { state = .draining }
        return endIfDone() || state == .closed ? .close : .wait
    }

    /// The peer cannot be written to any more; what has not started never will.
    package mutating func peerVanished() -> EndAction {
        guard state != .closed else { return .close }
        state = .abandoned
        ready = []
        return endIfDone() ? .close : .wait
    }

    private mutating func endIfDone() -> Bool {
        let isDone =
            switch state {
            case .open, .closed: false
            case .draining: queue.count == 0
            case .abandoned: running == 0
            }
        if isDone { state = .closed }
        return isDone
    }
}

extension CommandKind {
    /// True for hot writes, which go to a writer whose queue keeps their order.
    package var isHot: Bool { mayRun(with: self) }

    /// True when both go through the same writer, so that they may be in flight together.
    package func mayRun(with other: CommandKind) -> Bool {
        switch (self, other) {
        case (.visitIn, _), (.visitOut, _), (.visitLog, _): [.visitIn, .visitOut, .visitLog].contains(other)
        case (.rating, _): other == .rating
        case (.session, _), (.read, _), (.desk, _): false
        }
    }
}
