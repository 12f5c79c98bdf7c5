/// What a sheet comes to.
package enum ScoringResult: Hashable, Sendable {
    /// Items without a valid answer and items that could not be judged, in form order; neither is ever taken for 0.
    case incomplete(missing: [String], unjudged: [String])
    case complete(Derivation)

    /// The derivation of a complete sheet, else nil.
    package var derivation: Derivation? {
        guard case .complete(let derivation) = self else { return nil }
        return derivation
    }
}

extension Instrument {
    /// Totals, bands and grade of a sheet; whoever scores many keeps a ``Scorer``.
    ///
    /// - Parameters:
    ///   - sheet: an answer that the item does not list counts as missing.
    ///   - cutoffs: dated values for the bands with a cut-off key, see ``cutoffs(_:on:)``; a band whose key is not
    ///     given keeps the document's own upper end.
    /// - Returns: what is missing, or the derivation.
    package func score(_ sheet: AnswerSheet, cutoffs: [String: Int] = [:]) -> ScoringResult {
        Scorer(self, cutoffs: cutoffs).score(sheet)
    }

    /// The cut-offs in force on a day for the bands that have a policy key.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package func cutoffs(_ policy: PolicyBook, on day: Day) throws(Refusal) -> [String: Int] {
        var values: [String: Int] = [:]
        for row in try cutoffRows(policy, on: day) { values[row.key] = try row.integer() }
        return values
    }

    /// The policy rows of these cut-offs, in the order of the bands.
    ///
    /// - Throws: ``RefusalRule/policyMissing``.
    package func cutoffRows(_ policy: PolicyBook, on day: Day) throws(Refusal) -> [PolicyRow] {
        var rows: [PolicyRow] = []
        for key in dimensions.flatMap(\.bands).compactMap(\.cutoffKey) { rows.append(try policy.row(key, on: day)) }
        return rows
    }
}
