internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `RATER.*`: who may not assess whom.
enum RaterHandlers {
    static let table: [String: Handler] = [
        "RATER.DECLARE": declare, "RATER.LIST": list, "RATER.RELEASE": release,
    ]

    private static let declare: Handler = { context in
        let arguments = context.arguments
        let rater = try context.required("rater", arguments.text("rater"))
        guard !isOnlyRater(context.caller) || rater == context.caller.login else {
            throw Refusal(.othersDeclaration, ["field": "rater", "value": rater])
        }
        let login = try LoginStore.login(context.database, rater)
        guard let login, login.region == context.region, !Set(login.roles).isDisjoint(with: raterRoles.map(\.rawValue))
        else { throw Refusal(.unknownRater, ["field": "rater", "value": rater]) }
        let word = try context.required("relation", arguments.text("relation"))
        let conflict = try Conflict(
            rater: rater, relation: try context.required("relation", Conflict.Relation(rawValue: word)),
            person: arguments.id("person", PersonKind.self), provider: arguments.id("provider", ProviderKind.self))
        let known = try ConflictStore.list(context.database, region: context.region, rater: rater).first {
            $0.relation == word && $0.person == conflict.person && $0.provider == conflict.provider
        }
        if let known { throw Refusal(.declaredAlready, ["conflict": String(known.number), "rater": rater]) }
        let number = try ConflictStore.declare(
            context.database, region: context.region, conflict, on: context.today, actor: context.caller.login)
        return .record([
            ReplyField("conflict", number), ReplyField("rater", rater), ReplyField("relation", word),
        ])
    }

    private static let list: Handler = { context in
        let rater = isOnlyRater(context.caller) ? context.caller.login : context.arguments.text("rater")
        return .records(
            try ConflictStore.list(context.database, region: context.region, rater: rater).map { conflict in
                [
                    ReplyField("conflict", conflict.number), ReplyField("rater", conflict.rater),
                    ReplyField("relation", conflict.relation),
                    ReplyField("person", conflict.person?.description ?? ""),
                    ReplyField("provider", conflict.provider?.description ?? ""),
                    ReplyField("declared_on", conflict.declaredOn),
                ]
            })
    }

    private static let release: Handler = { context in
        let number = try context.required("conflict", context.arguments.integer("conflict"))
        let rater = try ConflictStore.release(
            context.database, region: context.region, Int64(number), on: context.today)
        guard let rater else { throw Refusal(.notFound, ["field": "conflict", "value": String(number)]) }
        return .record([
            ReplyField("conflict", number), ReplyField("rater", rater), ReplyField("ended_on", context.today),
        ])
    }

    private static let raterRoles: Set<Role> = [.assessor, .expert]

    /// True for somebody who assesses and has no office besides; such a login sees and declares only its own.
    private static func isOnlyRater(_ caller: Caller) -> Bool { caller.roles.isSubset(of: raterRoles) }
}
