/// Which lines the shell may keep in its history file.
package enum HistoryRule {
    /// False for a line that holds a secret, or personal data where the docs mark it.
    package static func keeps(_ line: String, catalogue: CommandCatalogue) -> Bool {
        let lower = line.lowercased()
        guard !lower.contains("auth"), !lower.contains("password"), !lower.contains("pw"), !lower.contains("secret")
        else { return false }
        guard let words = try? RequestWords(line: line).words, let command = catalogue.command(of: words)?.command
        else { return true }
        let personal = command.fields.filter(\.isPersonal).map { $0.name + "=" }
        return !words.contains { word in personal.contains { word.lowercased().hasPrefix($0) } }
    }
}
