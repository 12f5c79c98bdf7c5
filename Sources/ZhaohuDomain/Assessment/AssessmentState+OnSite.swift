extension AssessmentState {
    /// The assessment begins at the person's place.
    ///
    /// - Parameter guardians: names of the guardians or agents present, at least one.
    /// - Returns: `onSite`.
    /// - Throws: ``RefusalRule/guardianMissing``, ``RefusalRule/assessmentState``.
    /// - Note: Source: Std-37 4.5, Asm-29 art. 21.
    package func started(guardians: [String]) throws(Refusal) -> AssessmentState {
        let next = try after(.started)
        guard guardians.contains(where: { $0.contains { !$0.isWhitespace } }) else {
            throw Refusal(.guardianMissing, ["field": "guardian"])
        }
        return next
    }

    /// Accepts that a rater answers an item now; a submitted sheet is locked.
    ///
    /// - Throws: ``RefusalRule/assessmentState``, ``RefusalRule/raterNotOnPanel``, ``RefusalRule/sheetLocked``.
    package func requireAnswerable(
        by rater: String, panel: RaterPanel, submitted: Set<String>
    ) throws(Refusal) {
        _ = try after(.sheetSubmitted)
        try panel.requireMember(rater)
        guard !submitted.contains(rater) else { throw Refusal(.sheetLocked, ["rater": rater]) }
    }

    /// A rater hands in a complete sheet, which locks it; with the last one the assessment is scored.
    ///
    /// - Parameters:
    ///   - rater: who hands in.
    ///   - panel: the raters of this assessment.
    ///   - submitted: who has handed in before.
    ///   - result: what the sheet comes to.
    /// - Returns: `onSite` while a sheet is outstanding, then `scored`.
    /// - Throws: the refusals of ``requireAnswerable(by:panel:submitted:)``; ``RefusalRule/sheetIncomplete`` with the
    ///   missing items.
    package func submitted(
        by rater: String, panel: RaterPanel, submitted: Set<String>, result: ScoringResult
    ) throws(Refusal) -> AssessmentState {
        try requireAnswerable(by: rater, panel: panel, submitted: submitted)
        if case .incomplete(let missing, _) = result, !missing.isEmpty {
            throw Refusal(
                .sheetIncomplete, ["missing": missing.joined(separator: ","), "count": String(missing.count)])
        }
        let outstanding = panel.raters.filter { $0.name != rater && !submitted.contains($0.name) }
        return try after(outstanding.isEmpty ? .lastSheetSubmitted : .sheetSubmitted)
    }
}
