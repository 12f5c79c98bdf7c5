internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

/// `POLICY.TRY`: other rules over all recorded sheets of a region.
enum WhatIfHandlers {
    static let table: [String: Handler] = ["POLICY.TRY": run]

    /// How long a second run waits before it asks again, in seconds.
    private static let busySeconds = "5"

    private static let run: Handler = { context in
        let arguments = context.arguments
        let day = context.day("on") ?? context.today
        let changes = try RuleChanges(
            cell: arguments.text("cell"), cutoff: arguments.text("cutoff"), band: arguments.text("band"))
        try checkPeriod(context)
        let (_, current) = try context.reference.instrument(
            try context.required("instrument", arguments.text("instrument")))
        let policy = context.reference.policy
        let inForce = try current.cutoffs(policy, on: day)
        // Before any sheet is read: a change that cannot be made is refused at once.
        _ = try changes.applied(to: current, cutoffs: inForce)
        let outcome = try SheetStore.reading(context.database, region: context.region) { database in
            try tally(database, context, current.id, changes, inForce)
        }
        guard let tally = outcome else { throw Refusal(.busy, ["after": busySeconds]) }
        let cutoffRows = try current.cutoffRows(policy, on: day).sorted { $0.key < $1.key }
        let report = try WhatIfReport(
            region: context.region, instrument: current.id, isVerified: current.verified,
            changes: changes.description, selection: selectionText(context), day: day, tally: tally,
            rates: try WhatIfRates(policy, on: day), cutoffRows: cutoffRows)
        switch arguments.text("format") ?? "table" {
        case "csv": return .document(report.csv)
        case "json": return .document(report.json)
        default: return .document(report.table(context.language))
        }
    }

    private static func checkPeriod(_ context: CommandContext) throws(Refusal) {
        guard let from = context.day("from"), let to = context.day("to"), to < from else { return }
        throw Refusal(.badPeriod, ["from": from.description, "to": to.description])
    }

    /// Each sheet is scored with the edition that it points to, as it is and as it would be.
    private static func tally(
        _ database: DatabaseConnection, _ context: CommandContext, _ id: String, _ changes: RuleChanges,
        _ inForce: [String: Int]
    ) throws -> WhatIfTally {
        var tally = WhatIfTally()
        let what = context.language == .chinese ? "份评估已试算" : "sheets scored"
        context.progress.tell(0, of: nil, what)
        for edition in try SheetStore.editions(database, instrument: id) {
            let instrument = try InstrumentDocument.decode(edition.document)
            let changed = try changes.applied(to: instrument, cutoffs: inForce)
            let today = Scorer(instrument, cutoffs: inForce)
            let other = Scorer(changed.instrument, cutoffs: changed.cutoffs)
            let benefits = WhatIfTally.benefitOfGrade(instrument)
            try SheetStore.forEach(database, region: context.region, hash: edition.hash, selection(context)) {
                setting, answers in
                answers.withUnsafeBufferPointer { packed in
                    tally.add(
                        setting: setting, before: today.grade(of: packed), after: other.grade(of: packed), benefits)
                }
                if tally.sheets.isMultiple(of: 1_024) { context.progress.tell(tally.sheets, of: nil, what) }
            }
        }
        return tally
    }

    private static func selection(_ context: CommandContext) -> SheetStore.Selection {
        SheetStore.Selection(
            from: context.day("from"), to: context.day("to"),
            isCurrentOnly: context.arguments.text("scope") == "current")
    }

    private static func selectionText(_ context: CommandContext) -> String {
        let selection = selection(context)
        let scope = "scope=\(selection.isCurrentOnly ? "current" : "all")"
        let days = [("from", selection.from), ("to", selection.to)].compactMap { name, day in
            day.map { "\(name)=\($0)" }
        }
        return ([scope] + days).joined(separator: " ")
    }
}
