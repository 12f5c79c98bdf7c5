import ZhaohuDomain
import ZhaohuWire

/// Makes replies of bytes, and tells what a client must read of them.
enum ReplyMaker {
    private static let keys = ["visit", "state", "op", "recv", "flags", "x-1", "a.b", "名", "+", "0"]

    static func reply(_ source: inout ByteSource) -> Reply {
        switch source.below(6) {
        case 0: .record(fields(&source))
        case 1: .records((0..<source.below(4)).map { _ in fields(&source) })
        case 2: .document(source.text(max: 80))
        case 3: .refusal(refusal(&source))
        default: .redis(value(&source, depth: 0))
        }
    }

    private static func fields(_ source: inout ByteSource) -> [ReplyField] {
        (0..<source.below(5)).map { _ in
            let key = keys[source.below(keys.count)]
            switch source.below(3) {
            case 0: return ReplyField(key, ReplyValue.integer(source.number()))
            case 1: return ReplyField(key, ReplyValue.text(String(source.number() >> source.below(64))))
            default: return ReplyField(key, ReplyValue.text(source.text(max: 40)))
            }
        }
    }

    private static func refusal(_ source: inout ByteSource) -> Refusal {
        let rules = RefusalRule.wireRules + RefusalRule.all
        let rule = rules[(source.below(256) << 8 | source.below(256)) % rules.count]
        return Refusal(
            rule,
            list: (0..<source.below(4)).map { _ in
                Refusal.Detail(name: keys[source.below(keys.count)], value: source.text(max: 40))
            })
    }

    private static func value(_ source: inout ByteSource, depth: Int) -> RedisValue {
        switch source.below(depth < 6 ? 7 : 4) {
        case 0: .simple(source.text(max: 40))
        case 1: .bulk(source.text(max: 80))
        case 2: .integer(source.number())
        case 3: .null
        case 4: .map((0..<source.below(4)).map { _ in (.bulk(source.text(max: 9)), value(&source, depth: depth + 1)) })
        default: .array((0..<source.below(4)).map { _ in value(&source, depth: depth + 1) })
        }
    }
}

/// What is to be read.
extension ReplyMaker {
    static func expected(_ reply: Reply, _ version: RespVersion) throws(BrokenProperty) -> WireValue {
        switch reply {
        case .record(let fields):
            if version == .resp3 { return map(fields) }
            return .simple(fields.isEmpty ? "OK" : "OK " + FieldLine.encode(fields))
        case .records(let rows):
            return .array(rows.map { version == .resp3 ? map($0) : .simple(FieldLine.encode($0)) })
        case .bytes(let file):
            return String(validating: file, as: UTF8.self).map(WireValue.bulk) ?? .bytes(file)
        case .document(let text): return version == .resp3 ? .verbatim(format: "txt", text: text) : .bulk(text)
        case .refusal(let refusal):
            try RefusalCheck.check(refusal)
            let retry = ReplyField("retry", .text(refusal.code.isTransient ? "later" : "no"))
            let details = [retry, ReplyField("rule", .text(refusal.rule.id))]
            let article = refusal.rule.article
            let all =
                details + refusal.details.map { ReplyField($0.name, .text($0.value)) }
                + (article.isEmpty ? [] : [ReplyField("article", .text(article))])
            return .error("\(refusal.code.rawValue) \(FieldLine.encode(all)) \"\(refusal.rule.english)\"")
        case .redis(let value): return wire(value, version)
        }
    }

    private static func map(_ fields: [ReplyField]) -> WireValue {
        .map(
            fields.map { field in
                switch field.value {
                case .text(let text): WireValue.Pair(.bulk(field.key), .bulk(text))
                case .integer(let number): WireValue.Pair(.bulk(field.key), .integer(number))
                }
            })
    }

    private static func wire(_ value: RedisValue, _ version: RespVersion) -> WireValue {
        switch value {
        case .simple(let text):
            .simple(String(decoding: text.utf8.map { $0 == 10 || $0 == 13 ? 32 : $0 }, as: UTF8.self))
        case .bulk(let text): .bulk(text)
        case .integer(let number): .integer(number)
        case .null: .null
        case .array(let values): .array(values.map { wire($0, version) })
        case .map(let pairs):
            version == .resp3
                ? .map(pairs.map { WireValue.Pair(wire($0.key, version), wire($0.value, version)) })
                : .array(pairs.flatMap { [wire($0.key, version), wire($0.value, version)] })
        }
    }
}
