/// The command reference as a page of Markdown.
package enum ReferencePage {
    /// The whole page: a section for each noun, in it each command with its fields and an example.
    package static func markdown(_ table: CommandTable) -> String {
        var lines = ["# Command reference", "", "Made from the table of commands; do not edit by hand."]
        for group in table.groups {
            guard let first = group.first else { continue }
            lines += ["", "## \(first.kind == .session ? "Session" : first.noun)"]
            for spec in group { lines += section(spec) }
        }
        return (lines + [""]).joined(separator: "\n")
    }

    private static func section(_ spec: CommandSpec) -> [String] {
        var lines = ["", "### \(spec.name)", "", "\(spec.summary). \(spec.summaryChinese)。", ""]
        lines += ["```", spec.usage, "```"]
        let rows = (spec.target.map { [row($0, "target")] } ?? []) + spec.fields.map { row($0, "field") }
        let items =
            spec.takesItems
            ? ["| `<item>` | item | no | score, or `?reason` | answer to an item, or why it cannot be judged |"] : []
        if !(rows + items).isEmpty {
            lines += ["", "| name | | required | value | meaning |", "|---|---|---|---|---|"] + rows + items
        }
        lines += ["", "Roles: \(spec.roleNames). Replies: `\(spec.replies)`."]
        return lines + ["", "Example: `\(spec.example)`"]
    }

    private static func row(_ field: FieldSpec, _ place: String) -> String {
        let help = field.isPersonal ? "\(field.help) (personal)" : field.help
        let cells = [
            "`\(field.name)`", place, field.isRequired ? "yes" : "no", escaped(field.type.expectation), escaped(help),
        ]
        return "| \(cells.joined(separator: " | ")) |"
    }

    /// A bar would end the cell.
    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
