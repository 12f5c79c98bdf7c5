internal import Crypto
package import ZhaohuDomain
package import ZhaohuStore
package import ZhaohuWire

/// The answer to a change as the journal keeps it, so that the same op gets the same answer for ever.
package enum Verdict {
    /// One line that reads back with its types.
    package static func line(_ reply: Reply) -> (accepted: Bool, line: String) {
        switch reply {
        case .record(let fields):
            (true, FieldLine.encode(fields, quotingNumbers: true))
        case .refusal(let refusal):
            (
                false,
                FieldLine.encode(
                    [ReplyField("rule", .text(refusal.rule.id))]
                        + refusal.details.map { ReplyField($0.name, .text($0.value)) },
                    quotingNumbers: true)
            )
        case .records, .document, .bytes, .redis:
            preconditionFailure("a change answers with a record or a refusal")
        }
    }

    /// The journal's row of a change: who asked what, when, and what was answered.
    static func entry(
        _ reply: Reply, op: OperationID, verb: String, by caller: Caller, _ arguments: Arguments, received: Instant,
        digest: [UInt8], body: String
    ) -> JournalEntry {
        let (accepted, line) = line(reply)
        return JournalEntry(
            op: op, verb: verb, actor: caller.login, device: caller.device,
            at: arguments.instant("at") ?? arguments.instant("from"), received: received,
            skewMilliseconds: caller.skewMilliseconds, digest: digest, body: body,
            accepted: accepted, verdict: line)
    }

    /// The stored answer, marked as told again; a conflict when the op was used for another command.
    package static func replay(_ stored: JournalStore.Stored, op: OperationID, digest: [UInt8]) -> Reply {
        guard stored.digest == digest else {
            return .refusal(Refusal(.opConflict, ["op": op.description]))
        }
        let fields = FieldLine.parse(stored.verdict) ?? []
        if stored.accepted { return .record(fields + [ReplyField("replay", 1)]) }
        let rule = fields.first.flatMap { field -> RefusalRule? in
            guard field.key == "rule", case .text(let id) = field.value else { return nil }
            return RefusalRule.everyRule[id]
        }
        let details = fields.dropFirst().map { field in
            switch field.value {
            case .text(let text): Refusal.Detail(name: field.key, value: text)
            case .integer(let number): Refusal.Detail(name: field.key, value: String(number))
            }
        }
        return .refusal(Refusal(rule ?? .retired, list: details + [Refusal.Detail(name: "replay", value: "1")]))
    }

    /// SHA-256 of the command as sent, without its op.
    ///
    /// A password is left out: a fast digest of it would undo the slow hash that guards it.
    package static func digest(_ arguments: Arguments) -> [UInt8] {
        digest(of: arguments.canonicalBody(redacting: arguments.has("password")))
    }

    /// SHA-256 of a body.
    static func digest(of body: String) -> [UInt8] {
        var body = body
        return body.withUTF8 { Array(SHA256.hash(data: UnsafeRawBufferPointer($0))) }
    }
}

extension RefusalRule {
    /// Stands for a rule that an old journal row names and this version no longer has.
    static let retired = RefusalRule(
        "rule.retired", .state, "Refused by a rule that is no longer in use.", "依据已废止的规则予以拒绝。")

    /// Every rule of every layer by its id.
    package static let everyRule: [String: RefusalRule] = Dictionary(
        (all + wireRules + serviceRules + [retired]).map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first })
}
