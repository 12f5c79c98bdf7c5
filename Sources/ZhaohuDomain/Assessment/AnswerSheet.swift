/// The answers of one rater: item code to score.
///
/// A sheet may hold anything; what an instrument accepts is decided by ``Instrument/checked(item:score:)``.
package struct AnswerSheet: Hashable, Sendable {
    package private(set) var scores: [String: Int]

    package init(_ scores: [String: Int] = [:]) {
        self.scores = scores
    }

    /// The score of an item, nil while it is not answered.
    package subscript(item: String) -> Int? {
        get { scores[item] }
        set { scores[item] = newValue }
    }

    /// The items, in form order, whose scores differ between two sheets; an item answered in only one counts.
    package func differingItems(from other: AnswerSheet, in instrument: Instrument) -> [String] {
        instrument.items.map(\.code).filter { self[$0] != other[$0] }
    }
}

extension Instrument {
    /// Accepts a score for an item, or refuses it; nothing is clamped.
    ///
    /// - Throws: ``RefusalRule/itemUnknown`` with the nearest item as `hint`; ``RefusalRule/scoreNotInList`` with the
    ///   allowed scores.
    package func checked(item code: String, score: Int) throws(Refusal) {
        guard let item = item(code) else {
            let hint = Nearest.match(code, among: items.map(\.code)) ?? ""
            throw Refusal(.itemUnknown, ["item": code, "hint": hint, "instrument": id])
        }
        guard item.scores.contains(score) else {
            let allowed = item.scores.map(String.init).joined(separator: ",")
            throw Refusal(.scoreNotInList, ["item": code, "value": String(score), "allowed": allowed])
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
