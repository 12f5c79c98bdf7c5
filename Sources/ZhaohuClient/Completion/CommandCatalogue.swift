/// One field of a command, as `COMMAND DOCS` tells it.
package struct CatalogueField: Hashable, Sendable {
    package let name: String
    /// True for the argument after the verb, which is written without a name.
    package let isPositional: Bool
    /// True for the beginning of many names, such as `adl.` of the items of a form.
    package let isPrefix: Bool
    package let isOptional: Bool
    /// Personal data, which the shell does not keep in its history.
    package let isPersonal: Bool
    /// What stands for the value: `uuid`, `date`; empty when the docs do not say.
    package let type: String
    /// The words that may be given; empty when any value may.
    package let choices: [String]
    package let help: String

    package init(
        _ name: String, isPositional: Bool = false, isPrefix: Bool = false, isOptional: Bool = false,
        isPersonal: Bool = false, type: String = "", choices: [String] = [], help: String = ""
    ) {
        self.name = name
        self.isPositional = isPositional
        self.isPrefix = isPrefix
        self.isOptional = isOptional
        self.isPersonal = isPersonal
        self.type = type
        self.choices = choices
        self.help = help
    }

    /// How a hint shows the field: `<visit>`, `at=<instant>`, `[note=]`.
    package var hint: String {
        let value = choices.isEmpty ? type : choices.joined(separator: "|")
        let key = isPrefix ? name + "…=" : name + "="
        let text = isPositional ? "<\(name)>" : value.isEmpty ? key : "\(key)<\(value)>"
        return isOptional ? "[\(text)]" : text
    }
}

/// One command, as `COMMAND DOCS` tells it.
package struct CatalogueCommand: Hashable, Sendable {
    /// In upper case; a command of two words, such as `CLIENT ID`, has a space.
    package let name: String
    package let summary: String
    package let group: String
    package let fields: [CatalogueField]

    package init(_ name: String, summary: String = "", group: String = "", fields: [CatalogueField] = []) {
        self.name = name
        self.summary = summary
        self.group = group
        self.fields = fields
    }

    /// True for what changes something: it carries an `op` (protocol page, section 6).
    ///
    /// An `op` that must be given is a question about a change, as in `JOURNAL.GET`.
    package var takesOp: Bool { fields.contains { $0.name == "op" && !$0.isPositional && $0.isOptional } }
}

/// All commands of a server.
package struct CommandCatalogue: Sendable {
    /// Sorted by name.
    package let commands: [CatalogueCommand]
    private let byName: [String: CatalogueCommand]

    package init(_ commands: [CatalogueCommand]) {
        self.commands = commands.sorted { $0.name < $1.name }
        byName = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
    }

    package static let empty = CommandCatalogue([])

    /// The command of that name, in any case.
    package subscript(name: String) -> CatalogueCommand? { byName[name.uppercased()] }

    /// The command that a request is for, and how many of its words are the name; looks through `DRY`.
    package func command(of words: some Collection<String>) -> (command: CatalogueCommand, nameWords: Int)? {
        guard let first = words.first else { return nil }
        let rest = words.dropFirst()
        if first.uppercased() == "DRY", let inner = command(of: rest) { return (inner.command, inner.nameWords + 1) }
        if let second = rest.first, let command = self[first + " " + second] { return (command, 2) }
        return self[first].map { ($0, 1) }
    }
}
