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
    /// An expert concludes; with a second expert the assessment is concluded.
    ///
    /// - Parameters:
    ///   - opinion: the expert and the grade.
    ///   - derived: the grade of the sheet that decides: what the raters agree on, or what a third expert made of it.
    ///   - earlier: opinions given before, at most one.
    /// - Returns: `scored` after the first expert, then `concluded`.
    /// - Throws: ``RefusalRule/assessmentState``, ``RefusalRule/gradeContradictsDerivation``,
    ///   ``RefusalRule/sameExpert``.
    /// - Note: Source: Asm-29 art. 22: at least two experts confirm.
    package func concluded(
        _ opinion: ExpertOpinion, derived: GradeName, earlier: [ExpertOpinion]
    ) throws(Refusal) -> AssessmentState {
        let next = try after(earlier.isEmpty ? .firstExpertConcluded : .secondExpertConcluded)
        if earlier.contains(where: { $0.expert == opinion.expert }) {
            throw Refusal(.sameExpert, ["expert": opinion.expert])
        }
        guard opinion.grade == derived else {
            throw Refusal(.gradeContradictsDerivation, ["grade": opinion.grade.code, "derived": derived.code])
        }
        return next
    }
}
