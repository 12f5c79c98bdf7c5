/// One way to go on.
package struct CompletionCandidate: Hashable, Sendable {
    /// The whole word.
    package let word: String
    /// What is told about it in a list.
    package let help: String
    /// False where something follows at once, as the value after `at=`.
    package let endsWord: Bool

    package init(word: String, help: String, endsWord: Bool) {
        self.word = word
        self.help = help
        self.endsWord = endsWord
    }
}

/// What may stand in place of the word under the cursor.
package struct Completion: Hashable, Sendable {
    /// The word as typed so far.
    package let typed: String
    package let candidates: [CompletionCandidate]

    /// What Tab puts in place of the typed word; nil when it would change nothing.
    package var replacement: String? {
        guard let first = candidates.first else { return nil }
        if candidates.count == 1 { return first.word + (first.endsWord ? " " : "") }
        let common = candidates.dropFirst().reduce(first.word) { Self.commonPrefix($0, $1.word) }
        return common.count > typed.count || common != typed && common.count == typed.count ? common : nil
    }

    private static func commonPrefix(_ left: String, _ right: String) -> String {
        String(zip(left, right).prefix { $0 == $1 }.map(\.0))
    }
}

/// Completion and hints for a line, from the docs alone.
package struct CompletionEngine: Sendable {
    package let catalogue: CommandCatalogue
    /// What the shell itself understands.
    package static let shellWords = ["help", "login", "quit"]

    package init(_ catalogue: CommandCatalogue) {
        self.catalogue = catalogue
    }

    /// The ways to go on with a line that ends at the cursor.
    package func completion(of line: String) -> Completion {
        let (done, typed) = Self.split(line)
        return Completion(typed: typed, candidates: candidates(after: done, typed))
    }

    private func candidates(after done: [String], _ typed: String) -> [CompletionCandidate] {
        guard let first = done.first?.uppercased() else { return names(typed, withShellWords: true) }
        if done.count == 1, first == "DRY" || first == "HELP" { return names(typed) }
        var found = done.count == 1 ? subcommands(of: first, typed) : []
        if let (command, nameWords) = catalogue.command(of: done) {
            found += fields(of: command, after: Array(done.dropFirst(nameWords)), typed)
        }
        return found
    }

    private func names(_ typed: String, withShellWords: Bool = false) -> [CompletionCandidate] {
        let prefix = typed.uppercased()
        let names = catalogue.commands.filter { !$0.name.contains(" ") && $0.name.hasPrefix(prefix) }
        let own = withShellWords && !typed.isEmpty ? Self.shellWords.filter { $0.hasPrefix(typed) } : []
        return names.filter { !own.contains($0.name.lowercased()) }.map {
            CompletionCandidate(word: $0.name, help: $0.summary, endsWord: true)
        } + own.map { CompletionCandidate(word: $0, help: "", endsWord: true) }
    }

    private func subcommands(of first: String, _ typed: String) -> [CompletionCandidate] {
        catalogue.commands.filter { $0.name.hasPrefix("\(first) \(typed.uppercased())") }.map {
            CompletionCandidate(word: String($0.name.dropFirst(first.count + 1)), help: $0.summary, endsWord: true)
        }
    }

    private func fields(
        of command: CatalogueCommand, after arguments: [String], _ typed: String
    ) -> [CompletionCandidate] {
        if let equals = typed.firstIndex(of: "=") {
            let name = typed[..<equals].lowercased()
            let value = typed[typed.index(after: equals)...]
            let choices = command.fields.first { $0.name == name && !$0.isPositional }?.choices ?? []
            return choices.filter { $0.hasPrefix(value) }.map {
                CompletionCandidate(word: "\(typed[...equals])\($0)", help: "", endsWord: true)
            }
        }
        return Self.missing(of: command, after: arguments).filter {
            !$0.isPositional && $0.name.hasPrefix(typed.lowercased())
        }.map {
            CompletionCandidate(word: $0.isPrefix ? $0.name : "\($0.name)=", help: Self.describe($0), endsWord: false)
        }
    }

    private static func describe(_ field: CatalogueField) -> String {
        let value = field.choices.isEmpty ? field.type : field.choices.joined(separator: "|")
        let parts = [field.isOptional ? "" : "*", value.isEmpty ? "" : "<\(value)>", field.help]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The fields that are not in the line yet.
    static func missing(of command: CatalogueCommand, after arguments: [String]) -> [CatalogueField] {
        let given = Set(arguments.compactMap { word in word.split(separator: "=").first.map { $0.lowercased() } })
        var positionals = arguments.count { !$0.contains("=") }
        return command.fields.filter { field in
            guard field.isPositional else { return !given.contains(field.name) }
            defer { positionals -= 1 }
            return positionals <= 0
        }
    }

    /// The finished words of a line, and the word that the cursor is in; a quote keeps its spaces together.
    static func split(_ line: String) -> (done: [String], typed: String) {
        var words = [""]
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == " " {
                words.append("")
                continue
            }
            words[words.count - 1].append(character)
        }
        let typed = words.removeLast()
        return (words.filter { !$0.isEmpty }, typed)
    }
}
