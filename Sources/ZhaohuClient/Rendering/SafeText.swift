/// Text for a terminal or a log, made so that data cannot command the terminal.
package enum SafeText {
    /// One line: every control character is written as an escape.
    package static func oneLine(_ text: String) -> String { escaped(text, keeping: []) }

    /// Many lines: line feeds and tabs stay, every other control character is written as an escape.
    package static func document(_ text: String) -> String { escaped(text, keeping: ["\n", "\t", "\r"]) }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || 0x7f...0x9f ~= scalar.value
    }

    private static func escaped(_ text: String, keeping kept: [Unicode.Scalar]) -> String {
        guard text.unicodeScalars.contains(where: { isControl($0) && !kept.contains($0) }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isControl(scalar), !kept.contains(scalar) else {
                result.append(scalar)
                continue
            }
            result.append(contentsOf: escape(scalar).unicodeScalars)
        }
        return String(result)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        }
    }
}
