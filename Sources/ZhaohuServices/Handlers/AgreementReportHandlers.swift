internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `REPORT.AGREEMENT` and the references of calibration cases.
enum AgreementReportHandlers {
    static let table: [String: Handler] = ["REPORT.AGREEMENT": agreement, "ASSESS.REFERENCE": reference]

    private static let agreement: Handler = { context in
        let (from, to) = try ReportHandlers.period(context)
        let report = try AgreementReport(context, from: from, to: to)
        switch context.arguments.text("format") ?? "table" {
        case "csv": return .document(report.csv)
        case "json": return .document(try report.json)
        case "html": return .document(AgreementPage.html(report.sections, language: context.language))
        default: return .document(report.table)
        }
    }

    private static let reference: Handler = { context in
        let desk = try AssessmentDesk(context)
        if desk.raters.contains(where: { $0.login == context.caller.login }) {
            throw Refusal(.referenceByRater, ["assessment": desk.record.id.description, "rater": context.caller.login])
        }
        let instrument = try desk.instrument()
        let answers = try WrittenAnswers.scores(context.arguments, instrument)
        try AgreementStore.setReference(
            context.database, region: context.region, desk.record.id, answers, actor: context.caller.login,
            op: context.opText, at: context.now)
        let sheet = try AgreementStore.reference(context.database, region: context.region, desk.record.id)
        let missing = sheet.missing(in: instrument)
        return desk.reply([
            ReplyField("items", instrument.items.count - missing.count), ReplyField("missing", missing.count),
            ReplyField("missing_items", missing.joined(separator: ",")),
        ])
    }
}
