import ZhaohuWire

/// The session's state machine: each byte is an event, whose outcome must be that of ``SessionModel``.
///
/// At the end everything is finished and drained: the machine is closed, and the replies have left in the order of the
/// requests, each once; all of them, unless the peer vanished.
enum SessionTarget {
    private static let kinds: [CommandKind] = [
        .session, .read, .desk, .visitIn, .visitOut, .visitLog, .rating, .visitIn,
    ]
    /// The model looks at every request at every event.
    private static let eventsMax = 2_048

    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let first = bytes.first else { return }
        var run = Run(inFlightMax: [1, 2, 3, 5, 16, 1_024][Int(first) % 6])
        for byte in bytes.dropFirst().prefix(eventsMax) {
            try run.event(byte)
            try run.compare()
        }
        try run.end()
    }

    /// The machine and its model, led through the same events.
    private struct Run: ~Copyable {
        var machine: SessionStateMachine
        var model: SessionModel
        var numbers: [Int: RequestNumber] = [:]
        var output: [UInt8] = []
        var hasVanished = false

        init(inFlightMax: Int) {
            machine = SessionStateMachine(inFlightMax: inFlightMax)
            model = SessionModel(inFlightMax: inFlightMax)
        }

        mutating func event(_ byte: UInt8) throws(BrokenProperty) {
            let choice = Int(byte >> 4)
            switch byte & 0x0F {
            case 0...5: try accept(SessionTarget.kinds[choice % 8])
            case 6...8: _ = try start()
            case 9...12: try finish(choice)
            case 13: try take()
            case 14 where choice < 3:
                try same(machine.drainRequested(), model.drain(), "drain")
            case 15 where choice < 2:
                hasVanished = true
                try same(machine.peerVanished(), model.vanish(), "vanish")
            default: while try start() {}
            }
        }

        mutating func accept(_ kind: CommandKind) throws(BrokenProperty) {
            guard machine.wantsRequests || machine.state != .open else { return }
            let number = machine.requestDecoded(kind: kind)
            try same(number?.value, model.accept(kind), "accept")
            try require(machine.inFlight <= machine.inFlightMax, "\(machine.inFlight) are in flight")
        }

        mutating func start() throws(BrokenProperty) -> Bool {
            let number = machine.nextToStart()
            try same(number?.value, model.start(), "start")
            guard let number else { return false }
            numbers[number.value] = number
            return true
        }

        mutating func finish(_ choice: Int) throws(BrokenProperty) {
            let running = model.running
            guard !running.isEmpty else { return }
            let number = running[choice % running.count] + 1
            let reply = SessionTarget.reply(number)
            let started = try required(numbers[number], "request \(number) was not started")
            try same(machine.finished(started, encodedReply: reply), model.finish(number, reply), "finish")
        }

        mutating func take() throws(BrokenProperty) {
            let taken = machine.takeReady()
            try same(taken, model.take(), "take")
            output += taken
        }

        func compare() throws(BrokenProperty) {
            try same(machine.state, model.state, "the state")
            try same(machine.inFlight, model.inFlight, "in flight")
            try same(machine.readyBytes, model.ready.count, "ready")
            try same(machine.wantsRequests, model.wantsRequests, "wants requests")
        }

        mutating func end() throws(BrokenProperty) {
            try same(machine.drainRequested(), model.drain(), "drain")
            var rounds = 0
            while machine.state != .closed {
                while try start() {}
                rounds += 1
                // From the last: the replies must wait for the first.
                try finish(model.running.count - 1)
                try require(rounds <= model.entries.count, "the machine does not come to its end")
            }
            try compare()
            try take()
            let replies = model.entries.indices.flatMap { SessionTarget.reply($0 + 1) }
            try require(
                hasVanished ? replies.starts(with: output) : replies == output,
                "\(output) has left where \(replies) was answered")
            try same(machine.requestDecoded(kind: .read)?.value, nil, "accept after the end")
        }

        func same<Value: Equatable>(_ seen: Value, _ expected: Value, _ what: String) throws(BrokenProperty) {
            try require(seen == expected, "\(what): the machine says \(seen), the model \(expected)")
        }
    }

    /// The reply of a request; some are empty.
    private static func reply(_ number: Int) -> [UInt8] {
        number % 13 == 0 ? [] : [UInt8(number % 251), UInt8(number / 251 % 251), 0xFF]
    }
}
