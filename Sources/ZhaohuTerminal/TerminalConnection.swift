internal import DequeModule
internal import NIOCore
internal import ZhaohuDomain
internal import ZhaohuServices
internal import ZhaohuWire

/// Asks a connection to take no more, answer what it has taken, and close.
struct DrainRequested: Sendable {}

/// One terminal's connection: bytes in, requests decoded, started in order, replies out in order.
///
/// Lives on its event loop. Bounded on every side: it stops reading while too many requests are unanswered or the peer
/// does not read its replies, so a connection never grows the server's memory.
final class TerminalConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// A request that waits for its turn.
    private enum Pending {
        case command(ParsedCommand)
        case session(SessionVerb, [String])
        case answered(Reply)
        case foreign(String)
    }

    let engine: Engine
    private let status: ServerStatus
    let limits: Limits
    var session: TerminalSession
    private var machine: SessionStateMachine
    private var decoder: RequestDecoder
    /// Requests that wait, each with its size, and their size together.
    private var pending: Deque<(request: Pending, bytes: Int)> = []
    private var pendingBytes = 0
    private var input: ByteBuffer?
    private var isReading = false
    var isClosing = false
    private var isClosed = false
    private let opened = NIODeadline.now()
    private var lastActivity = NIODeadline.now()
    var context: ChannelHandlerContext?
    /// What the channel said last; asking it anew for each request costs as much as decoding one.
    var isActive = false
    var isWritable = true
    let allocator = ByteBufferAllocator()
    private let mailbox: Mailbox
    /// True after an answer came from elsewhere, until the connection has gone on.
    private var hasNews = false
    /// What this connection is told unasked; nil until it first subscribes.
    var subscriptions: Subscriptions?
    var isTelling = false

    init(engine: Engine, status: ServerStatus, limits: Limits, number: Int, mailbox: Mailbox) {
        self.mailbox = mailbox
        self.engine = engine
        self.status = status
        self.limits = limits
        session = TerminalSession(number: number, limits: limits, status: status, clock: engine.clock)
        machine = SessionStateMachine(inFlightMax: limits.inFlight)
        decoder = RequestDecoder(limits: limits)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        watchSilence(context, after: .seconds(Int64(min(limits.authSeconds, limits.idleSeconds))))
        isActive = context.channel.isActive
        if isActive { readMore() }
    }

    func channelActive(context: ChannelHandlerContext) {
        isActive = true
        context.fireChannelActive()
        readMore()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isReading = false
        lastActivity = .now()
        var bytes = unwrapInboundIn(data)
        if input?.writeBuffer(&bytes) == nil { input = bytes }
        decode()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        readMore()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        decode()
        tellMessages()
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is DrainRequested, ChannelEvent.inputClosed:
            decode()
            end(machine.drainRequested())
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        _ = machine.peerVanished()
        self.context = nil
        isActive = false
        subscriptions?.endAll()
        subscriptions = nil
        status.closed()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    // MARK: In

    /// Decodes as many requests as may be in flight, and starts those whose turn it is.
    private func decode() {
        while machine.wantsRequests, pendingBytes < limits.request, isActive, isWritable,
            let request = nextRequest()
        {
            take(request)
            startReady()
        }
        if input?.readableBytes == 0 { input = nil }
        flushReady()
        readMore()
    }

    private func nextRequest() -> DecodedRequest? {
        guard var buffer = input, buffer.readableBytes > 0 else { return nil }
        input = nil
        var consumed = 0
        let request = buffer.withUnsafeReadableBytes { decoder.next(in: $0, consumed: &consumed) }
        buffer.moveReaderIndex(forwardBy: consumed)
        input = buffer
        return request
    }

    private func take(_ request: DecodedRequest) {
        switch request {
        case .tokens(let tokens): take(tokens)
        case .empty: break
        case .refused(let refusal): enqueue(.answered(.refusal(refusal)), .session)
        case .fatal(let refusal):
            enqueue(.answered(.refusal(refusal)), .session)
            end(machine.drainRequested())
        case .foreign(let sentence):
            enqueue(.foreign(sentence), .session)
            end(machine.drainRequested())
        }
    }

    private func take(_ tokens: [String]) {
        let bytes = tokens.reduce(0) { $0 + $1.utf8.count }
        if let verb = SessionVerb(name: tokens[0]) {
            enqueue(.session(verb, tokens), .session, bytes: bytes)
            return
        }
        switch CommandTable.zhaohu.parse(tokens) {
        case .success(let command): enqueue(.command(command), command.kind, bytes: bytes)
        case .failure(let refusal): enqueue(.answered(.refusal(refusal)), .session)
        }
    }

    private func enqueue(_ request: Pending, _ kind: CommandKind, bytes: Int = 0) {
        guard machine.requestDecoded(kind: kind) != nil else { return }
        // Most requests start at once and need not wait in the queue.
        if pending.isEmpty, let number = machine.nextToStart() { return start(request, number) }
        pending.append((request, bytes))
        pendingBytes += bytes
    }

    private func startReady() {
        while let number = machine.nextToStart() {
            let (request, bytes) = pending.removeFirst()
            pendingBytes -= bytes
            start(request, number)
        }
    }

    private func start(_ request: Pending, _ number: RequestNumber) {
        switch request {
        case .answered(let reply):
            // Whoever is not logged in learns nothing about commands and fields.
            let hidesHint = !session.isLoggedIn && !reply.isAboutFraming
            finish(number, hidesHint ? .refusal(Refusal(.noAuth)) : reply)
        case .foreign(let sentence): finish(number, bytes: Array((sentence + "\r\n").utf8))
        case .command(let command):
            guard !takesOnlyMessages else { return finish(number, Self.refused(besideMessages: command.spec.name)) }
            carryOut(session.commandStarted(command), number)
        case .session(let verb, let tokens): start(verb, tokens, number)
        }
    }

    private func start(_ verb: SessionVerb, _ tokens: [String], _ number: RequestNumber) {
        if takesOnlyMessages {
            guard verb.goesWithMessages else { return finish(number, Self.refused(besideMessages: verb.rawValue)) }
            if verb == .ping { return finish(number, [.pong(tokens.count > 1 ? tokens[1] : "")]) }
        }
        if verb == .reset { subscriptions?.endAll() }
        carryOut(session.sessionCommandStarted(verb, tokens), number)
    }

    private func carryOut(_ action: TerminalSession.Action, _ number: RequestNumber) {
        switch action {
        case .reply(let reply): finish(number, reply)
        case .replyAndClose(let reply):
            finish(number, reply)
            end(machine.drainRequested())
        case .logIn(let user, let password, let greeting, let version):
            let back = comeBack()
            engine.authenticator.logIn(user, password) { result in
                back { $0.loggedIn(number, result, greeting: greeting, version) }
            }
        case .perform(let command, let caller, let isDry):
            let back = comeBack()
            let tell: @Sendable (CommandProgress) -> Void = { progress in back { $0.tell(progress) } }
            engine.perform(
                command, caller: caller, language: session.language, isDry: isDry,
                progress: session.version == .resp3 ? tell : nil
            ) { reply in
                back { $0.finish(number, reply) }
            }
        case .subscribe(let arguments, let caller): subscribe(arguments, caller, number)
        case .unsubscribe(let names): finish(number, ownSubscriptions.end(named: names))
        }
    }

    private func loggedIn(
        _ number: RequestNumber, _ result: Result<Caller, Refusal>, greeting: Bool, _ version: RespVersion
    ) {
        switch result {
        case .success(let caller):
            // What one login may be told is not another's to hear.
            subscriptions?.endAll()
            session.loggedIn(caller, version)
            finish(number, greeting ? session.greeting() : .redis(.simple("OK")))
        case .failure(let refusal): finish(number, .refusal(refusal))
        }
    }

    /// A way back onto this connection's event loop, for answers that come from other threads.
    func comeBack() -> @Sendable (@escaping Mailbox.Delivery) -> Void {
        guard let loop = context?.eventLoop else { return { _ in } }
        let bound = NIOLoopBound(self, eventLoop: loop)
        return { [mailbox] delivery in
            mailbox.post(to: bound) { connection in
                delivery(connection)
                connection.hasNews = true
            }
        }
    }

    /// After the deliveries of one wake-up: starts what may start now and writes what is ready.
    func goOnOnce() {
        guard hasNews else { return }
        hasNews = false
        startReady()
        decode()
        tellMessages()
    }

    // MARK: Out

    func finish(_ number: RequestNumber, _ reply: Reply) {
        var bytes: [UInt8] = []
        ReplyEncoder.encode(reply, protocolVersion: session.version, language: session.language, into: &bytes)
        finish(number, bytes: bytes)
    }

    func finish(_ number: RequestNumber, bytes: [UInt8]) {
        switch machine.finished(number, encodedReply: bytes) {
        case .proceed, .flush: break
        case .flushAndClose, .close: isClosing = true
        }
    }

    private func end(_ action: SessionStateMachine.EndAction) {
        if action == .close { isClosing = true }
        flushReady()
    }

    private func flushReady() {
        guard let context, isActive, !isClosed else { return }
        if machine.readyBytes > 0 {
            let ready = machine.takeReady()
            var buffer = allocator.buffer(capacity: ready.count)
            buffer.writeBytes(ready)
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        }
        if isClosing { close(context) }
    }

    /// Closes once the last reply has left; a channel that is closed before drops what it has not written.
    private func close(_ context: ChannelHandlerContext) {
        isClosed = true
        // Writes leave in order, so that an empty one tells when all before it have left.
        let written = context.writeAndFlush(wrapOutboundOut(allocator.buffer(capacity: 0)))
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        written.whenComplete { _ in bound.value.close(mode: .all, promise: nil) }
    }

    private func readMore() {
        guard let context, !isReading, !isClosing, input == nil, machine.wantsRequests, pendingBytes < limits.request,
            isWritable
        else { return }
        isReading = true
        context.read()
    }

    /// Closes a connection that has not logged in in time, or has been silent for too long.
    private func watchSilence(_ context: ChannelHandlerContext, after delay: TimeAmount) {
        let back = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: delay) {
            let connection = back.value
            guard let context = connection.context else { return }
            let left = connection.patience
            guard left > .zero || connection.machine.inFlight > 0 else {
                return context.close(promise: nil)
            }
            let idle = TimeAmount.seconds(Int64(connection.limits.idleSeconds))
            connection.watchSilence(context, after: max(.seconds(1), min(left, idle)))
        }
    }

    /// How long this connection may still go on as it is.
    private var patience: TimeAmount {
        guard session.isLoggedIn else {
            return .seconds(Int64(limits.authSeconds)) - (NIODeadline.now() - opened)
        }
        // Whoever is told things need not speak, as in Redis; TCP finds out when the peer is gone.
        guard subscriptions?.isEmpty != false else { return .seconds(Int64(limits.idleSeconds)) }
        return .seconds(Int64(limits.idleSeconds)) - (NIODeadline.now() - lastActivity)
    }
}

extension Reply {
    /// True for what even a stranger is told: that the bytes were no request.
    fileprivate var isAboutFraming: Bool {
        guard case .refusal(let refusal) = self else { return false }
        return [.tooLong, .protocol].contains(refusal.code)
            || [RefusalRule.badQuote, .invalidUTF8, .nulByte].contains(refusal.rule)
    }
}
