internal import ZhaohuDomain
internal import ZhaohuWire

/// The answers of a command, checked against the instrument.
enum WrittenAnswers {
    /// - Throws: ``RefusalRule/missingField`` when there is none, ``RefusalRule/itemUnknown``,
    ///   ``RefusalRule/scoreNotInList``, ``RefusalRule/unjudgedReasonUnknown``.
    static func read(
        _ arguments: Arguments, _ instrument: Instrument
    ) throws(Refusal) -> [(item: String, answer: ItemAnswer)] {
        let written = arguments.itemAnswers
        guard !written.isEmpty else {
            throw Refusal(.missingField, ["field": instrument.items.first?.code ?? "", "hint": "item=score"])
        }
        var answers: [(item: String, answer: ItemAnswer)] = []
        for (item, answer) in written {
            let answer = try read(answer, item: item)
            try instrument.checked(item: item, answer: answer)
            answers.append((item, answer))
        }
        return answers
    }

    /// As ``read(_:_:)``, where every item must have a score.
    static func scores(
        _ arguments: Arguments, _ instrument: Instrument
    ) throws(Refusal) -> [(item: String, score: Int)] {
        var scores: [(item: String, score: Int)] = []
        for (item, answer) in try read(arguments, instrument) {
            guard let score = answer.score else {
                throw Refusal(
                    .scoreNotInList,
                    ["item": item, "value": "?", "allowed": try instrument.known(item: item).allowed])
            }
            scores.append((item, score))
        }
        return scores
    }

    private static func read(_ written: Arguments.WrittenAnswer, item: String) throws(Refusal) -> ItemAnswer {
        switch written {
        case .score(let score): return .score(score)
        case .unjudged(let word):
            if let reason = UnjudgedReason(rawValue: word) { return .unjudged(reason) }
            let known = UnjudgedReason.allCases.map(\.rawValue)
            throw Refusal(
                .unjudgedReasonUnknown,
                [
                    "item": item, "value": word, "hint": Nearest.match(word, among: known) ?? "",
                    "allowed": known.joined(separator: ","),
                ])
        }
    }
}
