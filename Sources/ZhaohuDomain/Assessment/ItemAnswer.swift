/// What a rater put down for an item.
package enum ItemAnswer: Hashable, Sendable {
    /// One of the item's scores, or a measured value in the item's smallest unit.
    case score(Int)
    /// The item could not be judged; never counts as 0.
    case unjudged(UnjudgedReason)

    /// The score, nil for an item that could not be judged.
    package var score: Int? {
        guard case .score(let score) = self else { return nil }
        return score
    }
}

/// Why an item could not be judged; the raw values are stored and sent.
package enum UnjudgedReason: String, CaseIterable, Sendable {
    case refused, asleep, unconscious
    case noInformant = "no_informant"
    case language, equipment, unsafe, other

    /// The reason's name.
    package func name(_ language: Language) -> String {
        let names = names
        return language == .chinese ? names.chinese : names.english
    }

    private var names: (chinese: String, english: String) {
        switch self {
        case .refused: ("拒绝配合", "refused")
        case .asleep: ("睡眠中", "asleep")
        case .unconscious: ("意识不清", "unconscious")
        case .noInformant: ("无知情人", "nobody who knows the person was there")
        case .language: ("语言不通", "no common language")
        case .equipment: ("缺少器具", "equipment missing")
        case .unsafe: ("测试不安全", "not safe to try")
        case .other: ("其他原因", "another reason")
        }
    }
}
