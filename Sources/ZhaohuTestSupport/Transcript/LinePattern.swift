/// An expected line.
///
/// `<name>` stands for any text up to what follows, and remembers it; `{name}` stands for what was remembered; `...` at
/// the end stands for any rest.
package struct LinePattern: Sendable {
    private enum Piece {
        case literal(String)
        case capture(String)
    }

    private let pieces: [Piece]
    private let isOpen: Bool

    package init(_ pattern: String) {
        isOpen = pattern.hasSuffix("...")
        var rest = Substring(pattern).dropLast(isOpen ? 3 : 0)
        var pieces: [Piece] = []
        while let opening = rest.firstIndex(of: "<"), let closing = rest[opening...].firstIndex(of: ">") {
            pieces.append(.literal(String(rest[..<opening])))
            pieces.append(.capture(String(rest[rest.index(after: opening)..<closing])))
            rest = rest[rest.index(after: closing)...]
        }
        pieces.append(.literal(String(rest)))
        self.pieces = pieces
    }

    /// What the line's captures hold; nil when the line is another one.
    package func match(_ line: String) -> [String: String]? { match(line[...], isWhole: true) }

    /// What the captures hold where the pattern first occurs within a text; nil when it does not.
    package func find(in text: String) -> [String: String]? {
        for start in text.indices {
            if let found = match(text[start...], isWhole: false) { return found }
        }
        return nil
    }

    private func match(_ line: Substring, isWhole: Bool) -> [String: String]? {
        var rest = line
        var found: [String: String] = [:]
        var open: String?
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .capture(let name): open = name
            case .literal(let text):
                let isLast = index == pieces.count - 1
                guard let range = place(text, in: rest, after: open != nil, toEnd: isLast && isWhole && !isOpen) else {
                    return nil
                }
                if let name = open { found[name] = String(rest[..<range.lowerBound]) }
                open = nil
                rest = rest[range.upperBound...]
            }
        }
        return isOpen || !isWhole || rest.isEmpty ? found : nil
    }

    /// Where a literal stands: at once, or behind a capture at its first place, or at the line's end.
    private func place(_ text: String, in rest: Substring, after isCapture: Bool, toEnd: Bool) -> Range<
        Substring.Index
    >? {
        guard isCapture else {
            return rest.hasPrefix(text) ? rest.startIndex..<rest.index(rest.startIndex, offsetBy: text.count) : nil
        }
        if toEnd {
            return rest.hasSuffix(text) ? rest.index(rest.endIndex, offsetBy: -text.count)..<rest.endIndex : nil
        }
        guard !text.isEmpty else { return rest.endIndex..<rest.endIndex }
        return rest.firstRange(of: text)
    }
}
