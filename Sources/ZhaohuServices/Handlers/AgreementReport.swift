internal import Crypto
internal import Foundation
internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The report on agreement and drift of raters, as table, CSV, JSON and sections for a page.
struct AgreementReport {
    private let head: AgreementSections.Head
    private let instrument: Instrument
    private let rater: String?
    /// Lines shown: all, or those about one rater.
    private let lines: [AgreementLine]
    private let language: Language

    /// Reads the sheets of the period and reckons.
    init(_ context: CommandContext, from: Day, to: Day) throws {
        let name = try context.required("instrument", context.arguments.text("instrument"))
        let instrument = try context.reference.instrument(name).instrument
        let weights = context.arguments.text("weights").flatMap { WeightedKappa.Weights(rawValue: $0) } ?? .quadratic
        let rules = try AgreementRules(context.reference.policy, on: context.today)
        let sheets = try AgreementReport.sheets(context, instrument, from: from, to: to)
        let analysis = AgreementAnalysis(
            instrument: instrument, sheets: sheets, references: try AgreementReport.references(context, instrument),
            rules: rules, weights: weights, cutoffs: try AgreementReport.cutoffs(context, instrument, on: to))
        let rater = context.arguments.text("rater")
        if let rater, !sheets.contains(where: { $0.rater == rater }) {
            throw Refusal(.raterHasNoSheets, ["field": "rater", "value": rater])
        }
        (self.instrument, self.rater, language) = (instrument, rater, context.language)
        lines = analysis.lines.filter { rater == nil || $0.isAbout(rater) }
        head = AgreementSections.Head(
            region: context.region, from: from, to: to, weights: weights, rules: rules,
            assessments: Set(sheets.map(\.assessment)).count, sheets: sheets.count,
            raters: Set(sheets.map(\.rater)).count)
    }

    /// The report in words, for the terminal and for paper.
    var sections: AgreementSections {
        AgreementSections(
            head: head, instrument: instrument, lines: lines, showsAll: rater != nil, snapshot: snapshot,
            language: language)
    }

    var table: String {
        let sections = sections
        var text = [sections.title] + sections.facts + [""]
        for section in sections.parts {
            text += ["== \(section.title) ==", section.explanation]
            if !section.rows.isEmpty {
                text += TextTable.lines([section.header] + section.rows.map(\.cells), rightAligned: section.numbers)
            }
            text += section.notes + [""]
        }
        return (text + sections.closing).joined(separator: "\n") + "\n"
    }

    /// Every line with all its figures; the same columns throughout, empty where they do not apply.
    var csv: String {
        let rows = [AgreementExport.columns] + lines.map { AgreementExport.cells($0) }
        return rows.map { $0.joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    }

    var json: String {
        get throws {
            try AgreementExport.json(
                AgreementExport.Document(
                    instrument: instrument.id, from: head.from.description, to: head.to.description,
                    weights: head.weights.rawValue, assessments: head.assessments, sheets: head.sheets,
                    raters: head.raters, snapshot: snapshot, lines: lines.map { AgreementExport.Line($0) }))
        }
    }

    /// A digest of the figures: a changed figure cannot keep it.
    private var snapshot: String {
        let figures = lines.map { AgreementExport.cells($0).joined(separator: " ") }
        let text = ([instrument.id, "\(head.from) \(head.to) \(head.weights.rawValue)"] + figures)
            .joined(separator: "\n")
        return Digits.hexadecimal(SHA256.hash(data: Array(text.utf8)).prefix(8))
    }
}

extension AgreementReport {
    private static func sheets(
        _ context: CommandContext, _ instrument: Instrument, from: Day, to: Day
    ) throws -> [LockedSheet] {
        let grades = Dictionary(uniqueKeysWithValues: instrument.grades.map { ($0.code, $0.number) })
        return try AgreementStore.sheets(
            context.database, region: context.region, instrument: instrument.id, items: instrument.items.map(\.code),
            from: context.zone.instant(from, minute: 0), before: context.zone.instant(to.advanced(by: 1), minute: 0)
        ).map { record in
            LockedSheet(
                assessment: record.assessment, rater: record.rater, isExpert: record.isExpert,
                submittedOn: context.zone.day(of: record.submittedAt), grade: grades[record.grade],
                scores: record.scores)
        }
    }

    private static func references(_ context: CommandContext, _ instrument: Instrument) throws -> [Int64: [Int?]] {
        let places = Dictionary(uniqueKeysWithValues: instrument.items.map(\.code).enumerated().map { ($1, $0) })
        var references: [Int64: [Int?]] = [:]
        let empty = instrument.items.map { _ in Int?.none }
        for row in try AgreementStore.references(context.database, region: context.region, instrument: instrument.id) {
            if let place = places[row.item] { references[row.assessment, default: empty][place] = row.score }
        }
        return references
    }

    /// The cut-offs of the period's last day; before the first dated ones, those of the document.
    private static func cutoffs(
        _ context: CommandContext, _ instrument: Instrument, on day: Day
    ) throws(Refusal) -> [String: Int] {
        do {
            return try instrument.cutoffs(context.reference.policy, on: day)
        } catch  where error.rule == .policyMissing {
            return [:]
        }
    }
}

extension AgreementLine {
    /// True for the lines that one rater is to be shown by, and for those about everybody.
    fileprivate func isAbout(_ rater: String?) -> Bool {
        section == .overall || section == .item || subject == rater || (section == .pair && detail == rater)
    }
}
