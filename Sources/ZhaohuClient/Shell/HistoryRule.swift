/// How long the shell may remember a line.
package enum HistoryRule: Hashable, Sendable {
    /// Not at all: the line holds a secret.
    case never
    /// Until the shell ends: the line holds personal data, where the docs mark it.
    case session
    /// In the history file.
    case file

    /// The rule for a line.
    package init(_ line: String, catalogue: CommandCatalogue) {
        let lower = line.lowercased()
        guard !["auth", "password", "pw", "secret"].contains(where: lower.contains) else {
            self = .never
            return
        }
        // A line that cannot be split, or whose command is misspelt, may still hold what was meant for another.
        let words = (try? RequestWords(line: line).words) ?? line.split(separator: " ").map(String.init)
        let known = catalogue.command(of: words)
        let fields = (known.map { [$0.command] } ?? catalogue.commands).flatMap(\.fields).filter(\.isPersonal)
        let arguments = words.dropFirst(known?.nameWords ?? 0)
        let isPersonal = arguments.contains { word in
            guard let equals = word.firstIndex(of: "=") else {
                return known != nil && fields.contains(where: \.isPositional)
            }
            let name = word[..<equals].lowercased()
            return fields.contains { $0.name == name || $0.isPrefix && name.hasPrefix($0.name) }
        }
        self = isPersonal ? .session : .file
    }
}
