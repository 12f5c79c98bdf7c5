internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.COMPARE` and `ASSESS.DERIVE`: what the sheets say, side by side and step by step.
enum DocumentHandlers {
    static let table: [String: Handler] = ["ASSESS.COMPARE": compare, "ASSESS.DERIVE": derive]

    private static let compare: Handler = { context in
        let desk = try AssessmentDesk(context, forUpdate: false)
        try Blinding(context).requireSight(of: desk.record)
        guard desk.isUnblinded else { throw notYet(desk) }
        let decision = try Decision(desk)
        let document = ComparisonDocument(
            decision.comparison, assessment: desk.record.id.description, tieBreak: try decision.third)
        let isPage = context.arguments.text("format") == "html"
        return .document(isPage ? document.page(context.language).text : document.text(context.language))
    }

    private static let derive: Handler = { context in
        let desk = try AssessmentDesk(context, forUpdate: false)
        let wanted = context.arguments.text("rater")
        let visible = try Blinding(context).visible(desk).filter {
            $0.isSubmitted && (wanted == nil || $0.login == wanted)
        }
        if let wanted, !desk.everybody.contains(where: { $0.login == wanted }) {
            let known = desk.raters.map(\.login).joined(separator: ",")
            throw Refusal(.notFound, ["field": "rater", "value": wanted, "known": known])
        }
        guard !visible.isEmpty else { throw notYet(desk) }
        let parts = try Derivations(desk, of: visible)
        switch context.arguments.text("format") {
        case "json": return .document(try parts.json(context.language))
        case "html": return .document(try parts.page(context.language))
        default: return .document(try parts.text(context.language))
        }
    }

    private static func notYet(_ desk: AssessmentDesk) -> Refusal {
        Refusal(.assessmentState, ["state": desk.record.state.rawValue, "possible": "ASSESS.SUBMIT"])
    }
}

/// The derivations of some locked sheets; the third expert's is that of the deciding sheet.
struct Derivations {
    private let desk: AssessmentDesk
    private let documents: [(rater: RaterRecord, result: ScoringResult, document: DerivationDocument?)]

    init(_ desk: AssessmentDesk, of raters: [RaterRecord]) throws {
        self.desk = desk
        let sheets = try desk.sheets()
        let decision = try desk.isUnblinded ? Decision(desk) : nil
        let third = try decision?.third
        let policy = desk.context.reference.policy
        documents = try raters.map { rater in
            var sheet = sheets[rater.login] ?? AnswerSheet()
            if rater.breaksTies, let decision { sheet = try decision.sheet() }
            let result = try desk.instrument().score(sheet, cutoffs: CutoffText.values(rater.cutoffs))
            let document = result.derivation.map { derivation in
                DerivationDocument(
                    derivation, assessment: desk.record.id.description, rater: rater.login,
                    hash: desk.record.instrumentHash, scoredOn: rater.scoredOn ?? desk.scoringDay,
                    cutoffs: rater.policyRows.compactMap { policy.row(id: $0) }.map { DerivationReport.Cutoff($0) },
                    comparison: decision?.comparison, tieBreak: third)
            }
            return (rater, result, document)
        }
    }

    func text(_ language: Language) throws -> String {
        let last = documents.lastIndex { $0.document != nil }
        return try documents.enumerated().map { number, part in
            let decides = language == .chinese ? " 第三名专家裁定，以此为准" : " tie-break, decides"
            let head = "[\(part.rater.login)]" + (part.rater.breaksTies ? decides : "")
            let text =
                try part.document?.text(language, closes: number == last)
                ?? DerivationDocument.text(incomplete: part.result, of: desk.instrument(), language)
            return head + "\n" + text
        }.joined(separator: "\n")
    }

    /// An array with an object for each sheet that has a grade.
    func json(_ language: Language) throws -> String {
        let parts = try documents.compactMap { try $0.document?.json(language) }
        return "[\n" + parts.joined(separator: ",\n") + "]\n"
    }

    /// A page of the sheet that decides: the third expert's, else the first with a grade.
    func page(_ language: Language) throws -> String {
        let decisive = documents.last { $0.rater.breaksTies && $0.document != nil }
        guard let document = decisive?.document ?? documents.lazy.compactMap(\.document).first else {
            throw Refusal(.sheetIncomplete, ["assessment": desk.record.id.description])
        }
        return document.page(language).text
    }
}
