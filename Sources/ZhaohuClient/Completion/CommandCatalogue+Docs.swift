package import ZhaohuWire

extension CommandCatalogue {
    /// Reads the reply of `COMMAND DOCS`; what is missing or strange in it is left out, never an error.
    package init(docs: WireValue) {
        self.init((docs.pairs ?? []).flatMap { Self.commands($0.key.text ?? "", $0.value) })
    }

    /// The command, and its subcommands, which Redis names `client|id`.
    private static func commands(_ name: String, _ docs: WireValue) -> [CatalogueCommand] {
        let name = name.uppercased().split(separator: "|").joined(separator: " ")
        guard !name.isEmpty else { return [] }
        let command = CatalogueCommand(
            name, summary: docs["summary"]?.text ?? "", group: docs["group"]?.text ?? "",
            fields: (docs["arguments"]?.elements ?? []).compactMap(field))
        return [command] + (docs["subcommands"]?.pairs ?? []).flatMap { commands($0.key.text ?? "", $0.value) }
    }

    private static func field(_ argument: WireValue) -> CatalogueField? {
        guard let given = argument["name"]?.text, !given.isEmpty else { return nil }
        let token = argument["token"]?.text ?? ""
        let shown = argument["display_text"]?.text ?? given
        // The name is a plain one, or all of `at=<time>`.
        let name = String((token.hasSuffix("=") ? token : given).prefix { $0 != "=" })
        let isOpenEnded = name.hasSuffix("...")
        let flags = (argument["flags"]?.elements ?? []).compactMap(\.text)
        let type = argument["type"]?.text ?? ""
        let inner = (argument["arguments"]?.elements ?? []).compactMap { choice in
            choice["token"]?.text ?? choice["name"]?.text
        }
        let placeholder = Self.placeholder(shown)
        let words = placeholder.split(separator: "|").map(String.init)
        let choices = type == "oneof" && !inner.isEmpty ? inner : words.count > 1 ? words : []
        return CatalogueField(
            isOpenEnded ? String(name.dropLast(3)) : name,
            isPositional: !token.hasSuffix("=") && !shown.contains("="), isPrefix: isOpenEnded,
            isOptional: flags.contains("optional"), isPersonal: flags.contains("personal"),
            type: placeholder.isEmpty && type != "string" && type != "oneof" ? type : placeholder,
            choices: choices, help: argument["summary"]?.text ?? "")
    }

    /// What stands between the angle brackets of `at=<instant>`.
    private static func placeholder(_ shown: String) -> String {
        guard let start = shown.firstIndex(of: "<"), let end = shown.lastIndex(of: ">"), start < end else { return "" }
        return String(shown[shown.index(after: start)..<end])
    }
}
