package import Logging
package import ZhaohuDomain
package import ZhaohuPostgres
internal import ZhaohuStore
package import ZhaohuWire

/// Takes parsed commands from any shell and answers each once: checks the role, then hands it to the pool or to the
/// writer of its kind.
package final class Engine: Sendable {
    /// Connections for reads and rare changes, and how many may wait for one.
    private static let poolThreads = 4
    private static let poolWaiting = 4_096

    package let clock: ServerClock
    package let authenticator: Authenticator
    /// Who is told what without asking.
    package let hub = PushHub()
    let pool: DatabasePool
    let references: ReferenceCache
    private let feed: OutboxFeed
    private let writers: HotWriters
    let letterKeys: LetterKeys
    let thinking = ThinkingDesk(most: 4)
    let logger: Logger

    /// `keys` is where the private halves of the letters' keys are.
    package init(_ source: ConnectionSource, keys: LetterKeyFolder, clock: ServerClock, logger: Logger) {
        self.clock = clock
        self.logger = logger
        letterKeys = LetterKeys(folder: keys, logger: logger)
        references = ReferenceCache()
        pool = DatabasePool(source, threads: Self.poolThreads, waiting: Self.poolWaiting)
        writers = HotWriters(source, references: references)
        feed = OutboxFeed(source, hub: hub, references: references)
        authenticator = Authenticator(database: pool, clock: clock, logger: logger)
    }

    /// Answers one command: calls `completion` once, on a thread of the database.
    ///
    /// A dry run makes every check and changes nothing; `language` is that of texts for people. A long command tells
    /// `progress`, where that is given, how far it is, always before the completion.
    package func perform(
        _ command: ParsedCommand, caller: Caller, language: Language, isDry: Bool,
        progress: (@Sendable (CommandProgress) -> Void)? = nil, completion: @escaping @Sendable (Reply) -> Void
    ) {
        let spec = command.spec
        guard spec.roles.isEmpty || !spec.roles.isDisjoint(with: caller.roles) else {
            let allowed = spec.roles.map(\.rawValue).sorted().joined(separator: ",")
            return completion(.refusal(Refusal(.denied, ["command": spec.name, "roles": allowed])))
        }
        let received = clock.now
        let sent = command.arguments.uuid("op")
        let op = spec.kind.isMutation ? sent ?? OperationID.v7(at: received) : nil
        let answer: @Sendable (Reply) -> Void = { reply in
            completion(Self.finished(reply, madeOp: sent == nil ? op : nil, isDry: isDry))
        }
        guard spec.kind.isHot, let op else {
            let question = Question(
                command: command, caller: caller, op: op, received: received, language: language,
                progress: ProgressTeller(command: spec.name, tell: progress))
            return performOnPool(question, isDry: isDry, answer)
        }
        let write = HotWrite(command: command, caller: caller, op: op, received: received, answer: answer)
        if isDry {
            dryRun(write)
        } else if !writers.offer(write) {
            answer(.refusal(Refusal(.busy, ["after": "1"])))
        }
    }

    /// What the clock asks for: the partitions of the months to come, exceptions of visits that have waited for
    /// their other half for too long, months of behaviour at night, and conclusions that begin or end to hold today.
    ///
    /// Trouble is told, and left to the next round.
    package func sweep() async {
        let now = clock.now
        await swept("made partitions") { database in
            try SeedStore.ensurePartitions(database, around: Zone.shanghai.day(of: now))
        }
        await swept("visits overdue") { [references] database in
            try SeedStore.regions(database).reduce(0) { sum, region in
                let reference = try references.reference(database, region: region)
                let today = reference.zone.day(of: now)
                return try sum
                    + OverdueStore.openExceptions(
                        database, region: region, now: now,
                        openHours: reference.policy.integer("visit.time.open_hours_max", on: today),
                        lateHours: reference.policy.integer("visit.late_entry_hours", on: today))
            }
        }
        await swept("complaints escalated") { [references] database in
            try SeedStore.regions(database).reduce(0) { sum, region in
                try sum + ComplaintSweep.run(database, references.reference(database, region: region), now: now)
            }
        }
        await swept("months of behaviour worked out") { [references] database in
            try SeedStore.regions(database).reduce(0) { sum, region in
                try sum + BehaviourDesk.sweep(database, references.reference(database, region: region), now: now)
            }
        }
        await swept("old messages removed") { database in
            let oldest = now.advanced(bySeconds: -OutboxStore.keptDays * 86_400)
            return try OutboxStore.heads(database).reduce(0) { sum, head in
                try sum + OutboxStore.remove(database, region: head.region, before: oldest)
            }
        }
        await swept("conclusions began or ended") { [references] database in
            try SeedStore.regions(database).reduce(0) { sum, region in
                let reference = try references.reference(database, region: region)
                let procedure = Procedure(system: database, region: region, now: now)
                return try sum
                    + procedure.turnDay(reference.zone.day(of: now)) {
                        try reference.instrument(hash: $0.instrumentHash, database).grade(code: $0.concludedGrade)
                    }
            }
        }
    }

    /// Runs one part of a sweep and tells how much it did.
    private func swept(
        _ what: Logger.Message, _ work: @escaping @Sendable (DatabaseConnection) throws -> Int
    ) async {
        do {
            let count = try await pool.run(work)
            if count > 0 { logger.notice(what, metadata: ["count": "\(count)"]) }
        } catch {
            logger.warning("a sweep failed", metadata: ["work": "\(what)", "error": "\(error)"])
        }
    }

    /// Finishes what was accepted, then ends all threads; nothing may be performed afterwards.
    package func stop() {
        feed.stop()
        writers.stop()
        authenticator.stop()
        pool.stop()
    }

    /// For `INFO`: how many commands wait for each writer.
    package var waiting: [(name: String, count: Int)] { writers.waiting }

    private func dryRun(_ write: HotWrite) {
        pool.run { [references] in
            try HotWriters.dryRun(write, $0, references)
        } completion: { [self] in
            write.answer(reply($0, write.command))
        }
    }

    func reply(_ result: Result<Reply, any Error>, _ command: ParsedCommand) -> Reply {
        switch result {
        case .success(let reply): return reply
        case .failure(let error):
            let reply = FailureReply.reply(for: error)
            if case .refusal(let refusal) = reply, refusal.rule == .internalFault {
                let incident = String(UInt32.random(in: .min ... .max), radix: 36)
                logger.error(
                    "a command failed",
                    metadata: ["command": "\(command.spec.name)", "incident": "\(incident)", "error": "\(error)"])
                logger.debug(
                    "detail",
                    metadata: ["incident": "\(incident)", "detail": "\((error as? DatabaseError)?.detail ?? "")"])
                return .refusal(Refusal(.internalFault, ["incident": incident]))
            }
            return reply
        }
    }

    /// Tells an op that the server made, and that a dry run changed nothing.
    private static func finished(_ reply: Reply, madeOp: OperationID?, isDry: Bool) -> Reply {
        switch reply {
        case .record(let fields):
            if isDry { return .record(fields + [ReplyField("dry", 1)]) }
            return .record(fields + (madeOp.map { [ReplyField("op", $0)] } ?? []))
        case .refusal(let refusal):
            guard !isDry, let madeOp else { return reply }
            let op = Refusal.Detail(name: "op", value: madeOp.description)
            return .refusal(Refusal(refusal.rule, list: refusal.details + [op]))
        case .records, .document, .bytes, .redis: return reply
        }
    }
}
