package import ZhaohuDomain

/// A command whose fields have been checked against the table.
package struct ParsedCommand: Sendable {
    /// What was asked of it.
    package let arguments: Arguments

    /// The row of the table.
    package var spec: CommandSpec { arguments.command.spec }
    /// The queue it belongs to.
    package var kind: CommandKind { arguments.command.spec.kind }
}

/// The one table of commands, from which parsing, help, `COMMAND DOCS` and the reference page are made.
package struct CommandTable: Sendable {
    /// In the order in which they were given.
    package let specs: [CommandSpec]
    private let commands: [String: CompiledCommand]

    /// Names must be upper case and unique; anything else is a mistake in the table.
    package init(_ specs: [CommandSpec]) {
        self.specs = specs
        var commands: [String: CompiledCommand] = [:]
        for spec in specs {
            precondition(spec.name == spec.name.uppercased(), "\(spec.name) is not upper case")
            precondition(commands[spec.name] == nil, "\(spec.name) is in the table twice")
            commands[spec.name] = CompiledCommand(spec)
        }
        self.commands = commands
    }

    /// The command of that name, case ignored; nil when there is none.
    package func lookup(_ name: String) -> CommandSpec? { command(name)?.spec }

    /// The known name nearest to an unknown one; nil when none is near.
    package func nearest(_ name: String) -> String? { Nearest.match(name, among: specs.map(\.name)) }

    /// The command that the tokens of a request ask for, or why they ask for none.
    package func parse(_ tokens: [String]) -> Result<ParsedCommand, Refusal> {
        guard let name = tokens.first, let command = command(name) else { return .failure(unknown(tokens)) }
        var reader = ArgumentReader(command, tokens)
        if let refusal = reader.readAll() { return .failure(refusal) }
        return .success(ParsedCommand(arguments: reader.arguments))
    }

    private func command(_ name: String) -> CompiledCommand? {
        if let command = commands[name] { return command }
        // No name is that long, and the name of a request may be a megabyte.
        guard name.utf8.count <= 64 else { return nil }
        return commands[String(decoding: name.utf8.map { Byte.upper($0) }, as: UTF8.self)]
    }

    private func unknown(_ tokens: [String]) -> Refusal {
        let name = tokens.first ?? ""
        let shown = Excerpt.of(name)
        // `VISIT IN` for `VISIT.IN`.
        let joined = tokens.count > 1 ? command(name + "." + Excerpt.of(tokens[1])) : nil
        guard let hint = joined?.spec.name ?? nearest(name) else {
            return Refusal(.unknownCommand, ["command": shown])
        }
        return Refusal(.unknownCommand, ["command": shown, "hint": hint])
    }
}

/// What of a peer's text may be shown to it in a refusal.
enum Excerpt {
    private static let scalarsMax = 64

    /// The beginning of the text; scalars are counted, since a single character can be long.
    static func of(_ text: String) -> String {
        guard text.utf8.count > scalarsMax else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(scalarsMax)))
    }
}
