package import ZhaohuDomain

/// What `SESSION.SET` told a session, kept so that the session after a lost connection is told the same.
package struct SessionSettings: Hashable, Sendable {
    private var words: [String: String] = [:]

    /// Settings with that language, or without any.
    package init(_ language: Language? = nil) {
        self.language = language
    }

    /// The language of the server's texts; nil for its own choice.
    package var language: Language? {
        get { words["lang"].flatMap { Language(rawValue: $0.lowercased()) } }
        set { words["lang"] = newValue?.rawValue }
    }

    /// Takes over what a `SESSION.SET` that the server accepted says.
    package mutating func note(_ request: RequestWords) {
        for word in request.words.dropFirst() {
            guard let equals = word.firstIndex(of: "=") else { continue }
            let name = word[..<equals].lowercased()
            // The device's clock was told once; a repetition would be late.
            guard name != "at" else { continue }
            words[name] = String(word[word.index(after: equals)...])
        }
    }

    /// The request that tells a new session all of it; nil when there is nothing to tell.
    package var request: RequestWords? {
        guard !words.isEmpty else { return nil }
        return RequestWords(["SESSION.SET"] + words.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
    }
}
