internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `PERSON.*`: who is insured.
enum PersonHandlers {
    static let table: [String: Handler] = [
        "PERSON.ADD": add, "PERSON.GET": get, "PERSON.FIND": find, "PERSON.UPDATE": update, "PERSON.DIED": died,
    ]

    private static let add: Handler = { context in
        let arguments = context.arguments
        let idNumber = try context.required("id_number", arguments.text("id_number")).uppercased()
        let born = try context.required("born", context.day("born"))
        guard born.description.replacing("-", with: "") == idNumber.dropFirst(6).prefix(8) else {
            throw Refusal(.personBornOtherDay, ["field": "born"])
        }
        let district = try context.reference.checked(
            district: try context.required("district", arguments.text("district")))
        let person = PersonRecord(
            id: PersonID(0), idNumber: idNumber, name: try context.required("name", arguments.text("name")),
            sex: try context.required("sex", arguments.text("sex")), born: born,
            district: district, address: try context.required("address", arguments.text("address")),
            position: try context.required("pos", arguments.position("pos")), phone: arguments.text("phone") ?? "",
            street: try street(context, of: district), livesAlone: arguments.text("alone") == "yes", diedOn: nil)
        let id = try PersonStore.add(context.database, region: context.region, person)
        return .record([ReplyField("person", id)])
    }

    private static let get: Handler = { context in
        let id = try context.target("person", PersonKind.self)
        try context.caller.mayActFor(id)
        let person = try context.found(
            PersonStore.person(context.database, region: context.region, id), "person", id)
        return .record(
            summary(person, today: context.today) + [
                ReplyField("id_number", IdentityNumber(person.idNumber)?.masked ?? ""),
                ReplyField("address", person.address),
                ReplyField("pos", person.position), ReplyField("phone", person.phone),
                ReplyField("street", person.street ?? ""), ReplyField("alone", person.livesAlone ? "yes" : "no"),
            ])
    }

    /// The street asked for, which must be one of the district; nil where none is told.
    private static func street(_ context: CommandContext, of district: String) throws -> String? {
        guard let street = context.arguments.text("street") else { return nil }
        let known = try PersonStore.streets(context.database, region: context.region, district: district)
        guard known.contains(street) else {
            throw Refusal(
                .badValue, ["field": "street", "value": street, "expected": known.joined(separator: ",")])
        }
        return street
    }

    private static let find: Handler = { context in
        let arguments = context.arguments
        guard arguments.has("id_number") || arguments.has("name") else {
            throw Refusal(.missingField, ["field": "id_number", "or": "name"])
        }
        let persons = try PersonStore.find(
            context.database, region: context.region, idNumber: arguments.text("id_number")?.uppercased(),
            name: arguments.text("name"), limit: arguments.integer("limit") ?? 20)
        return .records(persons.map { summary($0, today: context.today) })
    }

    private static let update: Handler = { context in
        let arguments = context.arguments
        let id = try context.target("person", PersonKind.self)
        let fields = ["district", "address", "pos", "phone", "street", "alone"]
        guard fields.contains(where: arguments.has) else {
            throw Refusal(.nothingToChange, ["fields": fields.joined(separator: ",")])
        }
        let person = try context.found(
            PersonStore.person(context.database, region: context.region, id, forUpdate: true), "person", id)
        var district: String?
        if let code = arguments.text("district") { district = try context.reference.checked(district: code) }
        try PersonStore.update(
            context.database, region: context.region, id, district: district, address: arguments.text("address"),
            position: arguments.position("pos"), phone: arguments.text("phone"),
            street: try street(context, of: district ?? person.district),
            livesAlone: arguments.text("alone").map { $0 == "yes" })
        return .record([ReplyField("person", id)])
    }

    private static let died: Handler = { context in
        let id = try context.target("person", PersonKind.self)
        let day = try context.required("on", context.day("on"))
        let person = try context.found(
            PersonStore.person(context.database, region: context.region, id, forUpdate: true), "person", id)
        if let earlier = person.diedOn {
            throw Refusal(.personDead, ["person": id.description, "died_on": earlier.description])
        }
        guard day >= person.born, day <= context.today else {
            throw Refusal(.diedBeforeBirth, ["field": "on", "value": day.description])
        }
        try PersonStore.setDied(context.database, region: context.region, id, on: day)
        let cases = try CaseStore.list(
            context.database, region: context.region, state: nil, person: id, after: nil, limit: 1_000)
        var closed = 0
        var cancelled = 0
        for careCase in cases where careCase.state.possibleEvents.contains(.closed) {
            closed += 1
            cancelled += try CaseHandlers.close(context, careCase, reason: "died", careEnds: day.advanced(by: 1))
        }
        let fields = [
            ReplyField("person", id), ReplyField("died_on", day), ReplyField("closed", closed),
            ReplyField("cancelled", cancelled),
        ]
        // What was paid for days after a death that is told late has to come back.
        let recoveries = try RecoveryHandlers.finding(context, person: id, from: day)
        guard !recoveries.isEmpty else { return .record(fields) }
        return .record(
            fields + [
                ReplyField("recoveries", recoveries.map(\.id.description).joined(separator: ",")),
                ReplyField("recover", recoveries.reduce(Money.zero) { $0 + $1.balance.amount }),
            ])
    }

    private static func summary(_ person: PersonRecord, today: Day) -> [ReplyField] {
        [
            ReplyField("person", person.id), ReplyField("name", person.name), ReplyField("sex", person.sex),
            ReplyField("born", person.born), ReplyField("age", age(person, on: person.diedOn ?? today)),
            ReplyField("district", person.district), ReplyField("died_on", person.diedOn?.description ?? ""),
        ]
    }

    /// Completed years of life.
    private static func age(_ person: PersonRecord, on day: Day) -> Int {
        let born = person.born.components
        let now = day.components
        return now.year - born.year - ((now.month, now.day) < (born.month, born.day) ? 1 : 0)
    }
}

extension CommandContext {
    /// The record, or a refusal that names what was not found.
    func found<Record, Kind>(_ record: Record?, _ field: String, _ id: EntityID<Kind>) throws(Refusal) -> Record {
        guard let record else { throw Refusal(.notFound, ["field": field, "value": id.description]) }
        return record
    }
}
