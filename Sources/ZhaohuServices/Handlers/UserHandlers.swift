internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `USER.*` and `JOURNAL.*`: who may do what, and who did.
enum UserHandlers {
    static let table: [String: Handler] = [
        "USER.ADD": add, "USER.LIST": list, "JOURNAL.GET": journalEntry, "JOURNAL.LIST": journal,
    ]

    private static let add: Handler = { context in
        let arguments = context.arguments
        let names = try context.required("roles", arguments.words("roles"))
        let login = LoginRecord(
            login: try context.required("user", arguments.text("user")), region: context.region, roles: names,
            passwordHash: try PasswordHash.make(try context.required("password", arguments.text("password"))).text,
            provider: arguments.id("provider", ProviderKind.self),
            caregiver: arguments.id("caregiver", CaregiverKind.self), person: arguments.id("person", PersonKind.self),
            institution: arguments.text("institution") ?? "")
        try LoginRules.check(login)
        try LoginStore.add(context.database, login)
        return .record([ReplyField("user", login.login), ReplyField("roles", names.joined(separator: ","))])
    }

    private static let list: Handler = { context in
        let logins = try LoginStore.list(context.database, region: context.region)
        return .records(
            logins.map { login in
                let isLocked = login.lockedUntil.map { $0 > context.now } ?? false
                return [
                    ReplyField("user", login.login), ReplyField("roles", login.roles.joined(separator: ",")),
                    ReplyField("provider", login.provider?.description ?? ""),
                    ReplyField("caregiver", login.caregiver?.description ?? ""),
                    ReplyField("person", login.person?.description ?? ""),
                    ReplyField("institution", login.institution),
                    ReplyField("locked", isLocked ? "yes" : "no"),
                ]
            })
    }

    private static let journalEntry: Handler = { context in
        let op = try context.required("op", context.arguments.uuid("op"))
        let mayReadAll = !context.caller.roles.isDisjoint(with: [.auditor, .admin, .supervisor])
        let entry = try JournalStore.entry(context.database, region: context.region, op: op.description)
        guard let entry, mayReadAll || entry.actor == context.caller.login else {
            throw Refusal(.notFound, ["field": "op", "value": op.description])
        }
        return .record(fields(entry, context))
    }

    private static let journal: Handler = { context in
        let entries = try JournalStore.list(
            context.database, region: context.region, actor: context.arguments.text("actor"),
            verb: context.arguments.text("verb")?.uppercased(), limit: context.arguments.integer("limit") ?? 50)
        return .records(entries.map { fields($0, context) })
    }

    private static func fields(_ entry: JournalStore.Shown, _ context: CommandContext) -> [ReplyField] {
        [
            ReplyField("op", entry.op), ReplyField("verb", entry.verb), ReplyField("actor", entry.actor),
            ReplyField("device", entry.device), ReplyField("at", context.instant(entry.at)),
            ReplyField("recv", context.instant(entry.received)), ReplyField("accepted", entry.accepted ? "yes" : "no"),
            ReplyField("body", entry.body), ReplyField("verdict", entry.verdict),
        ]
    }
}
