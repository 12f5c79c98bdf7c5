package import ZhaohuDomain

/// What `SUBSCRIBE topic… [from=SEQ]` asks for.
///
/// The topics are positional, so that the subscribe call of a stock client makes the request; `from=` is then one of them.
package struct SubscribeRequest: Hashable, Sendable {
    /// What a number of a message may be: what every language of a terminal can count exactly.
    package static let numbers = 0...9_007_199_254_740_991

    /// In the order asked for, each once.
    package let topics: [Topic]
    /// The number of the last message that the terminal has; nil begins with the next one.
    package let from: Int64?

    /// Reads the arguments behind the command's name.
    ///
    /// `max` is how many topics a connection may have, and `held` are those that it has already.
    package init(_ arguments: [String], held: Set<Topic>, max: Int) throws(Refusal) {
        var topics: [Topic] = []
        var from: Int64?
        for argument in arguments {
            if let equals = argument.firstIndex(of: "=") {
                guard from == nil else { throw Refusal(.duplicateField, ["field": "from"]) }
                from = try Self.number(name: argument[..<equals], value: argument[argument.index(after: equals)...])
                continue
            }
            guard let topic = Topic(argument) else {
                let hint = Topic.nearest(to: argument)?.description ?? ""
                throw Refusal(
                    .unknownTopic,
                    ["field": "topic", "value": String(argument.prefix(64)), "expected": Topic.forms, "hint": hint])
            }
            if !topics.contains(topic) { topics.append(topic) }
            guard held.union(topics).count <= max else {
                throw Refusal(.tooManyTopics, ["field": "topic", "value": argument, "max": String(max)])
            }
        }
        guard !topics.isEmpty else {
            throw Refusal(.missingField, ["field": "topic", "expected": Topic.forms])
        }
        self.topics = topics
        self.from = from
    }

    private static func number(name: Substring, value: Substring) throws(Refusal) -> Int64 {
        guard name.lowercased() == "from" else {
            throw Refusal(.unknownField, ["field": String(name.prefix(64)), "hint": "from"])
        }
        guard let number = Int(value), numbers.contains(number) else {
            let expected = "\(numbers.lowerBound)..\(numbers.upperBound)"
            throw Refusal(.badValue, ["field": "from", "value": String(value.prefix(64)), "expected": expected])
        }
        return Int64(number)
    }
}

extension RefusalRule {
    /// The topic is of a kind or form that there is not.
    package static let unknownTopic = RefusalRule(
        "wire.unknown_topic", .badValue, "There is no such topic.", "没有该主题。")
    /// A connection may have `max` topics.
    package static let tooManyTopics = RefusalRule(
        "wire.too_many_topics", .limit, "A connection can have no more topics; give some up or open another one.",
        "该连接的订阅主题已达上限，请退订部分主题或另开连接。")
    /// RESP2 cannot tell messages from replies.
    package static let subscribed = RefusalRule(
        "wire.subscribed", .state,
        "In RESP2 a subscribed connection takes only these commands; use HELLO 3, or another connection.",
        "RESP2 连接在订阅状态下只接受所列命令；请先用 HELLO 3，或另开连接。")
}
