internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `CREDIT.*`: the credit list.
enum CreditHandlers {
    static let table: [String: Handler] = [
        "CREDIT.ADD": add, "CREDIT.LIST": list, "CREDIT.REHABILITATE": rehabilitate, "CREDIT.LIFT": lift,
    ]

    private static let add: Handler = { context in
        let subject = try subject(context)
        let kind = context.arguments.text("kind") ?? "dishonesty"
        let from = context.day("from") ?? context.today
        let earlier = try CreditStore.earlier(context.database, region: context.region, subject: subject, kind: kind)
        let key = earlier == 0 ? "credit.years_first" : "credit.years_repeat"
        let years = try context.reference.policy.integer(key, on: from)
        let until = context.day("until") ?? CreditEntry.lastDay(from: from, years: years)
        guard until >= from else {
            throw Refusal(.badValue, ["field": "until", "value": "\(until)", "expected": "\(from) or later"])
        }
        let id = try CreditStore.add(
            context.database, region: context.region,
            CreditEntry(
                subject, kind: kind, grounds: try context.required("grounds", context.arguments.text("grounds")),
                from: from, until: until), op: context.opText, actor: context.caller.login)
        return .record([
            ReplyField("credit", id), ReplyField("subject", subject.kind.rawValue), ReplyField("from", from),
            ReplyField("until", until), ReplyField("repeat", earlier == 0 ? "no" : "yes"),
        ])
    }

    /// The one subject that the fields name.
    private static func subject(_ context: CommandContext) throws -> CreditSubject {
        let arguments = context.arguments
        let provider = arguments.id("provider", ProviderKind.self)
        let caregiver = arguments.id("caregiver", CaregiverKind.self)
        let person = arguments.id("person", PersonKind.self)
        switch (provider, caregiver, person) {
        case (let id?, nil, nil):
            _ = try context.found(
                ProviderStore.provider(context.database, region: context.region, id), "provider", id)
            return CreditSubject(arguments.has("responsible") ? .responsible : .provider, id.number)
        case (nil, let id?, nil):
            _ = try context.found(
                CaregiverStore.caregiver(context.database, region: context.region, id), "caregiver", id)
            return CreditSubject(.caregiver, id.number)
        case (nil, nil, let id?):
            _ = try context.found(PersonStore.person(context.database, region: context.region, id), "person", id)
            return CreditSubject(.person, id.number)
        default: throw Refusal(.missingField, ["field": "provider", "expected": "one of provider, caregiver, person"])
        }
    }

    private static let list: Handler = { context in
        let day = context.day("on") ?? context.today
        let entries = try CreditStore.list(
            context.database, region: context.region,
            subject: context.arguments.text("subject").flatMap { CreditSubject.Kind(rawValue: $0) },
            on: context.arguments.has("all") ? nil : day, limit: context.arguments.integer("limit") ?? 50)
        return .records(
            entries.map { record in
                let entry = record.entry
                return [
                    ReplyField("credit", record.id), ReplyField("subject", entry.subject.kind.rawValue),
                    ReplyField("number", CreditCheck.name(entry.subject)), ReplyField("kind", entry.kind),
                    ReplyField("from", entry.from), ReplyField("until", entry.until?.description ?? ""),
                    ReplyField("state", entry.state.rawValue),
                    ReplyField("active", entry.isActive(on: day) ? "yes" : "no"),
                    ReplyField("lifted", entry.liftedOn?.description ?? ""), ReplyField("grounds", entry.grounds),
                ]
            })
    }

    private static let rehabilitate: Handler = { context in
        let record = try loaded(context)
        if context.caller.roles.isSubset(of: [.dispatcher, .caregiver]) { try requireOwn(context, record) }
        let basis = context.arguments.text("basis") ?? "rehabilitated"
        let months =
            basis == "mistake"
            ? 0 : try context.reference.policy.integer("credit.rehabilitation_months", on: context.today)
        let next = try record.entry.applied(on: context.today, afterMonths: months)
        try CreditStore.apply(
            context.database, region: context.region, record.id, basis: basis,
            proof: try context.required("evidence", context.arguments.text("evidence")), by: context.caller.login,
            on: context.today)
        return .record([ReplyField("credit", record.id), ReplyField("state", next.rawValue)])
    }

    /// A company asks for itself, its responsible person and its carers.
    private static func requireOwn(_ context: CommandContext, _ record: CreditRecord) throws {
        let subject = record.entry.subject
        switch subject.kind {
        case .provider, .responsible: try context.caller.mayActFor(ProviderID(subject.number))
        case .caregiver:
            let id = CaregiverID(subject.number)
            let carer = try context.found(
                CaregiverStore.caregiver(context.database, region: context.region, id), "caregiver", id)
            try context.caller.mayActFor(carer.provider)
        case .person: throw Refusal(.notFound, ["field": "credit", "value": record.id.description])
        }
    }

    private static let lift: Handler = { context in
        let record = try loaded(context)
        let next = try record.entry.decided(
            approves: context.arguments.text("approved") != "no", by: context.caller.login,
            applicant: record.appliedBy, first: record.approvedBy)
        try CreditStore.decide(
            context.database, region: context.region, record.id, next,
            grounds: try context.required("grounds", context.arguments.text("grounds")), by: context.caller.login,
            on: context.today)
        return .record([ReplyField("credit", record.id), ReplyField("state", next.rawValue)])
    }

    private static func loaded(_ context: CommandContext) throws -> CreditRecord {
        let id = try context.target("credit", CreditKind.self)
        return try context.found(
            CreditStore.entry(context.database, region: context.region, id, forUpdate: true), "credit", id)
    }
}

/// Refuses whom the credit list names, where it matters.
enum CreditCheck {
    /// A company that is named as a listed one is, or whose responsible person answered for a listed one, does not come
    /// in by another door.
    static func requireClean(_ context: CommandContext, name: String, responsible: String?) throws {
        let found = try CreditStore.hindrance(
            context.database, region: context.region, name: name,
            digest: responsible.map { digest($0, region: context.region) }, on: context.today)
        if let found { throw listed(found) }
    }

    /// A carer who is listed is not put back to work.
    static func requireClean(_ context: CommandContext, _ subject: CreditSubject) throws {
        let found = try CreditStore.active(
            context.database, region: context.region, subject: subject, on: context.today)
        if let found = found.first { throw listed(found) }
    }

    /// Enough to know a person again, and no more: the number itself is kept nowhere.
    static func digest(_ identityNumber: String, region: String) -> String {
        Digits.hexadecimal(Verdict.digest(of: "responsible|\(region)|\(identityNumber)"))
    }

    /// The subject's id as people write it.
    static func name(_ subject: CreditSubject) -> String {
        switch subject.kind {
        case .provider, .responsible: ProviderID(subject.number).description
        case .caregiver: CaregiverID(subject.number).description
        case .person: PersonID(subject.number).description
        }
    }

    private static func listed(_ record: CreditRecord) -> Refusal {
        Refusal(
            .creditListed,
            [
                "credit": record.id.description, "subject": record.entry.subject.kind.rawValue,
                "until": record.entry.until?.description ?? "",
            ])
    }
}
