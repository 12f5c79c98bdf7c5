internal import ZhaohuDomain
import ZhaohuWire

/// What `help` shows, made from the docs.
package enum ShellHelp {
    /// All commands, those of one noun together, with their summaries.
    package static func overview(_ catalogue: CommandCatalogue, texts: ClientTexts, columns: Int) -> String {
        let all = catalogue.commands.filter { !$0.name.contains(" ") }
        // Those of the session itself come first, in one block.
        let commands = all.filter { !$0.name.contains(".") } + all.filter { $0.name.contains(".") }
        let width = commands.map(\.name.count).max() ?? 0
        var noun = ""
        var lines: [String] = []
        for command in commands {
            let own = command.name.contains(".") ? String(command.name.prefix { $0 != "." }) : ""
            if own != noun, !lines.isEmpty { lines.append("") }
            noun = own
            let room = columns - width - 3
            lines.append(
                DisplayWidth.padded(command.name, to: width) + "  "
                    + DisplayWidth.clipped(SafeText.oneLine(command.summary), to: room))
        }
        return (lines + ["", texts.shellHelp]).map { $0 + "\n" }.joined()
    }

    /// One command with its fields; nil when it is not known.
    package static func page(_ words: ArraySlice<String>, _ catalogue: CommandCatalogue) -> String? {
        guard let command = catalogue.command(of: words)?.command else { return nil }
        let fields = command.fields.map { (name: "  " + $0.hint, value: SafeText.oneLine($0.help)) }
        let table = TableText(empty: "").pairs(fields)
        return "\(command.name)  \(SafeText.oneLine(command.summary))\n" + (table.isEmpty ? "" : table + "\n")
    }
}
