internal import ZhaohuDocuments
internal import ZhaohuDomain

/// The satisfaction report for programs: the same figures in CSV and JSON, rates with six decimals; what is hidden is
/// left out.
struct SatisfactionExport {
    let report: SatisfactionReport
    let origin: ReportOrigin
    /// What the surveys say, as tables: their counts would tell of single clients.
    let surveys: [ReportSection]

    private static let columns =
        [
            "key", "visits", "rated", "satisfied", "rate", "low", "high", "enough", "hidden", "response", "shrunk",
            "score1", "score2", "change", "change_low", "change_high", "year_change", "year_change_low",
            "year_change_high", "rank_best", "rank_worst",
        ] + BehaviourCounts.names + ["band"]

    var csv: String {
        let lines = (report.lines + [report.total]).map { line in
            ([line.fact.key] + figures(line).map { $0.value ?? "" } + [line.fact.band]).joined(separator: ",")
        }
        return ([Self.columns.joined(separator: ",")] + lines).joined(separator: "\r\n") + "\r\n"
    }

    var json: String {
        let facts = report.facts
        let rows = report.lines.map { "{\"key\":\"\($0.fact.key)\",\(fields($0))}" }.joined(separator: ",")
        let policy = facts.rules.rows.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",")
        let head = [
            ("from", facts.periods.now.lowerBound.description), ("to", facts.periods.now.upperBound.description),
            ("by", report.by.rawValue), ("snapshot", origin.snapshot), ("sha256", origin.digest),
            ("made_by", origin.madeBy), ("made_at", origin.madeAt), ("behaviour_as_of", facts.behaviourAsOf),
        ].map { "\"\($0.0)\":\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        return "{\(head),\"policy\":{\(policy)},\"rows\":[\(rows)],\"total\":{\(fields(report.total))}"
            + ",\"survey\":[\(surveys.map(Self.table).joined(separator: ","))]}"
    }

    private static func table(_ section: ReportSection) -> String {
        func list(_ texts: [String]) -> String { "[" + texts.map { "\"\(escaped($0))\"" }.joined(separator: ",") + "]" }
        let rows = section.rows.map { list($0.map(\.text)) }.joined(separator: ",")
        return "{\"title\":\"\(escaped(section.title))\",\"header\":\(list(section.header)),\"rows\":[\(rows)]}"
    }

    private func fields(_ line: SatisfactionLine) -> String {
        let band = line.fact.band.isEmpty ? "" : ",\"band\":\"\(line.fact.band)\""
        return zip(Self.columns.dropFirst(), figures(line)).map { "\"\($0)\":\($1.value ?? "null")" }
            .joined(separator: ",") + band
    }

    /// A figure as a program reads it; nil when it is hidden or there is none.
    private struct Figure {
        let value: String?
    }

    private func figures(_ line: SatisfactionLine) -> [Figure] {
        func rate(_ share: (x: Int, n: Int)?) -> String? { share.flatMap { $0.n > 0 ? Rate.rate6($0.x, $0.n) : nil } }
        let values: [String?] =
            [
                "\(line.visits)", line.rated.map(String.init), line.satisfied.map(String.init), rate(line.share),
                line.interval?.lowText, line.interval?.highText, "\(line.isEnough)", "\(line.hidden.now)",
                rate(line.rated.map { ($0, line.visits) }), rate(line.shrunk), line.lowest.map { "\($0.one)" },
                line.lowest.map { "\($0.two)" },
            ] + difference(line.change) + difference(line.yearChange) + [
                line.rank.map { "\($0.best)" }, line.rank.map { "\($0.worst)" },
            ] + line.fact.behaviour.values.map { "\($0)" }
        return values.map(Figure.init)
    }

    private func difference(_ difference: RateDifference?) -> [String?] {
        guard let difference else { return [nil, nil, nil] }
        return [difference.value, difference.low, difference.high].map(Self.signed)
    }

    /// -1 to 1 with six decimals.
    private static func signed(_ value: Double) -> String {
        (value < 0 && Rate.sixDecimals(-value) != "0.000000" ? "-" : "") + Rate.sixDecimals(abs(value))
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
