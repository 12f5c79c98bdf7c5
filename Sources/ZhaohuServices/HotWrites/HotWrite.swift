package import ZhaohuDomain
internal import ZhaohuStore
package import ZhaohuWire

/// One waiting `VISIT.IN`, `VISIT.OUT`, `VISIT.LOG` or `RATE.ADD`, with the one who waits for its answer.
///
/// A class, since it is handed on several times and a struct of this size would be copied each time.
package final class HotWrite: Sendable {
    let command: ParsedCommand
    let caller: Caller
    let op: OperationID
    let received: Instant
    /// SHA-256 of the command, and the command without personal data: made before the queue so that the writer need not.
    let digest: [UInt8]
    let body: String
    /// Called once, with the answer, on the writer's thread.
    let answer: @Sendable (Reply) -> Void

    package init(
        command: ParsedCommand, caller: Caller, op: OperationID, received: Instant,
        answer: @escaping @Sendable (Reply) -> Void
    ) {
        self.command = command
        self.caller = caller
        self.op = op
        self.received = received
        self.answer = answer
        let whole = command.arguments.canonicalBody(redacting: false)
        digest = Verdict.digest(of: whole)
        body = command.arguments.hasPersonal ? command.arguments.canonicalBody(redacting: true) : whole
    }

    var arguments: Arguments { command.arguments }

    func journalEntry(_ reply: Reply) -> JournalEntry {
        Verdict.entry(
            reply, op: op, verb: command.spec.name, by: caller, arguments, received: received, digest: digest,
            body: body)
    }
}

/// Ops that a batch has met already, so that the same op twice in one batch is answered like a resend.
struct SeenOperations {
    private var verdicts: [OperationID: JournalStore.Stored] = [:]

    /// The stored answer of an op, from the journal or from earlier in the batch.
    func stored(_ write: HotWrite, journal: JournalStore.Stored?) -> JournalStore.Stored? {
        journal ?? verdicts[write.op]
    }

    mutating func remember(_ entry: JournalEntry) {
        verdicts[entry.op] = JournalStore.Stored(
            digest: entry.digest, accepted: entry.accepted, verdict: entry.verdict)
    }
}
