internal import Logging
internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

extension Engine {
    /// A command on its way.
    struct Question: Sendable {
        let command: ParsedCommand
        let caller: Caller
        let op: OperationID?
        let received: Instant
        let language: Language
        let progress: ProgressTeller
    }

    /// Hands a read or a rare change to the pool, or to the desk of those that think for seconds.
    func performOnPool(_ question: Question, isDry: Bool, _ answer: @escaping @Sendable (Reply) -> Void) {
        let (command, op) = (question.command, question.op)
        if let handler = HandlerTable.long[command.spec.name] {
            return performLong(question, handler, isDry: isDry, answer)
        }
        guard let handler = HandlerTable.all[command.spec.name] else {
            logger.error("a command has no handler", metadata: ["command": "\(command.spec.name)"])
            return answer(.refusal(Refusal(.internalFault)))
        }
        pool.run { [self] database -> Reply in
            let context = try context(question, database, isDry: isDry)
            guard let op else { return try handler(context) }
            let reply = try DeskTransaction(context: context, op: op, verb: command.spec.name, isDry: isDry)
                .perform(handler)
            if command.spec.name == "POLICY.SET" { references.invalidate() }
            return reply
        } completion: { [self] in
            answer(reply($0, command))
        }
    }

    /// Looks, thinks off the database's threads, then decides and writes; an op that was answered before is not thought
    /// about again.
    private func performLong(
        _ question: Question, _ handler: @escaping LongHandler, isDry: Bool,
        _ answer: @escaping @Sendable (Reply) -> Void
    ) {
        let verb = question.command.spec.name
        Task {
            let result: Result<Reply, any Error>
            do {
                let work = try await pool.run { [self] database in
                    guard try !isAnswered(question, database) else { return nil as LongWork? }
                    return try looked(context(question, database, isDry: isDry), handler)
                }
                let decide = if let work { try await thinking.run(work) } else { Self.answered }
                result = .success(
                    try await pool.run { [self] database in
                        let context = try context(question, database, isDry: isDry)
                        guard let op = question.op else { return try decide(context) }
                        return try DeskTransaction(context: context, op: op, verb: verb, isDry: isDry).perform(decide)
                    })
            } catch {
                result = .failure(error)
            }
            answer(reply(result, question.command))
        }
    }

    private func isAnswered(_ question: Question, _ database: DatabaseConnection) throws -> Bool {
        guard let op = question.op else { return false }
        return try JournalStore.stored(database, region: question.caller.region, op: op) != nil
    }

    /// For an op that has its verdict: the transaction finds it before it asks.
    private static let answered: Handler = { _ in throw Refusal(.internalFault) }

    /// A refusal while looking is a verdict like one while writing: it is told, and journaled, by the transaction.
    private func looked(_ context: CommandContext, _ handler: LongHandler) throws -> LongWork {
        do {
            return try handler(context)
        } catch let refusal as Refusal {
            return { { _ in throw refusal } }
        }
    }

    private func context(
        _ question: Question, _ database: DatabaseConnection, isDry: Bool
    ) throws -> CommandContext {
        CommandContext(
            database: database, arguments: question.command.arguments, caller: question.caller, op: question.op,
            now: question.received, reference: try references.reference(database, region: question.caller.region),
            language: question.language, letterKeys: letterKeys, progress: question.progress,
            isDry: isDry)
    }
}
