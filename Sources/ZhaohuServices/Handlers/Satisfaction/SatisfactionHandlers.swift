internal import Crypto
internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `REPORT.SATISFACTION` live and from snapshots, the snapshots themselves, and the months of behaviour.
enum SatisfactionHandlers {
    static let table: [String: Handler] = [
        "REPORT.SATISFACTION": satisfaction, "REPORT.SNAPSHOT": snapshot, "REPORT.SNAPSHOTS": snapshots,
        "REPORT.REFRESH": refresh,
    ]

    private static let satisfaction: Handler = { context in
        let by = SatisfactionBreakdown(rawValue: context.arguments.text("by") ?? "none") ?? .none
        let (facts, origin, survey) = try source(context, by)
        guard let report = SatisfactionReport(facts, by: by) else { throw Refusal(.internalFault) }
        let surveys = survey?.sections(facts, context.language) ?? []
        let export = SatisfactionExport(report: report, origin: origin, surveys: surveys)
        let format = context.arguments.text("format") ?? "table"
        if format == "csv" { return .document(export.csv) }
        if format == "json" { return .document(export.json) }
        let document = SatisfactionDocument(report, origin: origin, surveys: surveys, language: context.language)
        switch format {
        case "html": return .document(SatisfactionPage.html(document))
        case "xlsx": return .bytes(try SatisfactionWorkbook.bytes(document))
        default: return .document(SatisfactionText.table(document))
        }
    }

    /// People read the surveys beside the answers; a program asks for them.
    private static func wantsSurveys(_ context: CommandContext) -> Bool {
        let isForPrograms = ["csv", "json"].contains(context.arguments.text("format") ?? "table")
        return context.arguments.text("survey").map { $0 == "yes" } ?? !isForPrograms
    }

    /// The survey is that of the nearest breakdown, nil where there is none or none is wanted.
    private typealias Source = (facts: SatisfactionFacts, origin: ReportOrigin, survey: StoredSurvey?)

    private static func source(_ context: CommandContext, _ by: SatisfactionBreakdown) throws -> Source {
        if let id = context.arguments.id("snapshot", SnapshotKind.self) { return try frozen(context, id, by) }
        let (from, to) = try ReportHandlers.period(context)
        let provider = context.caller.isOnly(.dispatcher) ? context.caller.provider : nil
        // The page draws the months and the companies besides.
        let beside: Set<SatisfactionBreakdown> =
            context.arguments.text("format") == "html" ? [.none, .month, .provider] : [.none]
        let loader = SatisfactionLoader(context, from: from, to: to, provider: provider)
        let surveys = wantsSurveys(context) ? try loader.surveys(by: [StoredSurvey.breakdown(by)]) : []
        let facts = try loader.facts(beside.union([by]), surveys: surveys)
        let origin = ReportOrigin(
            snapshot: "live", digest: digest(facts.document), madeBy: context.caller.login,
            madeAt: context.instant(context.now), instant: context.now)
        return (facts, origin, surveys.first)
    }

    private static func frozen(
        _ context: CommandContext, _ id: SnapshotID, _ by: SatisfactionBreakdown
    ) throws -> Source {
        if context.caller.isOnly(.dispatcher) { throw Refusal(.snapshotOfAll, ["snapshot": id.description]) }
        for field in ["from", "to"] where context.arguments.has(field) {
            throw Refusal(.snapshotHasPeriod, ["snapshot": id.description, "field": field])
        }
        guard let kept = try SnapshotStore.snapshot(context.database, region: context.region, id) else {
            throw Refusal(.notFound, ["field": "snapshot", "value": id.description])
        }
        guard digest(kept.facts) == kept.sha256, let facts = SatisfactionFacts(document: kept.facts) else {
            throw Refusal(.snapshotChanged, ["snapshot": id.description, "sha256": kept.sha256])
        }
        let origin = ReportOrigin(
            snapshot: id.description, digest: kept.sha256, madeBy: kept.madeBy, madeAt: context.instant(kept.madeAt),
            instant: kept.madeAt)
        guard wantsSurveys(context) else { return (facts, origin, nil) }
        let surveys = try facts.surveys.map { try StoredSurvey(document: $0) }
        return (facts, origin, surveys.first { $0.results.breakdown == StoredSurvey.breakdown(by) })
    }

    private static let snapshot: Handler = { context in
        let (from, to) = try ReportHandlers.period(context)
        let loader = SatisfactionLoader(context, from: from, to: to, provider: nil)
        let facts = try loader.facts(
            SatisfactionBreakdown.allCases, surveys: loader.surveys(by: SurveyBreakdown.allCases))
        let document = facts.document
        let kept = ReportSnapshot(
            id: SnapshotID(0), from: from, to: to, facts: document, sha256: digest(document), madeAt: context.now,
            madeBy: context.caller.login)
        let id = try SnapshotStore.add(context.database, region: context.region, kept, op: context.opText)
        return .record([
            ReplyField("snapshot", id), ReplyField("from", from), ReplyField("to", to),
            ReplyField("rated", facts.city.rated), ReplyField("bytes", document.utf8.count),
            ReplyField("sha256", kept.sha256),
        ])
    }

    private static let snapshots: Handler = { context in
        let limit = context.arguments.integer("limit") ?? 50
        return .records(
            try SnapshotStore.list(context.database, region: context.region, limit: limit).map {
                [
                    ReplyField("snapshot", $0.id), ReplyField("from", $0.from), ReplyField("to", $0.to),
                    ReplyField("made_at", context.instant($0.madeAt)), ReplyField("made_by", $0.madeBy),
                    ReplyField("sha256", $0.sha256),
                ]
            })
    }

    private static let refresh: Handler = { context in
        let months =
            try context.day("month").map { [$0.startOfMonth] }
            ?? BehaviourDesk.due(context.database, context.reference, now: context.now)
        for (done, month) in months.enumerated() {
            context.progress.tell(done, of: months.count, "months")
            try BehaviourDesk.refresh(context.database, context.reference, month: month, now: context.now)
        }
        return .record([
            ReplyField("months", months.count), ReplyField("as_of", context.instant(context.now)),
        ])
    }

    private static func digest(_ text: String) -> String {
        Digits.hexadecimal(SHA256.hash(data: Array(text.utf8)))
    }
}
