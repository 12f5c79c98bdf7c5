/// What a terminal can be told about without asking.
///
/// - Note: Source: protocol page, section 7.
package enum Topic: Hashable, Sendable {
    /// Changes of a carer's schedule.
    case schedule(CaregiverID)
    /// What concerns a company: the schedules of its carers, warnings, hand-overs.
    case provider(ProviderID)

    /// The forms of a topic, for refusals and help.
    package static let forms = "schedule:C0042, provider:H01"

    /// Reads `schedule:C0042` or `provider:H01`, exactly as ``description`` writes it; nil for anything else.
    ///
    /// Exactly, because a Redis client finds its channel by the text that it asked for.
    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let id = text[text.index(after: colon)...]
        let topic: Topic? =
            switch text[..<colon] {
            case "schedule": CaregiverID(id).map { .schedule($0) }
            case "provider": ProviderID(id).map { .provider($0) }
            default: nil
            }
        guard let topic, topic.description == text else { return nil }
        self = topic
    }
}

extension Topic: CustomStringConvertible {
    package var description: String {
        switch self {
        case .schedule(let caregiver): "schedule:\(caregiver)"
        case .provider(let provider): "provider:\(provider)"
        }
    }
}
