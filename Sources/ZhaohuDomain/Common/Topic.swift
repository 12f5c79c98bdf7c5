/// What a terminal can be told about without asking.
///
/// - Note: Source: protocol page, section 7.
package enum Topic: Hashable, Sendable {
    /// Changes of a carer's schedule.
    case schedule(CaregiverID)
    /// What concerns a company: the schedules of its carers, warnings, hand-overs.
    case provider(ProviderID)

    /// The forms of a topic, for refusals and help.
    package static let forms = "schedule:C0042,provider:H01"

    /// Reads `schedule:C0042` or `provider:H01` as ``description`` writes them; nil for anything else.
    ///
    /// Exactly so, because a Redis client finds its channel by the text that it asked for; see ``nearest(to:)``.
    package init?(_ text: String) {
        guard let topic = Self.nearest(to: text), topic.description == text else { return nil }
        self = topic
    }

    /// The topic that a text means, in whatever case and with however many zeros; nil when it means none.
    package static func nearest(to text: String) -> Topic? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let id = text[text.index(after: colon)...]
        return switch text[..<colon].lowercased() {
        case "schedule": CaregiverID(id).map { .schedule($0) }
        case "provider": ProviderID(id).map { .provider($0) }
        default: nil
        }
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
