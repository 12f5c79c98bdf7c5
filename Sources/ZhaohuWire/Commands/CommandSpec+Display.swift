package import ZhaohuDomain

/// How a command is shown to people.
extension CommandSpec {
    /// The part of the name before the dot, the whole name where there is none.
    package var noun: String { String(name.prefix { $0 != "." }) }

    /// One line of use, `VISIT.IN <visit:V-id> at=<time> [pos=<lat,lon>]`.
    package var usage: String {
        ([name] + (target.map { [$0.isRequired ? $0.targetDisplay : "[\($0.targetDisplay)]"] } ?? [])
            + fields.map { $0.isRequired ? $0.display : "[\($0.display)]" } + itemDisplays).joined(separator: " ")
    }

    /// How the answers to items are shown.
    static let itemDisplay = "dimension.item...=<score,?reason>"

    private var itemDisplays: [String] { takesItems ? ["[\(Self.itemDisplay)]"] : [] }

    /// The roles in alphabetical order; `anyone` where the list is empty.
    package var roleNames: String {
        roles.isEmpty ? "anyone" : roles.map(\.rawValue).sorted().joined(separator: ", ")
    }

    /// The summary in that language.
    package func summary(in language: Language) -> String { language == .chinese ? summaryChinese : summary }
}

extension FieldSpec {
    /// `at=<time>`.
    package var display: String { "\(name)=<\(type.label)>" }

    /// `<visit:V-id>`.
    var targetDisplay: String { "<\(name):\(type.label)>" }
}
