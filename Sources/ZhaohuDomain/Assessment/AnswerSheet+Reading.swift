extension AnswerSheet {
    /// The items, in form order, that could not be judged.
    package func unjudged(in instrument: Instrument) -> [String] {
        instrument.items.map(\.code).filter { code in
            if case .unjudged = answer(code) { true } else { false }
        }
    }

    /// The items, in form order, without any answer.
    package func missing(in instrument: Instrument) -> [String] {
        instrument.items.map(\.code).filter { answer($0) == nil }
    }
}

extension ScoringResult {
    /// The items without a grade for it: those without an answer, and those that could not be judged.
    package var open: (missing: [String], unjudged: [String]) {
        guard case .incomplete(let missing, let unjudged) = self else { return ([], []) }
        return (missing, unjudged)
    }
}

extension Instrument {
    /// Accepts an answer to an item, or refuses it; that an item cannot be judged may be said of each.
    ///
    /// - Throws: the refusals of ``checked(item:score:)``.
    package func checked(item code: String, answer: ItemAnswer) throws(Refusal) {
        switch answer {
        case .score(let score): try checked(item: code, score: score)
        case .unjudged: _ = try known(item: code)
        }
    }

    /// The item with this code.
    ///
    /// - Throws: ``RefusalRule/itemUnknown`` with the nearest item as `hint`.
    package func known(item code: String) throws(Refusal) -> Item {
        if let item = item(code) { return item }
        let codes = items.map(\.code)
        // The same item of another instrument, `adl.feeding` for `barthel.feeding`, is the likeliest slip.
        let twin = code.split(separator: ".").last.flatMap { name in codes.first { $0.hasSuffix(".\(name)") } }
        let hint = Nearest.match(code, among: codes) ?? twin ?? ""
        throw Refusal(.itemUnknown, ["item": code, "hint": hint, "instrument": id])
    }

    /// A sheet from the scores of all items in form order, as `ASSESS.CALC scores=5,0,…` gives them.
    ///
    /// - Throws: ``RefusalRule/scoreCountWrong``; the refusals of ``checked(item:score:)``.
    package func sheet(inFormOrder scores: [Int]) throws(Refusal) -> AnswerSheet {
        guard scores.count == items.count else {
            throw Refusal(
                .scoreCountWrong,
                ["field": "scores", "expected": String(items.count), "got": String(scores.count)])
        }
        var sheet = AnswerSheet()
        for (item, score) in zip(items, scores) {
            try checked(item: item.code, score: score)
            sheet[item.code] = score
        }
        return sheet
    }
}
