private import ZhaohuWire

/// How replies are written.
package enum OutputFormat: String, Sendable, CaseIterable {
    case table, csv, json
}

/// Writes answers in one format; each text ends with a line feed.
package struct Renderer: Sendable {
    package let format: OutputFormat
    /// True when a person looks at a terminal, which data must not be able to command.
    package let isTerminal: Bool
    package var texts: ClientTexts
    /// The columns of the CSV header written last, which is not repeated over the rows of a script.
    private var header: [String]?

    package init(format: OutputFormat, isTerminal: Bool, texts: ClientTexts) {
        self.format = format
        self.isTerminal = isTerminal
        self.texts = texts
    }

    /// The text of an answer that is not a refusal.
    package mutating func render(_ answer: Answer) -> String {
        switch answer {
        case .document(let text):
            let shown = isTerminal ? SafeText.document(text) : text
            return shown.hasSuffix("\n") ? shown : shown + "\n"
        case .file(let bytes): return texts.fileNotShown(bytes.count) + "\n"
        case .record(let record): return render(record)
        case .records(let records): return render(records)
        case .value(let value): return render(value)
        case .refusal(let refusal): return self.refusal(refusal)
        }
    }

    private mutating func render(_ record: AnswerRecord) -> String {
        switch format {
        case .table: return record.fields.isEmpty ? "OK\n" : table.record(record) + "\n"
        case .csv: return csv([record])
        case .json: return JSONText.of(record) + "\n"
        }
    }

    private mutating func render(_ records: [AnswerRecord]) -> String {
        switch format {
        case .table: return table.table(records) + "\n"
        case .csv: return csv(records)
        case .json: return "[" + records.map(JSONText.of).joined(separator: ",\n ") + "]\n"
        }
    }

    private mutating func render(_ value: WireValue) -> String {
        switch format {
        case .json: return JSONText.of(value) + "\n"
        case .csv:
            header = nil
            return lines(value).map { CSVText.line([$0]) + "\n" }.joined()
        case .table:
            return lines(value).map { SafeText.oneLine($0) + "\n" }.joined()
        }
    }

    private func lines(_ value: WireValue) -> [String] {
        guard let elements = value.elements else { return [value.text ?? texts.empty] }
        return elements.map { $0.text ?? JSONText.of($0) }
    }

    private mutating func csv(_ records: [AnswerRecord]) -> String {
        guard !records.isEmpty else { return "" }
        let columns = TableText.columns(of: records)
        var lines: [String] = []
        if header != columns { lines.append(CSVText.line(columns)) }
        header = columns
        for record in records {
            lines.append(
                CSVText.line(
                    columns.map { name in
                        guard let value = record[name], value != .null else { return "" }
                        return value.text ?? JSONText.of(value)
                    }))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var table: TableText { TableText(empty: texts.empty) }
}

extension Renderer {
    /// A refusal for people: code and sentence, the details aligned, and what to do when it is not final.
    package func refusal(_ refusal: RefusalAnswer) -> String {
        let title = refusal.sentence.isEmpty ? refusal.code : "\(refusal.code)  \(refusal.sentence)"
        return explanation(
            title, refusal.details.map { ($0.name, $0.value) },
            advice: refusal.exitClass == .later ? texts.retryAdvice(refusal) : nil)
    }

    /// A failure for people.
    package func failure(_ failure: ClientFailure) -> String {
        if case .refused(let refusal) = failure { return self.refusal(refusal) }
        return explanation("zhaohu: " + texts.describe(failure), [], advice: texts.advice(failure))
    }

    private func explanation(_ title: String, _ details: [(String, String)], advice: String?) -> String {
        let pairs = details + (advice.map { [(texts.whatNow, $0)] } ?? [])
        guard !pairs.isEmpty else { return SafeText.oneLine(title) + "\n" }
        let lines = table.pairs(pairs.map { (name: $0.0, value: SafeText.oneLine($0.1)) })
        return SafeText.oneLine(title) + "\n"
            + lines.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
    }
}
