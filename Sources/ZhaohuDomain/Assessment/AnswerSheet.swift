/// The answers of one rater: item code to answer.
///
/// A sheet may hold anything; what an instrument accepts is decided by ``Instrument/checked(item:score:)``.
package struct AnswerSheet: Hashable, Sendable {
    package private(set) var answers: [String: ItemAnswer]

    /// A sheet of scores.
    package init(_ scores: [String: Int] = [:]) {
        answers = scores.mapValues(ItemAnswer.score)
    }

    package init(answers: [String: ItemAnswer]) {
        self.answers = answers
    }

    /// The score of an item, nil while it is not answered and when it could not be judged.
    package subscript(item: String) -> Int? {
        get { answers[item]?.score }
        set { answers[item] = newValue.map(ItemAnswer.score) }
    }

    /// The answer to an item, nil while there is none.
    package func answer(_ item: String) -> ItemAnswer? { answers[item] }

    /// Puts an answer down, or takes it away with nil.
    package mutating func set(_ answer: ItemAnswer?, for item: String) { answers[item] = answer }
}

extension Instrument {
    /// Accepts a score for an item, or refuses it; nothing is clamped.
    ///
    /// - Throws: ``RefusalRule/itemUnknown`` with the nearest item as `hint`; ``RefusalRule/scoreNotInList`` with the
    ///   allowed scores, or the allowed range `0..1000` of a measured value.
    package func checked(item code: String, score: Int) throws(Refusal) {
        let item = try known(item: code)
        guard item.accepts(score) else {
            throw Refusal(
                .scoreNotInList,
                ["item": code, "value": String(score), "allowed": item.allowed, "instrument": id])
        }
    }

    /// A sheet from the scores of each dimension in form order, as `ASSESS.CALC adl=5,5,… cognition=…` gives them.
    ///
    /// - Throws: ``RefusalRule/scoreCountWrong`` naming the dimension; the refusals of ``checked(item:score:)``.
    package func sheet(inOrder values: [[Int]]) throws(Refusal) -> AnswerSheet {
        guard values.count == dimensions.count else {
            throw Refusal(
                .scoreCountWrong,
                [
                    "field": dimensions.map(\.code).joined(separator: ","), "expected": String(dimensions.count),
                    "got": String(values.count),
                ])
        }
        var sheet = AnswerSheet()
        for (dimension, scores) in zip(dimensions, values) {
            guard scores.count == dimension.items.count else {
                throw Refusal(
                    .scoreCountWrong,
                    [
                        "field": dimension.code, "expected": String(dimension.items.count),
                        "got": String(scores.count),
                    ])
            }
            for (item, score) in zip(dimension.items, scores) {
                try checked(item: item.code, score: score)
                sheet[item.code] = score
            }
        }
        return sheet
    }
}
