/// The locked sheets of all raters of one assessment, side by side.
///
/// - Note: Source: Asm-29 arts. 21, 22: at least two people assess, at least two experts confirm.
package struct SheetComparison: Hashable, Sendable {
    /// One rater's locked sheet.
    package struct Entry: Hashable, Sendable {
        package let rater: String
        package let sheet: AnswerSheet

        package init(rater: String, sheet: AnswerSheet) {
            self.rater = rater
            self.sheet = sheet
        }
    }

    /// An item on which the raters differ, or that one of them could not judge.
    package struct Difference: Hashable, Sendable {
        package let item: Instrument.Item
        /// In the order of the raters; nil for an item that was left out.
        package let answers: [ItemAnswer?]
        /// True when somebody's answer to this item alone, put into another's sheet, moves that sheet's dimension into
        /// another band.
        package let crossesBand: Bool
        /// The same for the grade.
        package let crossesGrade: Bool
    }

    package let instrument: Instrument
    package let entries: [Entry]
    /// What each sheet comes to, in the order of the raters.
    package let results: [ScoringResult]
    /// In form order.
    package let differences: [Difference]

    /// Compares sheets, usually of two to six raters.
    package init(_ entries: [Entry], with scorer: Scorer) {
        instrument = scorer.instrument
        self.entries = entries
        results = entries.map { scorer.score($0.sheet) }
        differences = scorer.instrument.items.compactMap { item in
            let answers = entries.map { $0.sheet.answer(item.code) }
            let agreed = Set(answers).count == 1 && answers.allSatisfy { $0?.score != nil }
            guard !agreed else { return nil }
            let crossing = Self.crossing(item, entries.map(\.sheet), scorer)
            return Difference(item: item, answers: answers, crossesBand: crossing.band, crossesGrade: crossing.grade)
        }
    }

    /// True when a third expert must answer the items that differ: the grades differ, or a sheet has none.
    package var needsTieBreak: Bool {
        let grades = results.map { $0.derivation?.grade }
        return Set(grades).count != 1 || grades.contains(nil)
    }

    /// Whether putting one rater's answer to an item into another's sheet changes that sheet's bands or grade.
    private static func crossing(
        _ item: Instrument.Item, _ sheets: [AnswerSheet], _ scorer: Scorer
    ) -> (band: Bool, grade: Bool) {
        var found = (band: false, grade: false)
        let answers = Set(sheets.compactMap { $0.answer(item.code) })
        for sheet in sheets {
            guard let own = scorer.score(sheet).derivation else { continue }
            for answer in answers where answer != sheet.answer(item.code) {
                var other = sheet
                other.set(answer, for: item.code)
                guard let changed = scorer.score(other).derivation else { continue }
                if changed.bands != own.bands { found.band = true }
                if changed.grade != own.grade { found.grade = true }
            }
        }
        return found
    }
}

extension SheetComparison {
    /// The sheet that decides: what the raters agree on, and a third expert's answers to the rest.
    ///
    /// - Throws: ``RefusalRule/tieBreakNotDiffering`` and ``RefusalRule/tieBreakMissingItems``, both with the items;
    ///   the refusals of ``Instrument/checked(item:score:)``.
    package func resolved(by tieBreak: AnswerSheet) throws(Refusal) -> AnswerSheet {
        let differing = differences.map(\.item.code)
        let surplus = tieBreak.answers.keys.filter { !differing.contains($0) }.sorted()
        for item in surplus where instrument.item(item) == nil { try instrument.checked(item: item, score: 0) }
        guard surplus.isEmpty else {
            let allowed = differing.isEmpty ? "none" : differing.joined(separator: ",")
            throw Refusal(.tieBreakNotDiffering, ["items": surplus.joined(separator: ","), "allowed": allowed])
        }
        let missing = differing.filter { tieBreak.answer($0) == nil }
        guard missing.isEmpty else {
            throw Refusal(
                .tieBreakMissingItems, ["missing": missing.joined(separator: ","), "count": String(missing.count)])
        }
        var sheet = entries.first?.sheet ?? AnswerSheet()
        for item in differing {
            if let score = tieBreak[item] { try instrument.checked(item: item, score: score) }
            sheet.set(tieBreak.answer(item), for: item)
        }
        return sheet
    }

    /// The sheet that decides, with or without a third expert.
    ///
    /// - Parameters:
    ///   - tieBreak: the third expert's answers, nil while there are none.
    ///   - preferred: whose sheet decides when all come to the same grade; the first rater's when it is not named.
    /// - Returns: the deciding sheet.
    /// - Throws: ``RefusalRule/tieBreakMissing`` with the differing items; the refusals of ``resolved(by:)``.
    package func decisive(tieBreak: AnswerSheet?, preferred: String? = nil) throws(Refusal) -> AnswerSheet {
        if let tieBreak { return try resolved(by: tieBreak) }
        guard !needsTieBreak, let first = entries.first else {
            let grades = zip(entries, results).map { "\($0.rater):\($1.derivation?.gradeCode ?? "incomplete")" }
            throw Refusal(
                .tieBreakMissing,
                [
                    "grades": grades.joined(separator: ","),
                    "items": differences.map(\.item.code).joined(separator: ","),
                ])
        }
        return entries.first { $0.rater == preferred }?.sheet ?? first.sheet
    }
}
