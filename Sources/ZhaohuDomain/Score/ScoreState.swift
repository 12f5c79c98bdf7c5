/// Where a score stands.
///
/// A published one is never changed; a later version of the same period replaces it.
package enum ScoreState: String, LifeCycle {
    /// Reckoned; the company does not see it.
    ///
    /// Next: shown, withdrawn.
    case draft
    /// The company sees it and may answer. Next: answered, published (after its term), withdrawn.
    case shown
    /// The company has answered. Next: published, withdrawn.
    case answered
    /// In force for ever. Final.
    case published
    /// Given up for another draft. Final.
    case withdrawn

    package enum Event: String, CaseIterable, Sendable {
        case show, answer, publish, withdraw
    }

    package static let transitions: [Transition<ScoreState>] = [
        Transition(.draft, .show, .shown),
        Transition(.draft, .withdraw, .withdrawn),
        Transition(.shown, .answer, .answered),
        Transition(.shown, .publish, .published),
        Transition(.shown, .withdraw, .withdrawn),
        Transition(.answered, .publish, .published),
        Transition(.answered, .withdraw, .withdrawn),
    ]

    package static var forbidden: RefusalRule { .scoreState }

    /// True once the company may see it.
    package var isVisibleToCompany: Bool { self == .shown || self == .answered || self == .published }

    /// The state after publication.
    ///
    /// - Parameters:
    ///   - today: the day of publication.
    ///   - answerUntil: the last day on which the company may answer.
    ///   - publisher: who publishes.
    ///   - maker: who drew it up.
    /// - Returns: the state published.
    /// - Throws: ``RefusalRule/scoreSameHand``, ``RefusalRule/scoreAwaitsAnswer``, ``RefusalRule/scoreState``.
    package func published(
        on today: Day, answerUntil: Day, by publisher: String, madeBy maker: String
    ) throws(Refusal) -> ScoreState {
        let next = try after(.publish)
        guard publisher != maker else { throw Refusal(.scoreSameHand, ["user": publisher]) }
        if self == .shown, today <= answerUntil {
            throw Refusal(.scoreAwaitsAnswer, ["answer_until": answerUntil.description])
        }
        return next
    }
}
