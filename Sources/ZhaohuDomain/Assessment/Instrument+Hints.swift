extension Instrument {
    /// A question to the rater about answers that hardly go together; it never stops anybody.
    package struct Hint: Codable, Hashable, Sendable {
        /// Unique in the document, `walksAloneBedbound`.
        package let id: String
        /// On items and their scores; the question is asked when all of them hold.
        package let when: [Condition]
        package let textZh: String
        package let textEn: String

        /// The question.
        package func text(_ language: Language) -> String { language == .chinese ? textZh : textEn }
    }

    /// The questions that a sheet raises, in the order of the document.
    ///
    /// A question is asked only when every item that it looks at has a score.
    package func hints(for sheet: AnswerSheet) -> [Hint] {
        hints.filter { hint in
            hint.when.allSatisfy { $0.names.allSatisfy { sheet[$0] != nil } && $0.holds { sheet[$0] } }
        }
    }
}
