import ZhaohuWire

/// What a session must do, kept as the whole list of its requests and looked through from the front every time.
struct SessionModel {
    enum Progress: Equatable { case waiting, running, done([UInt8]) }

    struct Entry {
        let kind: CommandKind
        var progress = Progress.waiting
    }

    let inFlightMax: Int
    private(set) var entries: [Entry] = []
    private(set) var state = SessionStateMachine.State.open
    /// Entries whose replies have become ready.
    private(set) var settled = 0
    private(set) var ready: [UInt8] = []

    init(inFlightMax: Int) { self.inFlightMax = inFlightMax }

    var inFlight: Int { entries.count - settled }
    var running: [Int] { entries.indices.filter { entries[$0].progress == .running } }
    var wantsRequests: Bool { state == .open && inFlight < inFlightMax }

    /// The writer whose queue keeps the order of hot writes; nil for everything else.
    private static func writer(_ kind: CommandKind) -> String? {
        switch kind {
        case .visitIn, .visitOut, .visitLog: "visits"
        case .rating: "ratings"
        case .session, .read, .desk: nil
        }
    }

    /// The number of the new request, counted from 1.
    mutating func accept(_ kind: CommandKind) -> Int? {
        guard state == .open else { return nil }
        entries.append(Entry(kind: kind))
        return entries.count
    }

    /// The first waiting request, if all before it are done, or run and go through the same writer.
    mutating func start() -> Int? {
        guard state == .open || state == .draining,
            let next = entries.firstIndex(where: { $0.progress == .waiting })
        else { return nil }
        let writer = SessionModel.writer(entries[next].kind)
        guard running.allSatisfy({ writer != nil && SessionModel.writer(entries[$0].kind) == writer }) else {
            return nil
        }
        entries[next].progress = .running
        return next + 1
    }

    mutating func finish(_ number: Int, _ reply: [UInt8]) -> SessionStateMachine.FinishAction {
        entries[number - 1].progress = .done(reply)
        var added = 0
        while settled < entries.count, case .done(let reply) = entries[settled].progress {
            settled += 1
            if state != .abandoned {
                ready += reply
                added += reply.count
            }
        }
        if closeIfDone() { return ready.isEmpty ? .close : .flushAndClose }
        return added > 0 ? .flush : .proceed
    }

    mutating func take() -> [UInt8] {
        defer { ready = [] }
        return ready
    }

    mutating func drain() -> SessionStateMachine.EndAction {
        if state == .open { state = .draining }
        _ = closeIfDone()
        return state == .closed ? .close : .wait
    }

    mutating func vanish() -> SessionStateMachine.EndAction {
        if state != .closed {
            state = .abandoned
            ready = []
            _ = closeIfDone()
        }
        return state == .closed ? .close : .wait
    }

    private mutating func closeIfDone() -> Bool {
        let isDone = state == .draining && inFlight == 0 || state == .abandoned && running.isEmpty
        if isDone { state = .closed }
        return isDone
    }
}
