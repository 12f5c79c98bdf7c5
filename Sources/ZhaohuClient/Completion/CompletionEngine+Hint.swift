extension CompletionEngine {
    /// What is still to be typed, for the dimmed text beside a line; empty when there is nothing to say.
    package func hint(for line: String) -> String {
        let (done, typed) = Self.split(line)
        guard !done.isEmpty || !typed.isEmpty else { return "" }
        let nameLength = catalogue.command(of: done)?.nameWords ?? 0
        guard nameLength > 0 || !done.isEmpty else { return nameHint(typed) }
        let words = typed.isEmpty ? done : done + [typed]
        guard let (command, nameWords) = catalogue.command(of: words) else { return "" }
        let arguments = words.dropFirst(nameWords)
        if let field = current(typed, of: command) {
            return [field.hint, field.help].filter { !$0.isEmpty }.joined(separator: "  ")
        }
        let missing = Self.missing(of: command, after: Array(arguments))
        return (missing.filter { !$0.isOptional } + missing.filter(\.isOptional)).map(\.hint).joined(separator: " ")
    }

    /// While the name is being typed: what the only command that it can become does.
    private func nameHint(_ typed: String) -> String {
        let prefix = typed.uppercased()
        if let command = catalogue[typed] { return command.summary }
        let names = catalogue.commands.filter { $0.name.hasPrefix(prefix) && !$0.name.contains(" ") }
        guard let only = names.first, names.count == 1 else { return "" }
        return "\(only.name)  \(only.summary)"
    }

    /// The field whose value is being typed.
    private func current(_ typed: String, of command: CatalogueCommand) -> CatalogueField? {
        guard let equals = typed.firstIndex(of: "=") else { return nil }
        let name = typed[..<equals].lowercased()
        return command.fields.first { $0.name == name && !$0.isPositional }
    }
}
