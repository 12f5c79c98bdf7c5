import ZhaohuDomain
import ZhaohuWire

/// A refusal is one line in RESP2 and RESP3 in both languages, and it and its verdict read back as what they were.
enum RefusalCheck {
    static func check(_ refusal: Refusal) throws(BrokenProperty) {
        let details = refusal.details.map { ($0.name, $0.value) }
        let head = "\(refusal.code.rawValue) "
        for language in [Language.english, .chinese] {
            let sentence = language == .chinese ? refusal.rule.chinese : refusal.rule.english
            let line = try errorLine(refusal, language)
            // In bytes: a mark at the end of a value takes the space after it for its own.
            let isWhole =
                line.utf8.starts(with: head.utf8)
                && line.utf8.reversed().starts(with: " \"\(sentence)\"".utf8.reversed())
            try require(isWhole, "the line \(line)")
            let body = String(
                decoding: line.utf8.dropFirst(head.utf8.count).dropLast(sentence.utf8.count + 3), as: UTF8.self)
            let retry = refusal.code.isTransient ? "later" : "no"
            let article = refusal.rule.article.isEmpty ? [] : [("article", refusal.rule.article)]
            try compare(FieldLine.parse(body), [("retry", retry), ("rule", refusal.rule.id)] + details + article, line)
        }
        // As the journal keeps it.
        let fields = ([("rule", refusal.rule.id)] + details).map { ReplyField($0.0, ReplyValue.text($0.1)) }
        let verdict = FieldLine.encode(fields, quotingNumbers: true)
        try require(FieldLine.parse(verdict) == fields, "the verdict \(verdict) of \(fields)")
    }

    private static func errorLine(_ refusal: Refusal, _ language: Language) throws(BrokenProperty) -> String {
        var lines: [String] = []
        for version in RespVersion.allCases {
            var bytes: [UInt8] = []
            ReplyEncoder.encode(.refusal(refusal), protocolVersion: version, language: language, into: &bytes)
            try require(bytes.suffix(2) == [13, 10], "no line end after \(refusal)")
            try require(!bytes.dropLast(2).contains { $0 == 10 || $0 == 13 || $0 == 0 }, "a line end within \(refusal)")
            var decoder = ReplyDecoder()
            bytes.withUnsafeBytes { decoder.append($0) }
            guard case .success(.error(let line))? = decoder.next(), decoder.next() == nil else {
                throw BrokenProperty(description: "\(refusal) is read as something else")
            }
            lines.append(line)
        }
        try require(lines[0] == lines[1], "RESP2 and RESP3 differ: \(lines)")
        return lines[0]
    }

    private static func compare(
        _ fields: [ReplyField]?, _ expected: [(String, String)], _ line: String
    ) throws(BrokenProperty) {
        let fields = try required(fields, "no fields in \(line)")
        try require(fields.count == expected.count, "\(fields.count) fields in \(line)")
        for (field, (name, value)) in zip(fields, expected) {
            let text =
                switch field.value {
                case .text(let text): text
                case .integer(let number): String(number)
                }
            let isSame = field.key == name && text.utf8.elementsEqual(value.utf8)
            try require(isSame, "\(name)=\(value) is read as \(field) in \(line)")
        }
    }
}
