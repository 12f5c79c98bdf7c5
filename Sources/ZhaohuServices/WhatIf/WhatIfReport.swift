internal import ZhaohuDomain

/// The outcome of a what-if run, as figures, JSON and CSV; the table for people is in ``table(_:)``.
struct WhatIfReport {
    /// A cell of the tally with its money.
    struct Line {
        let cell: WhatIfTally.Cell
        let before: Money
        let after: Money

        var from: String { WhatIfReport.name(cell.before) }
        var to: String { WhatIfReport.name(cell.after) }
        var moves: Bool { cell.before != cell.after }
    }

    let region: String
    let instrument: String
    let isVerified: Bool
    let changes: String
    let selection: String
    let day: Day
    let tally: WhatIfTally
    let lines: [Line]
    /// See ``WhatIfRates/missing``; only those that the outcome needed.
    let missingRates: [String]
    /// Policy rows used that nobody has compared with their source.
    let unverified: [PolicyRow]

    init(
        region: String, instrument: String, isVerified: Bool, changes: String, selection: String, day: Day,
        tally: WhatIfTally, rates: WhatIfRates, cutoffRows: [PolicyRow]
    ) throws(Refusal) {
        self.region = region
        self.instrument = instrument
        self.isVerified = isVerified
        self.changes = changes
        self.selection = selection
        self.day = day
        self.tally = tally
        var lines: [Line] = []
        for cell in tally.cells {
            lines.append(
                Line(
                    cell: cell,
                    before: try rates.yearly(cell.setting, benefit: cell.before, persons: cell.sheets),
                    after: try rates.yearly(cell.setting, benefit: cell.after, persons: cell.sheets)))
        }
        self.lines = lines
        let needed = Set(
            tally.cells.flatMap { cell in
                [cell.before, cell.after].map { "\(Self.name($0)).\(cell.setting.rawValue)" }
            })
        missingRates = rates.missing.filter(needed.contains)
        unverified = (cutoffRows + rates.rows).filter { !$0.verified }
    }

    var before: Money { lines.reduce(.zero) { $0 + $1.before } }
    var after: Money { lines.reduce(.zero) { $0 + $1.after } }

    /// `none`, `moderate` or `severe`.
    static func name(_ benefit: Int) -> String { WhatIfTally.benefits[benefit]?.rawValue ?? "none" }

    var json: String {
        let rows = lines.map { line in
            "{\"setting\":\"\(line.cell.setting.rawValue)\",\"from\":\"\(line.from)\",\"to\":\"\(line.to)\","
                + "\"sheets\":\(line.cell.sheets),\(yuan(line.before, line.after))}"
        }
        let names = unverified.map { "\"\($0.key)\"" }
        return "{\"instrument\":\"\(instrument)\",\"on\":\"\(day)\",\"sheets\":\(tally.sheets),"
            + "\"unchanged\":\(tally.unchanged),\"regraded\":\(tally.regraded),\"incomplete\":\(tally.incomplete),"
            + "\"winners\":\(tally.winners),\"losers\":\(tally.losers),\(yuan(before, after)),"
            + "\"rows\":[\(rows.joined(separator: ","))],"
            + "\"without_rate\":[\(missingRates.map { "\"\($0)\"" }.joined(separator: ","))],"
            + "\"unverified\":[\(names.joined(separator: ","))],\"instrument_verified\":\(isVerified),\"changed\":false}"
    }

    /// Every setting and every pair of benefits that has sheets; `total` is the last row.
    var csv: String {
        let header = "setting,from,to,sheets,yuan_before,yuan_after,yuan_difference"
        let rows = lines.map { line in
            [
                line.cell.setting.rawValue, line.from, line.to, String(line.cell.sheets), line.before.description,
                line.after.description, (line.after - line.before).description,
            ].joined(separator: ",")
        }
        let total = "total,,,\(tally.sheets - tally.incomplete),\(before),\(after),\(after - before)"
        return ([header] + rows + [total]).joined(separator: "\r\n") + "\r\n"
    }

    private func yuan(_ before: Money, _ after: Money) -> String {
        "\"yuan_before\":\(before),\"yuan_after\":\(after),\"yuan_difference\":\(after - before)"
    }
}
