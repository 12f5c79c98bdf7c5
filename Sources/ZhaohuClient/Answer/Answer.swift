package import ZhaohuWire

/// A record of a reply: its fields in the order in which the server sent them.
package struct AnswerRecord: Hashable, Sendable {
    /// A named value.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: WireValue

        package init(_ name: String, _ value: WireValue) {
            self.name = name
            self.value = value
        }
    }

    package let fields: [Field]

    package init(_ fields: [Field]) {
        self.fields = fields
    }

    /// The record of a map, whose keys are text.
    package init?(_ value: WireValue) {
        guard case .map(let pairs) = value else { return nil }
        fields = pairs.map { Field($0.key.text ?? "?", $0.value) }
    }

    /// The value of the first field of that name.
    package subscript(name: String) -> WireValue? {
        fields.first { $0.name == name }?.value
    }
}

/// What the server answered, told apart by how it is shown.
package enum Answer: Hashable, Sendable {
    case record(AnswerRecord)
    case records([AnswerRecord])
    /// A report or form, shown as it is.
    case document(String)
    /// A file such as a spreadsheet, never shown.
    case file([UInt8])
    /// Anything else: a word, a number, a list of words.
    case value(WireValue)
    case refusal(RefusalAnswer)

    /// Reads a reply.
    package init(_ value: WireValue) {
        switch value {
        case .error(let line): self = .refusal(RefusalAnswer(line: line))
        case .verbatim(_, let text): self = .document(text)
        case .bulk(let text) where text.contains("\n"): self = .document(text)
        case .bytes(let file): self = .file(file)
        case .map: self = AnswerRecord(value).map(Answer.record) ?? .value(value)
        case .array(let elements):
            let records = elements.compactMap(AnswerRecord.init)
            self = records.count == elements.count ? .records(records) : .value(value)
        default: self = .value(value)
        }
    }

    /// The refusal, if the answer is one.
    package var refusal: RefusalAnswer? {
        if case .refusal(let refusal) = self { refusal } else { nil }
    }

    /// The answer without the server's remark that it gave it before.
    package var withoutReplay: Answer {
        switch self {
        case .record(let record): .record(AnswerRecord(record.fields.filter { $0.name != "replay" }))
        case .refusal(let refusal): .refusal(refusal.withoutReplay)
        case .records, .document, .file, .value: self
        }
    }

    /// How the answer counts for the exit status.
    package var exitClass: ExitClass { refusal?.exitClass ?? .ok }
}
