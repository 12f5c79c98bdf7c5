internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The assessment that a command names, with its raters and the instrument that its sheets point to.
struct AssessmentDesk {
    let context: CommandContext
    let record: AssessmentRecord
    let raters: [RaterRecord]
    let panel: RaterPanel
    let instrument: Instrument

    init(_ context: CommandContext, forUpdate: Bool = true) throws {
        self.context = context
        let id = try context.target("assessment", AssessmentKind.self)
        record = try context.found(
            AssessmentStore.assessment(context.database, region: context.region, id, forUpdate: forUpdate),
            "assessment", id)
        raters = try AssessmentStore.raters(context.database, region: context.region, id)
        panel = try RaterPanel(raters.map { RaterPanel.Rater($0.login, isExpert: $0.isExpert) })
        if let current = context.reference.instruments[record.instrument], current.hash == record.instrumentHash {
            instrument = current.instrument
        } else {
            let document = try ReferenceStore.instrument(context.database, hash: record.instrumentHash) ?? ""
            instrument = try InstrumentDocument.decode(document)
        }
    }

    /// Raters whose sheet is locked.
    var submitted: Set<String> { Set(raters.filter(\.isSubmitted).map(\.login)) }

    func sheet(of rater: String) throws -> AnswerSheet {
        try AssessmentStore.sheet(context.database, region: context.region, record.id, rater: rater)
    }

    /// The cut-offs that policy sets for this instrument today.
    func cutoffs() throws(Refusal) -> [String: Int] {
        try instrument.cutoffs(context.reference.policy, on: context.today)
    }

    /// A grade by its number or by its name.
    func grade(_ text: String) throws(Refusal) -> GradeName {
        if let number = Int(text), let grade = instrument.grade(number: number) { return grade }
        return try instrument.grade(code: text)
    }

    func reply(_ fields: [ReplyField]) -> Reply {
        .record([ReplyField("assessment", record.id)] + fields)
    }
}
