internal import NIOCore
internal import ZhaohuDomain
internal import ZhaohuServices
internal import ZhaohuWire

/// What the connection says unasked.
extension TerminalConnection {
    /// Before the outbox is asked again after a failure.
    private static let databasePause = TimeAmount.seconds(1)

    /// In RESP2 messages and replies could not be told apart; so a subscribed connection takes only what Redis takes.
    var takesOnlyMessages: Bool { session.version == .resp2 && subscriptions?.isEmpty == false }

    static func refused(besideMessages name: String) -> Reply {
        let known = SessionVerb.withMessages.map(\.rawValue).joined(separator: ",")
        return .refusal(Refusal(.subscribed, ["command": name, "known": known]))
    }

    var ownSubscriptions: Subscriptions {
        if let subscriptions { return subscriptions }
        let back = comeBack()
        let fresh = Subscriptions(hub: engine.hub) { back { _ in } }
        subscriptions = fresh
        return fresh
    }

    func subscribe(_ arguments: [String], _ caller: Caller, _ number: RequestNumber) {
        let held = subscriptions?.topics ?? []
        do throws(Refusal) {
            let request = try SubscribeRequest(arguments, held: held, max: limits.topics)
            let back = comeBack()
            engine.subscribe(to: request.topics, from: request.from, caller: caller) { result in
                back { $0.subscribed(number, request, caller, result) }
            }
        } catch {
            finish(number, .refusal(error))
        }
    }

    private func subscribed(
        _ number: RequestNumber, _ request: SubscribeRequest, _ caller: Caller, _ result: Result<Int64, Refusal>
    ) {
        switch result {
        case .success(let after):
            // A peer that has gone meanwhile listens to nothing.
            guard isActive else { return finish(number, []) }
            finish(
                number,
                ownSubscriptions.begin(
                    request.topics, of: caller.region, after: after, isChosen: request.from != nil))
        case .failure(let refusal): finish(number, .refusal(refusal))
        }
    }

    /// Writes messages as long as the peer reads them; the rest waits in the bounded queue, or in the outbox.
    func tellMessages() {
        guard let subscriptions, !isTelling else { return }
        isTelling = true
        defer { isTelling = false }
        while isActive, !isClosing, isWritable, let step = subscriptions.next() {
            switch step {
            case .write(let frames): write(frames)
            case .read(let reading):
                let back = comeBack()
                engine.readOutbox(region: subscriptions.region, topic: reading.topic, after: reading.after) { page in
                    back { $0.took(page, of: reading) }
                }
            }
        }
    }

    private func took(_ page: PushPage?, of reading: Subscriptions.Reading) {
        guard let context else { return }
        if let page { return write(subscriptions?.took(page, of: reading) ?? []) }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.databasePause) {
            bound.value.subscriptions?.missed(reading)
            bound.value.tellMessages()
        }
    }

    /// Tells how far a command is; a peer that does not read is not told.
    func tell(_ progress: CommandProgress) {
        guard isWritable, session.version == .resp3 else { return }
        write([
            .progress(command: progress.command, done: progress.done, of: progress.of, text: progress.text)
        ])
    }

    private func write(_ frames: [PushFrame]) {
        guard let context, isActive, !isClosing, !frames.isEmpty else { return }
        let bytes = encoded(frames)
        var buffer = allocator.buffer(capacity: bytes.count)
        buffer.writeBytes(bytes)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }

    private func encoded(_ frames: [PushFrame]) -> [UInt8] {
        var bytes: [UInt8] = []
        for frame in frames { frame.append(session.version, to: &bytes) }
        return bytes
    }

    func finish(_ number: RequestNumber, _ frames: [PushFrame]) {
        finish(number, bytes: encoded(frames))
    }
}
