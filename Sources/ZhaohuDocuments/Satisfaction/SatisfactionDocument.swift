package import ZhaohuDomain

/// A satisfaction report in words of one language: the same sections for terminal, page and spreadsheet.
package struct SatisfactionDocument: Sendable {
    package let report: SatisfactionReport
    package let origin: ReportOrigin
    package let language: Language
    /// What the surveys of the period say, where there are any.
    package let surveys: [ReportSection]
    let words: SatisfactionWords

    package init(
        _ report: SatisfactionReport, origin: ReportOrigin, surveys: [ReportSection] = [], language: Language
    ) {
        self.report = report
        self.origin = origin
        self.surveys = surveys
        self.language = language
        words = SatisfactionWords(language: language, report: report)
    }

    package var title: String { words.title }

    /// Region, periods, and who made it from what.
    package var facts: [String] { words.facts + [words.origin(origin)] }

    /// All tables, in order.
    package var sections: [ReportSection] { [answers, behaviour] + below + surveys }

    /// What the percentages are of, what is hidden and why, and the policy rows used.
    package var closing: [String] { words.closing + words.policy }

    private var answers: ReportSection {
        let lines = report.by == .none ? [] : report.lines
        return ReportSection(
            title: words.answersTitle, explanation: words.answersExplanation, header: words.answersHeader,
            rows: lines.map { answerRow($0, label: words.label($0.fact)) } + [
                answerRow(report.total, label: words.total)
            ],
            numbers: Set(1...12), marked: [lines.count])
    }

    private func answerRow(_ line: SatisfactionLine, label: String) -> [ReportCell] {
        let none = line.hidden.now ? words.hidden : Rate.none
        return [
            ReportCell(label), ReportCell(line.visits), ReportCell(line.rated, none: words.hidden),
            percent(line.rated.map { ($0, line.visits) }, none), ReportCell(line.satisfied, none: words.hidden),
            percent(line.share, line.hidden.now ? words.hidden : words.noAnswers),
            ReportCell(line.interval.map { "\(Self.percent($0.low)) - \(Self.percent($0.high))" } ?? none),
            percent(line.shrunk, none), difference(line.change, line.hidden.now || line.hidden.previous),
            difference(line.yearChange, line.hidden.now || line.hidden.lastYear),
            ReportCell(line.rank?.text ?? ""), ReportCell(line.lowest?.one, none: words.hidden),
            ReportCell(line.lowest?.two, none: words.hidden), ReportCell(words.note(line)),
        ]
    }

    private var behaviour: ReportSection {
        let lines = report.by == .none ? [] : report.lines
        return ReportSection(
            title: words.behaviourTitle, explanation: words.behaviourExplanation, header: words.behaviourHeader,
            rows: lines.map { behaviourRow($0.fact, label: words.label($0.fact)) }
                + [behaviourRow(report.total.fact, label: words.total)],
            numbers: Set(1...8), marked: [lines.count])
    }

    private func behaviourRow(_ fact: SatisfactionFact, label: String) -> [ReportCell] {
        let counts = fact.behaviour
        return [
            ReportCell(label), percent((counts.missed, counts.performed + counts.missed), Rate.none),
            percent((counts.cutShort, counts.performed), Rate.none),
            percent((counts.changedCarer, counts.followed), Rate.none), ReportCell(counts.complaints),
            ReportCell(counts.upheld), ReportCell(counts.closed), ReportCell(counts.complaints - counts.closed),
            ReportCell(counts.leftEarly), ReportCell(words.band(fact.band)),
        ]
    }

    private var below: [ReportSection] {
        guard !report.belowBand.isEmpty else { return [] }
        return [
            ReportSection(
                title: words.belowTitle, header: words.belowHeader,
                rows: report.belowBand.map {
                    [
                        ReportCell(words.label($0.fact)), ReportCell(words.band($0.fact.band)),
                        percent($0.share, words.hidden),
                    ]
                }, numbers: [2])
        ]
    }

    private func percent(_ share: (x: Int, n: Int)?, _ none: String) -> ReportCell {
        guard let share, share.n > 0 else { return ReportCell(none) }
        return ReportCell(Rate.percentOneDecimal(share.x, share.n), Double(share.x) * 100 / Double(share.n))
    }

    private func difference(_ difference: RateDifference?, _ isHidden: Bool) -> ReportCell {
        guard let difference else { return ReportCell(isHidden ? words.hidden : Rate.none) }
        return ReportCell(difference.text + (difference.isSure ? " !" : ""))
    }

    /// An end of an interval, in percent with one decimal.
    static func percent(_ value: Double) -> String {
        let tenths = Int((value * 1_000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
