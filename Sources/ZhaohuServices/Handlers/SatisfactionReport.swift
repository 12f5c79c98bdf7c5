internal import Crypto
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The satisfaction report: raw rate with Wilson interval and minimum n, as table, CSV and JSON.
///
/// The snapshot is a digest of the figures themselves: the same figures have the same one, and a changed figure cannot
/// keep it.
struct SatisfactionReport {
    let region: String
    let from: Day
    let to: Day
    let by: SatisfactionBreakdown
    /// The one company that the reader may see; nil for all.
    let provider: ProviderID?
    let sums: [SatisfactionSum]
    /// Below this many answers a rate is shown but not to be judged by.
    let minimumN: Int
    let language: Language

    var total: SatisfactionSum {
        SatisfactionSum(
            key: "total", visits: sums.reduce(0) { $0 + $1.visits }, rated: sums.reduce(0) { $0 + $1.rated },
            satisfied: sums.reduce(0) { $0 + $1.satisfied })
    }

    var snapshot: String {
        let figures = sums.map { "\($0.key) \($0.visits) \($0.rated) \($0.satisfied)" }.joined(separator: "\n")
        let text = "\(region) \(from) \(to) \(by.rawValue) \(provider?.description ?? "")\n\(figures)"
        return Digits.hexadecimal(SHA256.hash(data: Array(text.utf8)).prefix(8))
    }

    var json: String {
        let rows = sums.map { "{\"key\":\"\($0.key)\",\(figures($0))}" }.joined(separator: ",")
        return "{\"from\":\"\(from)\",\"to\":\"\(to)\",\"by\":\"\(by.rawValue)\",\"snapshot\":\"\(snapshot)\","
            + "\"rows\":[\(rows)],\"total\":{\(figures(total))}}"
    }

    var csv: String {
        let header = "key,visits,rated,satisfied,rate,low,high,enough"
        let lines = (sums + [total]).map { sum in
            let interval = WilsonInterval(successes: sum.satisfied, n: sum.rated)
            let rate = sum.rated == 0 ? "" : Rate.rate6(sum.satisfied, sum.rated)
            return [
                sum.key, String(sum.visits), String(sum.rated), String(sum.satisfied), rate,
                interval?.lowText ?? "", interval?.highText ?? "", sum.rated >= minimumN ? "true" : "false",
            ].joined(separator: ",")
        }
        return ([header] + lines).joined(separator: "\r\n") + "\r\n"
    }

    func table(names: [String: String]) -> String {
        let isChinese = language == .chinese
        let title =
            isChinese
            ? "满意度报告  统筹区 \(region)  \(from) 至 \(to)" : "Satisfaction report  region \(region)  \(from) to \(to)"
        let header =
            isChinese
            ? [keyName, "服务次数", "评分数", "满意", "满意率%", "95%区间", "样本"]
            : [keyName, "visits", "rated", "satisfied", "rate %", "95 % interval", "n"]
        let isListed = !(by == .none)
        let rows = (isListed ? sums : []).map { line($0, name: names[$0.key] ?? "") }
        let body = TextTable.lines(
            [header] + rows + [line(total, name: "", label: language == .chinese ? "合计" : "total")],
            rightAligned: [1, 2, 3, 4, 5])
        return ([title, ""] + body + ["", footnote, "snapshot=\(snapshot)"]).joined(separator: "\n") + "\n"
    }

    private var keyName: String {
        switch by {
        case .provider: language == .chinese ? "机构" : "company"
        case .district: language == .chinese ? "区" : "district"
        case .month: language == .chinese ? "月份" : "month"
        case .caregiver: language == .chinese ? "护理员" : "caregiver"
        case .none: ""
        }
    }

    private func line(_ sum: SatisfactionSum, name: String, label: String? = nil) -> [String] {
        let interval = WilsonInterval(successes: sum.satisfied, n: sum.rated)
        let isEnough = sum.rated >= minimumN
        let noAnswers = language == .chinese ? "无评分" : "no answers"
        return [
            label ?? (name.isEmpty ? sum.key : "\(sum.key) \(name)"), String(sum.visits), String(sum.rated),
            String(sum.satisfied),
            Rate.percentOneDecimal(sum.satisfied, sum.rated),
            interval.map { "\(percent($0.low)) - \(percent($0.high))" } ?? noAnswers,
            isEnough ? "" : language == .chinese ? "n<\(minimumN) 不作评判" : "n<\(minimumN), do not judge",
        ]
    }

    private var footnote: String {
        language == .chinese
            ? "满意率 = 评分为4或5分的服务次数 ÷ 已评分的服务次数；区间为 Wilson 95% 区间。区间重叠的机构不分先后。"
            : "The rate is the share of rated visits with a score of 4 or 5; intervals are Wilson, 95 %. "
                + "Rows whose intervals overlap are not ranked."
    }

    /// An end of the interval in percent with two decimals.
    private func percent(_ value: Double) -> String {
        let hundredths = Int((value * 10_000).rounded())
        return "\(hundredths / 100).\(Digits.padded(hundredths % 100, 2))"
    }

    private func figures(_ sum: SatisfactionSum) -> String {
        let interval = WilsonInterval(successes: sum.satisfied, n: sum.rated)
        let rate = sum.rated == 0 ? "null" : Rate.rate6(sum.satisfied, sum.rated)
        return "\"visits\":\(sum.visits),\"rated\":\(sum.rated),\"satisfied\":\(sum.satisfied),\"rate\":\(rate),"
            + "\"low\":\(interval?.lowText ?? "null"),\"high\":\(interval?.highText ?? "null"),"
            + "\"enough\":\(sum.rated >= minimumN)"
    }
}

/// Aligned columns of text, in which a Chinese character takes two places.
enum TextTable {
    static func lines(_ rows: [[String]], rightAligned: Set<Int>) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                DisplayWidth.padded(cell, to: widths[column], right: rightAligned.contains(column))
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
