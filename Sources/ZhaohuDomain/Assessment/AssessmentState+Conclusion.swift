/// What an expert concluded.
package struct ExpertOpinion: Hashable, Sendable {
    /// The login.
    package let expert: String
    package let grade: GradeName

    package init(expert: String, grade: GradeName) {
        self.expert = expert
        self.grade = grade
    }
}

extension AssessmentState {
    /// An expert concludes; with a second, agreeing expert the assessment is concluded.
    ///
    /// - Parameters:
    ///   - opinion: the expert and the grade.
    ///   - derived: the grades of the raters' sheets; the grade must lie within their range.
    ///   - earlier: opinions given before, at most one.
    /// - Returns: `awaitingSecondExpert`, then `concluded`.
    /// - Throws: ``RefusalRule/assessmentState``, ``RefusalRule/gradeContradictsDerivation``,
    ///   ``RefusalRule/sameExpert``, ``RefusalRule/expertsDisagree``.
    /// - Note: Source: Asm-29 art. 22: at least two experts confirm.
    package func concluded(
        _ opinion: ExpertOpinion, derived: [GradeName], earlier: [ExpertOpinion]
    ) throws(Refusal) -> AssessmentState {
        let next = try after(earlier.isEmpty ? .firstExpertConcluded : .secondExpertConcluded)
        if earlier.contains(where: { $0.expert == opinion.expert }) {
            throw Refusal(.sameExpert, ["expert": opinion.expert])
        }
        let numbers = derived.map(\.number)
        guard let mildest = numbers.min(), let severest = numbers.max(),
            (mildest...severest).contains(opinion.grade.number)
        else {
            throw Refusal(
                .gradeContradictsDerivation,
                ["grade": opinion.grade.code, "derived": derived.map(\.code).joined(separator: ",")])
        }
        if let first = earlier.first, first.grade != opinion.grade {
            throw Refusal(.expertsDisagree, ["grade": opinion.grade.code, "first": first.grade.code])
        }
        return next
    }
}
