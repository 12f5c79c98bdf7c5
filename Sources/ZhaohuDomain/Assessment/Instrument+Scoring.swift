/// What a sheet comes to.
package enum ScoringResult: Hashable, Sendable {
    /// Items without a valid answer, in form order; a missing answer is never taken for 0.
    case incomplete(missing: [String])
    case complete(Derivation)

    /// The derivation of a complete sheet, else nil.
    package var derivation: Derivation? {
        guard case .complete(let derivation) = self else { return nil }
        return derivation
    }
}

extension Instrument {
    /// Totals, bands and grade of a sheet.
    ///
    /// - Parameters:
    ///   - sheet: an answer that the item does not list counts as missing.
    ///   - cutoffs: dated values for the bands with a cut-off key, see ``cutoffs(_:on:)``; a band whose key is not
    ///     given keeps the document's own upper end.
    /// - Returns: the missing items, or the derivation.
    package func score(_ sheet: AnswerSheet, cutoffs: [String: Int] = [:]) -> ScoringResult {
        var missing: [String] = []
        var totals: [Int] = []
        for dimension in dimensions {
            var total = 0
            for item in dimension.items {
                if let score = sheet[item.code], item.scores.contains(score) {
                    total += score
                } else {
                    missing.append(item.code)
                }
            }
            totals.append(total)
        }
        guard missing.isEmpty else { return .incomplete(missing: missing) }
        let bands = zip(dimensions, totals).map { $0.band(of: $1, cutoffs: cutoffs).number }
        let grade = grades[gradeRule.grade(bands: bands)]
        return .complete(
            Derivation(document: self, sheet: sheet, cutoffs: cutoffs, totals: totals, bands: bands, gradeName: grade))
    }

    /// The cut-offs in force on a day for the bands that have a policy key.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package func cutoffs(_ policy: PolicyBook, on day: Day) throws(Refusal) -> [String: Int] {
        var values: [String: Int] = [:]
        for key in dimensions.flatMap(\.bands).compactMap(\.cutoffKey) {
            values[key] = try policy.integer(key, on: day)
        }
        return values
    }
}

extension Instrument.Dimension {
    /// The band of a total: the worst one whose upper end, replaced by a dated cut-off if there is one, holds it.
    package func band(of total: Int, cutoffs: [String: Int] = [:]) -> Instrument.Band {
        for band in bands.reversed() where total <= band.upper(cutoffs) { return band }
        return bands[0]
    }
}

extension Instrument.Band {
    /// The upper end in force, inclusive.
    package func upper(_ cutoffs: [String: Int]) -> Int {
        cutoffKey.flatMap { cutoffs[$0] } ?? upper
    }
}
