package import ZhaohuDomain

/// A refusal or an error: `CODE retry=no field=… "sentence"` (protocol page, section 4).
package struct RefusalAnswer: Error, Hashable, Sendable {
    /// A named detail, such as the field that was wrong.
    package struct Detail: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The first word of the line.
    package let code: String
    /// True when the same line may be sent again later with the same `op`.
    package let retriesLater: Bool
    /// How long to wait before that, when the server says it.
    package let afterSeconds: Double?
    /// In the order of the line, without `retry` and `after`.
    package let details: [Detail]
    package let sentence: String

    package init(
        code: String, retriesLater: Bool = false, afterSeconds: Double? = nil, details: [Detail] = [], sentence: String
    ) {
        self.code = code
        self.retriesLater = retriesLater
        self.afterSeconds = afterSeconds
        self.details = details
        self.sentence = sentence
    }

    /// Reads the line of an error reply; one that is not in our form is shown whole.
    package init(line: String) {
        let code = String(line.prefix { $0 != " " })
        let rest = String(line.dropFirst(code.count).drop { $0 == " " })
        var details: [Detail] = []
        var sentences: [String] = []
        for word in (try? RequestWords(line: rest).words) ?? [rest] {
            let name = word.prefix { $0 != "=" }
            if name.count < word.count, !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "_" || $0 == "." }) {
                details.append(Detail(String(name), String(word.dropFirst(name.count + 1))))
            } else {
                sentences.append(word)
            }
        }
        // More than one bare word is a sentence without quotes, as Redis writes it.
        let isOurs = sentences.count <= 1
        self.init(
            code: code,
            retriesLater: isOurs && details.contains(Detail("retry", "later")),
            afterSeconds: details.first { $0.name == "after" }.flatMap { Double($0.value) },
            details: isOurs ? details.filter { $0.name != "retry" && $0.name != "after" } : [],
            sentence: isOurs ? sentences.first ?? "" : rest)
    }

    /// The refusal without the server's remark that it gave it before.
    var withoutReplay: RefusalAnswer {
        RefusalAnswer(
            code: code, retriesLater: retriesLater, afterSeconds: afterSeconds,
            details: details.filter { $0.name != "replay" }, sentence: sentence)
    }

    /// The code, when it is one of the protocol's.
    package var knownCode: ReplyCode? { ReplyCode(rawValue: code) }

    /// How the refusal counts for the exit status.
    package var exitClass: ExitClass { ExitClass(self) }
}
