import ZhaohuDomain
import ZhaohuWire

/// The table of commands, the canonical body, and the refusals: the bytes are a stream of requests.
enum CommandTarget {
    static let table = CommandTable.zhaohu
    /// Quoting makes a body longer than the request was, up to four bytes for one.
    private static let bodyLimits = Limits(line: 8_388_608, argument: 8_388_608)

    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        for request in requests(bytes + [0x0A], Limits()) {
            switch request {
            case .tokens(let tokens): try check(tokens)
            case .refused(let refusal), .fatal(let refusal): try RefusalCheck.check(refusal)
            case .empty, .foreign: break
            }
        }
    }

    private static func check(_ tokens: [String]) throws(BrokenProperty) {
        switch table.parse(tokens) {
        case .failure(let refusal):
            try require(RefusalRule.wireRules.contains(refusal.rule), "\(refusal.rule.id) is no rule of the wire")
            try RefusalCheck.check(refusal)
        case .success(let command):
            // The body leaves out `op`, and says nothing of a command that merely reads about one.
            if command.kind.isMutation || !command.arguments.has("op") {
                try checkBody(command, tokens)
                try checkOrder(command, tokens)
            }
            try checkFields(command)
        }
    }

    /// The canonical body is one printable line that parses to the same body.
    private static func checkBody(_ command: ParsedCommand, _ tokens: [String]) throws(BrokenProperty) {
        let body = command.arguments.canonicalBody(redacting: false)
        try require(body.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "control characters in \(body)")
        let again = try parsed(line(body), "the body of \(tokens)")
        try same(again.arguments.canonicalBody(redacting: false), body, "the body parsed again")
        let redacted = command.arguments.canonicalBody(redacting: true)
        try same(again.arguments.canonicalBody(redacting: true), redacted, "the redacted body parsed again")
        // Personal values are read from the redacted line: none of them may be left.
        let personal = (command.spec.fields + (command.spec.target.map { [$0] } ?? [])).filter(\.isPersonal)
        for token in try line(redacted) {
            for field in personal where token.utf8.starts(with: (field.name + "=").utf8) {
                try same(token, field.name + "=*", "the redacted field")
            }
        }
    }

    /// The body does not depend on the order of the fields, the case of their names, the form of the target, or `op`.
    private static func checkOrder(_ command: ParsedCommand, _ tokens: [String]) throws(BrokenProperty) {
        let body = command.arguments.canonicalBody(redacting: false)
        let fields = tokens.dropFirst()
        let hasItems = command.spec.takesItems
        var variants = [
            [tokens[0]] + fields.reversed(), [tokens[0].lowercased()] + fields.dropFirst() + fields.prefix(1),
            [tokens[0]] + fields.filter { !isOp($0) },
        ]
        if !hasItems { variants.append(tokens.map { upperKey($0) }) }
        if let target = command.spec.target {
            variants.append([tokens[0]] + fields.map { isPositional($0) ? "\(target.name)=\($0)" : $0 })
        }
        for variant in variants {
            let other = try parsed(variant, "a variant of \(tokens)")
            try same(other.arguments.canonicalBody(redacting: false), body, "the body of \(variant)")
        }
    }

    /// Each field of the body is there, and only those.
    private static func checkFields(_ command: ParsedCommand) throws(BrokenProperty) {
        let arguments = command.arguments
        for field in command.spec.fields + (command.spec.target.map { [$0] } ?? []) {
            try require(!field.isRequired || arguments.has(field.name), "\(field.name) is missing, and was let pass")
            try require(arguments.has(field.name) == (arguments.text(field.name) != nil), "\(field.name) has no text")
        }
        for (item, answer) in arguments.itemAnswers {
            switch answer {
            case .score(let score): try require(abs(score) <= 9_999, "\(item) \(score)")
            case .unjudged(let reason): try require((1...32).contains(reason.utf8.count), "\(item) \(reason)")
            }
        }
    }
}

extension CommandTarget {
    private static func line(_ body: String) throws(BrokenProperty) -> [String] {
        guard case .tokens(let tokens)? = requests(Array(body.utf8) + [0x0A], bodyLimits).first else {
            throw BrokenProperty(description: "no tokens in the line \(body)")
        }
        return tokens
    }

    private static func parsed(_ tokens: [String], _ what: String) throws(BrokenProperty) -> ParsedCommand {
        switch table.parse(tokens) {
        case .success(let command): return command
        case .failure(let refusal): throw BrokenProperty(description: "\(what) is refused: \(tokens) \(refusal)")
        }
    }

    private static func same(_ text: String, _ expected: String, _ what: String) throws(BrokenProperty) {
        try require(text.utf8.elementsEqual(expected.utf8), "\(what) is \(text), not \(expected)")
    }

    private static func isOp(_ token: String) -> Bool { token.lowercased().utf8.starts(with: "op=".utf8) }

    /// True for a token that is no `key=value`, by the rule of the protocol page: a letter, then letters, digits, `_-.`.
    private static func isPositional(_ token: String) -> Bool {
        let key = token.utf8.prefix { $0 != 0x3D }
        return key.count == token.utf8.count || !key.allSatisfy(isKeyByte) || !(key.first.map(isLetter) ?? false)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
    }

    private static func upperKey(_ token: String) -> String {
        guard !isPositional(token) else { return token }
        // In bytes: a mark at the beginning of the value makes one character of itself and the `=`.
        let key = token.utf8.prefix { $0 != 0x3D }
        return String(decoding: key, as: UTF8.self).uppercased()
            + String(decoding: token.utf8.dropFirst(key.count), as: UTF8.self)
    }

    private static func requests(_ bytes: [UInt8], _ limits: Limits) -> [DecodedRequest] {
        var decoder = RequestDecoder(limits: limits)
        var found: [DecodedRequest] = []
        bytes.withUnsafeBytes { raw in
            var consumed = 0
            while let request = decoder.next(in: raw, consumed: &consumed) { found.append(request) }
        }
        return found
    }
}
