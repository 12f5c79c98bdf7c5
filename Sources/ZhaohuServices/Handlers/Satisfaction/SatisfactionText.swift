internal import ZhaohuDocuments

/// The satisfaction report for a terminal.
enum SatisfactionText {
    static func table(_ document: SatisfactionDocument) -> String {
        var lines = [document.title] + document.facts
        for section in document.sections {
            lines += ["", section.title] + section.explanation + [""]
            lines += TextTable.lines(
                [section.header] + section.rows.map { $0.map(\.text) }, rightAligned: section.numbers)
        }
        lines += [""] + document.closing + ["snapshot=\(document.origin.snapshot) sha256=\(document.origin.digest)"]
        return lines.joined(separator: "\n") + "\n"
    }
}
