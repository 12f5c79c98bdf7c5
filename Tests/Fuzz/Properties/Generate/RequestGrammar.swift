import ZhaohuWire

/// Requests that are right, or nearly so, made from the table of commands.
enum RequestGrammar {
    /// A request as bytes, in line form or as RESP.
    static func request(_ random: inout CaseRandom) -> [UInt8] {
        let tokens = tokens(&random)
        if random.oneIn(3) {
            let arguments = tokens.map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()
            return Array("*\(tokens.count + (random.oneIn(40) ? 1 : 0))\r\n\(arguments)".utf8)
        }
        let words = tokens.map { quoted($0, &random) }
        return Array((words.joined(separator: random.oneIn(9) ? "  " : " ") + (random.oneIn(3) ? "\n" : "\r\n")).utf8)
    }

    static func tokens(_ random: inout CaseRandom) -> [String] {
        let spec = random.pick(CommandTable.zhaohu.specs)
        var tokens = [random.oneIn(8) ? spec.name.lowercased() : spec.name]
        if random.oneIn(30) { tokens[0].remove(at: tokens[0].startIndex) }
        if let target = spec.target, !random.oneIn(12) {
            let value = ValueGrammar.value(target.type, &random)
            tokens.append(random.oneIn(6) ? "\(target.name)=\(value)" : value)
        }
        for field in spec.fields where field.isRequired ? !random.oneIn(20) : random.oneIn(3) {
            let name = random.oneIn(12) ? field.name.uppercased() : field.name
            let key = random.oneIn(40) ? String(name.dropLast()) : name
            let place = random.oneIn(4) ? 1 + random.below(tokens.count) : tokens.count
            tokens.insert("\(key)=\(ValueGrammar.value(field.type, &random))", at: place)
            if random.oneIn(60) { tokens.append(tokens[tokens.count - 1]) }
        }
        if spec.takesItems {
            for _ in 0..<random.below(6) {
                let name = random.pick(["adl.feeding", "adl.a", "cog.B", "x.1", "per.x.1"])
                tokens.append("\(name)=\(random.pick(["5", "-1", "10", "?asleep", "?REFUSED"]))")
            }
        }
        return random.oneIn(10) ? ["DRY"] + tokens : tokens
    }

    /// The token as it may stand in a line.
    private static func quoted(_ token: String, _ random: inout CaseRandom) -> String {
        let isPlain = !token.isEmpty && token.utf8.allSatisfy { $0 > 0x20 && ![0x22, 0x27, 0x5C, 0x7F].contains($0) }
        if isPlain, !random.oneIn(10) { return token }
        let parts = token.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        let isWhole = parts.count == 1 || random.oneIn(3)
        let value = isWhole ? token : parts[1]
        let head = isWhole ? "" : parts[0] + "="
        if random.oneIn(4), !value.utf8.contains(where: { $0 < 0x20 }) {
            return head + "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
                + "'"
        }
        let escaped = value.unicodeScalars.map { scalar in
            switch scalar {
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            case "\"", "\\": "\\\(scalar)"
            case "\0": "\\x00"
            default: scalar.value < 0x20 ? "\\x0\(String(scalar.value % 16, radix: 16))" : String(scalar)
            }
        }
        return "\(head)\"\(escaped.joined())\""
    }
}
