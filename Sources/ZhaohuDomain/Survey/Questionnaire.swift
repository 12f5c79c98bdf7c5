/// A questionnaire: its questions in order, in force from a day until a later one takes its place.
package struct Questionnaire: Hashable, Sendable {
    /// `home-visit-2017`.
    package let id: String
    package let validFrom: Day
    /// At least one.
    package let questions: [SurveyQuestion]
    package let source: String
    /// How sure the source is: `V`, `V2`, `M-H`, `M-M`, `D`.
    package let mark: String

    package init(id: String, validFrom: Day, questions: [SurveyQuestion], source: String, mark: String) {
        (self.id, self.validFrom, self.questions, self.source, self.mark) = (id, validFrom, questions, source, mark)
    }

    /// What is told of it: each composite, and each question that stands alone.
    ///
    /// A composite and a rating are scores of 0 to 100; any other question is told by the share of its top box.
    package var measures: [SurveyMeasure] {
        var measures: [SurveyMeasure] = []
        for question in questions {
            let measure =
                question.composite.isEmpty
                ? SurveyMeasure(question.code, question.scale == .rating ? .score : .share)
                : SurveyMeasure(question.composite, .score)
            if !measures.contains(measure) { measures.append(measure) }
        }
        return measures
    }

    /// One person's score of a measure, in ``CompositeScore/unitsOf100``; nil where nothing of it was answered.
    package func score(_ measure: SurveyMeasure, _ answers: [String: Int]) -> Int? {
        let own = questions.filter { ($0.composite.isEmpty ? $0.code : $0.composite) == measure.code }
        let given = own.compactMap { question in answers[question.code].map { (question.scale, $0) } }
        switch measure.kind {
        case .score: return CompositeScore.ofPerson(given.map { (scale: $0.0, value: $0.1) })
        case .share: return given.first.map { $0.0.top.contains($0.1) ? CompositeScore.unitsOf100 : 0 }
        }
    }

    /// Checks the answers of one person.
    ///
    /// - Throws: ``RefusalRule/unknownQuestion``, ``RefusalRule/answerNotOnScale``, ``RefusalRule/tooFewAnswers``.
    package func check(_ answers: [String: Int], completePercent: Int) throws(Refusal) {
        let codes = questions.map(\.code)
        for (code, value) in answers.sorted(by: { $0.key < $1.key }) {
            guard let question = questions.first(where: { $0.code == code }) else {
                throw Refusal(
                    .unknownQuestion, ["field": "q.\(code)", "hint": Nearest.match(code, among: codes) ?? ""])
            }
            let scale = question.scale.values
            guard scale.contains(value) else {
                throw Refusal(
                    .answerNotOnScale,
                    [
                        "field": "q.\(code)", "value": String(value),
                        "allowed": "\(scale.lowerBound)..\(scale.upperBound)",
                    ])
            }
        }
        guard answers.count * 100 >= completePercent * questions.count else {
            throw Refusal(
                .tooFewAnswers,
                [
                    "answered": String(answers.count), "questions": String(questions.count),
                    "missing": codes.filter { answers[$0] == nil }.joined(separator: ","),
                ])
        }
    }
}

extension Questionnaire {
    /// The columns of a questionnaire file, in order.
    package static let columns = [
        "questionnaire", "valid_from", "question", "composite", "scale", "chinese", "english", "source", "mark",
    ]

    /// Reads a questionnaire file: RFC 4180 with a heading of ``columns``, one row a question, one questionnaire a file.
    ///
    /// - Throws: ``RefusalRule/questionnaireMalformed`` with the record and what was expected.
    package static func read(csv text: String) throws(Refusal) -> Questionnaire {
        func malformed(_ record: Int, _ expected: String) -> Refusal {
            Refusal(.questionnaireMalformed, ["record": String(record), "expected": expected])
        }
        guard let records = CSV.records(text) else { throw malformed(0, "closing quote") }
        guard records.first == columns else { throw malformed(0, columns.joined(separator: ",")) }
        guard records.count > 1 else { throw malformed(1, "a question") }
        let first = records[1]
        var questions: [SurveyQuestion] = []
        for (index, fields) in records.enumerated().dropFirst() {
            guard fields.count == columns.count else { throw malformed(index, "\(columns.count) fields") }
            guard fields[0] == first[0], fields[1] == first[1] else {
                throw malformed(index, "one questionnaire a file")
            }
            guard isCode(fields[2]), !questions.contains(where: { $0.code == fields[2] }) else {
                throw malformed(index, "each question once, by a word")
            }
            guard let scale = SurveyScale(rawValue: fields[4]) else {
                throw malformed(index, "scale=" + SurveyScale.allCases.map(\.rawValue).joined(separator: "|"))
            }
            guard !fields[5].isEmpty, !fields[6].isEmpty else { throw malformed(index, "texts in both languages") }
            questions.append(
                SurveyQuestion(
                    code: fields[2], composite: fields[3], scale: scale, chinese: fields[5], english: fields[6]))
        }
        for composite in Set(questions.map(\.composite)) where !composite.isEmpty {
            guard isCode(composite),
                questions.count(where: { $0.composite == composite }) <= CompositeScore.questionsMax,
                !questions.contains(where: { $0.code == composite })
            else {
                throw malformed(0, "composites of at most \(CompositeScore.questionsMax) questions, named by a word")
            }
        }
        guard let day = Day(first[1]) else { throw malformed(1, "valid_from=YYYY-MM-DD") }
        return Questionnaire(id: first[0], validFrom: day, questions: questions, source: first[7], mark: first[8])
    }

    private static func isCode(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "_") }
    }
}
