internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `CASE.*` that only read: the file, with what is due.
enum CaseReads {
    static let table: [String: Handler] = ["CASE.GET": get, "CASE.LIST": list, "CASE.HISTORY": history]

    private static let get: Handler = { context in
        let careCase = try CaseHandlers.loaded(context, forUpdate: false)
        try context.caller.mayActFor(careCase.person)
        let newest = try AssessmentStore.ofCase(context.database, region: context.region, careCase.id).first
        var fields = summary(careCase, try Blinding(context))
        fields += [
            ReplyField("self", careCase.selfGrade), ReplyField("applied_on", careCase.appliedOn),
            ReplyField("instrument", careCase.instrument),
            ReplyField("assessment", newest?.id.description ?? ""),
            ReplyField("stage", newest?.state.rawValue ?? ""),
        ]
        return .record(try fields + Duties(context).fields(of: newest))
    }

    private static let list: Handler = { context in
        let cases = try CaseStore.list(
            context.database, region: context.region, state: context.arguments.text("state"),
            person: context.arguments.id("person", PersonKind.self),
            after: context.arguments.id("after", CaseKind.self),
            limit: context.arguments.integer("limit") ?? 50)
        let blinding = try Blinding(context)
        return .records(cases.map { summary($0, blinding) })
    }

    private static let history: Handler = { context in
        let careCase = try CaseHandlers.loaded(context, forUpdate: false)
        let events = try CaseStore.history(context.database, region: context.region, careCase.id)
        return .records(
            events.map { event in
                [
                    ReplyField("at", context.instant(event.at)), ReplyField("actor", event.actor),
                    ReplyField("event", event.event), ReplyField("state", event.state), ReplyField("note", event.note),
                ]
            })
    }

    /// The case in a line; a rater with a sheet of this person to lock does not see the grade that was.
    private static func summary(_ careCase: CaseRecord, _ blinding: Blinding) -> [ReplyField] {
        let isBlind = blinding.hides(person: careCase.person)
        return [
            ReplyField("case", careCase.id), ReplyField("person", careCase.person),
            ReplyField("setting", careCase.setting), ReplyField("state", careCase.state.rawValue),
            ReplyField("grade", isBlind ? Blinding.hidden : careCase.grade),
            ReplyField("valid_from", careCase.validFrom?.description ?? ""),
            ReplyField("valid_until", careCase.validUntil?.description ?? ""),
            ReplyField("provider", careCase.provider?.description ?? ""),
        ]
    }
}
