internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.*` that only read or reckon.
enum AssessReads {
    static let table: [String: Handler] = [
        "ASSESS.FORM": form, "ASSESS.CALC": calculate, "ASSESS.GET": get, "ASSESS.LIST": list,
        "ASSESS.ANSWERS": answers, "ASSESS.DUE": due,
    ]

    private static let form: Handler = { context in
        if let hash = context.arguments.text("hash") {
            let instrument = try context.reference.instrument(hash: hash.lowercased(), context.database)
            return .document(InstrumentForm(instrument, hash: hash.lowercased()).text)
        }
        let name = try context.required("instrument", context.arguments.text("instrument"))
        let (hash, instrument) = try context.reference.instrument(name)
        return .document(InstrumentForm(instrument, hash: hash).text)
    }

    private static let calculate: Handler = { context in
        let arguments = context.arguments
        let (_, instrument) = try context.reference.instrument(
            try context.required("instrument", arguments.text("instrument")))
        let sheet = try calculationSheet(context, instrument)
        let cutoffs = try instrument.cutoffs(context.reference.policy, on: context.today)
        return .record(
            ResultFields.of(instrument.score(sheet, cutoffs: cutoffs))
                + Questions.fields(instrument.hints(for: sheet), context.language))
    }

    /// Scores by dimension, all in a row, or by item.
    private static func calculationSheet(_ context: CommandContext, _ instrument: Instrument) throws -> AnswerSheet {
        let arguments = context.arguments
        if !arguments.itemAnswers.isEmpty {
            var sheet = AnswerSheet()
            for (item, answer) in try WrittenAnswers.read(arguments, instrument) { sheet.set(answer, for: item) }
            let missing = sheet.missing(in: instrument)
            guard missing.isEmpty else {
                throw Refusal(
                    .sheetIncomplete, ["missing": missing.joined(separator: ","), "count": String(missing.count)])
            }
            return sheet
        }
        if let scores = arguments.integers("scores") { return try instrument.sheet(inFormOrder: scores) }
        var values: [[Int]] = []
        for dimension in instrument.dimensions {
            // The fields are those of the national standard; other instruments take scores= or their items.
            let known = ["adl", "cognition", "perception"].contains(dimension.code)
            values.append(
                try context.required(
                    known ? dimension.code : "scores", known ? arguments.integers(dimension.code) : nil))
        }
        return try instrument.sheet(inOrder: values)
    }

    private static let get: Handler = { context in
        let desk = try AssessmentDesk(context, forUpdate: false)
        let visible = try Blinding(context).visible(desk).filter(\.isSubmitted)
        let opinions = try RaterStore.opinions(context.database, region: context.region, desk.record.id)
        let record = desk.record
        let isOpen = desk.isUnblinded
        return .record(
            try summary(record) + [
                ReplyField("raters", desk.raters.map(\.login).joined(separator: ",")),
                ReplyField("submitted", desk.submitted.sorted().joined(separator: ",")),
                ReplyField("derived", visible.map { "\($0.login):\($0.grade)" }.joined(separator: ",")),
                ReplyField("concluded_by", opinions.map(\.expert).joined(separator: ",")),
                ReplyField("grade", isOpen ? record.concludedGrade : ""),
                ReplyField("notice_until", record.noticeUntil?.description ?? ""),
                ReplyField("valid_from", record.validFrom?.description ?? ""),
                ReplyField("valid_until", record.validUntil?.description ?? ""),
                ReplyField("earlier", record.earlier?.description ?? ""),
            ] + Duties(context).fields(of: record))
    }

    private static let list: Handler = { context in
        let isRater = context.caller.roles.isSubset(of: [.assessor, .expert])
        let isExpert = context.caller.roles.contains(.expert)
        let assessments = try AssessmentStore.list(
            context.database, region: context.region, state: context.arguments.text("state"),
            caseID: context.arguments.id("case", CaseKind.self),
            rater: isRater && !isExpert ? context.caller.login : nil, limit: context.arguments.integer("limit") ?? 50)
        return .records(assessments.map(summary))
    }

    private static let answers: Handler = { context in
        let desk = try AssessmentDesk(context, forUpdate: false)
        let visible = Set(try Blinding(context).visible(desk).map(\.login))
        let versions = try RaterStore.versions(
            context.database, region: context.region, desk.record.id, rater: context.arguments.text("rater"),
            item: context.arguments.text("item"))
        return .records(
            versions.filter { visible.contains($0.rater) }.map { version in
                [
                    ReplyField("seq", version.seq), ReplyField("rater", version.rater),
                    ReplyField("item", version.item),
                    ReplyField("answer", version.score.map(String.init) ?? "?\(version.unjudged)"),
                    ReplyField("at", context.instant(version.at)), ReplyField("op", version.op),
                ]
            })
    }

    private static let due: Handler = { context in
        .records(
            try Duties(context).list(
                duty: context.arguments.text("duty"), within: context.arguments.integer("within"),
                limit: context.arguments.integer("limit") ?? 50))
    }

    private static func summary(_ record: AssessmentRecord) -> [ReplyField] {
        [
            ReplyField("assessment", record.id), ReplyField("case", record.caseID),
            ReplyField("kind", record.purpose.rawValue),
            ReplyField("state", record.state.rawValue), ReplyField("instrument", record.instrument),
        ]
    }
}
