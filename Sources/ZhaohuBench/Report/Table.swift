internal import Foundation

/// Aligned columns of text; the first to the left, the others to the right.
enum Table {
    static func print(_ rows: [[String]]) {
        guard let columns = rows.first?.count else { return }
        let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
        Swift.print("")
        for row in rows {
            let cells = row.enumerated().map { column, cell in
                let fill = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + fill : fill + cell
            }
            Swift.print("  " + cells.joined(separator: "  "))
        }
    }

    static func rows(_ rows: [ReportRow]) -> [[String]] {
        let head = [
            "", "rate/s", "min..max", "p50 us", "p99 us", "max us", "CPU daemon", "CPU PostgreSQL", "WAL", "RSS",
            "peak",
        ]
        return [head]
            + rows.map { row in
                let figures = row.figures
                return [
                    row.name, whole(figures.rate),
                    "\(whole(row.rates.min() ?? 0))..\(whole(row.rates.max() ?? 0))", whole(figures.p50),
                    whole(figures.p99), whole(figures.max), short(figures.daemonCPU), short(figures.postgresCPU),
                    whole(figures.wal), whole(figures.daemonMiB), whole(figures.daemonPeakMiB),
                ]
            }
    }

    static func goals(_ goals: [Goal]) -> [[String]] {
        [["", "value", "min..max", "goal", ""]]
            + goals.map {
                [
                    $0.name, short($0.value), "\(short($0.lowest))..\(short($0.highest))", $0.wanted,
                    $0.isMet ? "ok" : "missed",
                ]
            }
    }

    private static func whole(_ value: Double) -> String { value == 0 ? "-" : String(Int(value.rounded())) }

    /// Two decimals, three below a tenth.
    static func short(_ value: Double) -> String {
        if value == 0 { return "-" }
        return String(format: abs(value) < 0.1 ? "%.3f" : "%.2f", value)
    }
}
