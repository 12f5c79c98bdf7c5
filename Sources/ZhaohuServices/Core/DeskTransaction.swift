internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
package import ZhaohuWire

/// Runs a rare change in a transaction of its own, together with its journal row.
package struct DeskTransaction {
    let context: CommandContext
    let op: OperationID
    let verb: String
    /// Run every check, tell the verdict, change nothing.
    let isDry: Bool

    /// Thrown to undo a dry run.
    private struct Undone: Error {
        let reply: Reply
    }

    /// The reply: the handler's, a refusal, or what the same op was answered before.
    package func perform(_ handler: Handler) throws -> Reply {
        let digest = Verdict.digest(context.arguments)
        let database = context.database
        do {
            return try database.transaction { database -> Reply in
                if let stored = try JournalStore.claim(database, region: context.region, op: op) {
                    return Verdict.replay(stored, op: op, digest: digest)
                }
                let reply: Reply
                do {
                    reply = try handler(context)
                } catch let error as DatabaseError {
                    throw ConstraintRefusal.refusal(for: error) ?? error
                }
                if isDry { throw Undone(reply: reply) }
                try record(reply, digest: digest)
                return reply
            }
        } catch let undone as Undone {
            return undone.reply
        } catch let error as DatabaseError where error.constraint == "journal_pkey" {
            // A writer of hot commands, which does not lock, wrote the same op meanwhile: its verdict stands.
            guard let stored = try JournalStore.stored(database, region: context.region, op: op) else { throw error }
            return Verdict.replay(stored, op: op, digest: digest)
        } catch let refusal as Refusal {
            return isDry || refusal.code.isTransient ? .refusal(refusal) : try recorded(refusal, digest: digest)
        }
    }

    /// A refusal is a verdict too: journaled by itself, as the change was rolled back.
    private func recorded(_ refusal: Refusal, digest: [UInt8]) throws -> Reply {
        try context.database.transaction { database -> Reply in
            if let stored = try JournalStore.claim(database, region: context.region, op: op) {
                return Verdict.replay(stored, op: op, digest: digest)
            }
            try record(.refusal(refusal), digest: digest)
            return .refusal(refusal)
        }
    }

    private func record(_ reply: Reply, digest: [UInt8]) throws {
        let entry = Verdict.entry(
            reply, op: op, verb: verb, by: context.caller, context.arguments, received: context.now, digest: digest,
            body: context.arguments.canonicalBody(redacting: true))
        _ = try context.database.pipeline([JournalStore.insertion(region: context.region, [entry])])
    }
}

/// Turns a violated constraint into the refusal that it stands for; the only place that knows constraint names.
enum ConstraintRefusal {
    static func refusal(for error: DatabaseError) -> Refusal? {
        switch error.constraint {
        case "person_id_number": Refusal(.personAlreadyRegistered, ["field": "id_number"])
        case "policy_key_from": Refusal(.policyExists, ["field": "valid_from"])
        case "login_pkey": Refusal(.userExists, ["field": "user"])
        case "care_plan_item_item": Refusal(.unknownItem, ["field": "items"])
        case "login_provider": Refusal(.notFound, ["field": "provider"])
        case "login_caregiver": Refusal(.notFound, ["field": "caregiver"])
        case "login_person": Refusal(.notFound, ["field": "person"])
        case "caregiver_provider": Refusal(.notFound, ["field": "provider"])
        case "rater_conflict_person": Refusal(.notFound, ["field": "person"])
        case "rater_conflict_provider": Refusal(.notFound, ["field": "provider"])
        case "settlement_line_one_living", "recovery_line_once", "recovery_line_day_once", "benefit_day_pkey":
            Refusal(.settlementTwice)
        case "assessment_opinion_pkey": Refusal(.sameExpert)
        default: nil
        }
    }
}
