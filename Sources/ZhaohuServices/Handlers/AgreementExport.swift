internal import Foundation
internal import ZhaohuDomain

/// The lines of the report on agreement for programs: unrounded, the same columns in CSV and JSON.
enum AgreementExport {
    struct Document: Encodable {
        let instrument: String, from: String, to: String, weights: String
        let assessments: Int, sheets: Int, raters: Int
        let snapshot: String
        let lines: [Line]
    }

    /// What does not apply, or is not told below the least n, is left out.
    struct Line: Encodable {
        let section: String, subject: String, detail: String
        let n: Int, least: Int, enough: Bool, unjudged: Int
        let count: Int?
        let share: Double?, kappa: Double?, error: Double?, low: Double?, high: Double?
        let expected: Double?, peers: Int?, more: Double?, fewer: Double?, moreThanPeers: Double?, adjusted: Double?
        let cases: Int?, sameGrade: Int?, meanDeviation: Double?
        let signal: String?

        init(_ line: AgreementLine) {
            (section, subject, detail) = (line.section.rawValue, line.subject, line.detail)
            (n, least, enough, unjudged) = (line.n, line.least, line.isEnough, line.unjudged)
            count = line.isEnough ? line.count : nil
            share = line.share
            (kappa, error) = (line.kappa?.value, line.kappa?.standardError)
            (low, high) = (line.kappa?.low, line.kappa?.high)
            (expected, peers) = (line.comparison?.expected, line.comparison?.peers)
            (more, fewer) = (line.comparison?.more, line.comparison?.fewer)
            (moreThanPeers, adjusted) = (line.comparison?.moreThanPeers, line.comparison?.adjusted)
            (cases, sameGrade) = (line.calibration?.cases, line.calibration?.sameGrade)
            meanDeviation = line.calibration?.meanDeviation
            signal = line.signal?.rawValue
        }
    }

    static func json(_ document: Document) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    static let columns = [
        "section", "subject", "detail", "n", "least", "enough", "unjudged", "count", "share", "kappa", "error", "low",
        "high", "expected", "peers", "more", "fewer", "more_than_peers", "adjusted", "cases", "same_grade",
        "mean_deviation", "signal",
    ]

    /// The cells of a line of CSV, in the order of ``columns``.
    static func cells(_ line: AgreementLine) -> [String] {
        let line = Line(line)
        func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }
        return [
            line.section, quoted(line.subject), quoted(line.detail), text(line.n), text(line.least),
            text(line.enough), text(line.unjudged), text(line.count), text(line.share), text(line.kappa),
            text(line.error), text(line.low), text(line.high), text(line.expected), text(line.peers), text(line.more),
            text(line.fewer), text(line.moreThanPeers), text(line.adjusted), text(line.cases), text(line.sameGrade),
            text(line.meanDeviation),
            text(line.signal),
        ]
    }

    /// In quotes where the text would break the line.
    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
