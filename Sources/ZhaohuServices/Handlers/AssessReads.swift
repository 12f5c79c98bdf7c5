internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.*` that only read or reckon.
enum AssessReads {
    static let table: [String: Handler] = [
        "ASSESS.FORM": form, "ASSESS.CALC": calculate, "ASSESS.GET": get, "ASSESS.LIST": list, "ASSESS.DERIVE": derive,
    ]

    private static let form: Handler = { context in
        let name = try context.required("instrument", context.arguments.text("instrument"))
        let (hash, instrument) = try context.reference.instrument(name)
        return .document(InstrumentForm.text(instrument, hash: hash))
    }

    private static let calculate: Handler = { context in
        let arguments = context.arguments
        let (_, instrument) = try context.reference.instrument(
            try context.required("instrument", arguments.text("instrument")))
        let isSingle = instrument.dimensions.count == 1
        var values: [[Int]] = []
        for dimension in instrument.dimensions {
            let field = isSingle && arguments.has("scores") ? "scores" : dimension.code
            values.append(try context.required(field, arguments.integers(field)))
        }
        let sheet = try instrument.sheet(inOrder: values)
        let cutoffs = try instrument.cutoffs(context.reference.policy, on: context.today)
        return .record(fields(try context.required("scores", instrument.score(sheet, cutoffs: cutoffs).derivation)))
    }

    /// Totals, bands and grade; an instrument of one dimension has a total and a named grade.
    static func fields(_ derivation: Derivation) -> [ReplyField] {
        let verified = ReplyField("verified", derivation.verified ? "yes" : "no")
        if derivation.totals.count == 1 {
            return [
                ReplyField("total", derivation.totals[0]), ReplyField("grade", derivation.gradeCode), verified,
            ]
        }
        return [
            ReplyField("totals", derivation.totals.map(String.init).joined(separator: ",")),
            ReplyField("bands", derivation.bands.map(String.init).joined(separator: ",")),
            ReplyField("grade", derivation.grade), ReplyField("name", derivation.gradeCode), verified,
        ]
    }

    private static let get: Handler = { context in
        let desk = try AssessmentDesk(context, forUpdate: false)
        let visible = raters(desk, seenBy: context.caller)
        let opinions = try AssessmentStore.opinions(context.database, region: context.region, desk.record.id)
        return .record(
            summary(desk.record) + [
                ReplyField("raters", desk.raters.map(\.login).joined(separator: ",")),
                ReplyField("submitted", desk.submitted.sorted().joined(separator: ",")),
                ReplyField(
                    "derived", visible.filter(\.isSubmitted).map { "\($0.login):\($0.grade)" }.joined(separator: ",")),
                ReplyField("concluded_by", opinions.map(\.expert).joined(separator: ",")),
                ReplyField("grade", desk.record.concludedGrade),
                ReplyField("notice_until", desk.record.noticeUntil?.description ?? ""),
            ])
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

    private static let derive: Handler = { context in
        let desk = try AssessmentDesk(context, forUpdate: false)
        var parts: [String] = []
        for rater in raters(desk, seenBy: context.caller) where rater.isSubmitted {
            let result = desk.instrument.score(try desk.sheet(of: rater.login), cutoffs: try desk.cutoffs())
            guard let derivation = result.derivation else { continue }
            let document = DerivationDocument(
                derivation, assessment: desk.record.id.description, rater: rater.login,
                hash: desk.record.instrumentHash,
                scoredOn: context.today)
            parts.append("[\(rater.login)]\n" + document.text(context.language))
        }
        guard !parts.isEmpty else {
            throw Refusal(.assessmentState, ["state": desk.record.state.rawValue, "possible": "ASSESS.SUBMIT"])
        }
        let header = "\(desk.record.id) \(desk.record.instrument) sha256=\(desk.record.instrumentHash)"
        return .document(([header] + parts).joined(separator: "\n\n") + "\n")
    }

    /// Blind rating: a rater sees the other sheets only when all are locked.
    private static func raters(_ desk: AssessmentDesk, seenBy caller: Caller) -> [RaterRecord] {
        let isOpen = desk.raters.contains { !$0.isSubmitted }
        guard isOpen, desk.raters.contains(where: { $0.login == caller.login }) else { return desk.raters }
        return desk.raters.filter { $0.login == caller.login }
    }

    private static func summary(_ record: AssessmentRecord) -> [ReplyField] {
        [
            ReplyField("assessment", record.id), ReplyField("case", record.caseID),
            ReplyField("state", record.state.rawValue), ReplyField("instrument", record.instrument),
        ]
    }
}

/// The printed form of an instrument, in both languages.
enum InstrumentForm {
    static func text(_ instrument: Instrument, hash: String) -> String {
        var lines = [
            "\(instrument.titleZh) / \(instrument.titleEn)",
            "id=\(instrument.id) version=\(instrument.version) sha256=\(hash) verified=\(instrument.verified ? "yes" : "no")",
            "source: \(instrument.source)",
        ]
        for dimension in instrument.dimensions {
            lines.append("")
            lines.append("== \(dimension.code): \(dimension.nameZh) / \(dimension.nameEn), 0-\(dimension.maximum) ==")
            for item in dimension.items {
                lines.append("\(item.code)  \(item.nameZh) / \(item.nameEn)")
                for option in item.options {
                    lines.append(
                        "  \(option.score < 10 ? " " : "")\(option.score)  \(option.textZh) / \(option.textEn)")
                }
            }
        }
        lines.append("")
        for grade in instrument.grades {
            lines.append("\(grade.number)  \(grade.code)  \(grade.nameZh) / \(grade.nameEn)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
