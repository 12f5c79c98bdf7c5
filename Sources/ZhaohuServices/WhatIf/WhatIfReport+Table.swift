internal import ZhaohuDomain

extension WhatIfReport {
    /// The report for people, in one language.
    func table(_ language: Language) -> String {
        func text(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }
        let head = [
            text("政策试算", "What-if run") + "  \(region)  \(instrument)  \(changes)",
            text("范围: ", "Sheets: ") + selection
                + text("；待遇标准与分界值取自 \(day)", "; rates and cut-offs of \(day)"),
            "",
            text("评估表", "sheets") + " \(tally.sheets)  " + text("待遇不变", "unchanged") + " \(tally.unchanged) ("
                + text("其中等级变动", "regraded") + " \(tally.regraded))  " + text("不完整", "incomplete")
                + " \(tally.incomplete)",
            text("受益", "winners") + " \(tally.winners)  " + text("受损", "losers") + " \(tally.losers)",
            "",
        ]
        return (head + moves(text) + [""] + money(text) + [""] + notes(text)).joined(separator: "\n") + "\n"
    }

    /// Who moves from which benefit to which.
    private func moves(_ text: (String, String) -> String) -> [String] {
        let header = [
            text("照护方式", "setting"), text("原待遇", "from"), text("新待遇", "to"), text("份数", "sheets"),
            text("每年增减(元)", "yuan/year"),
        ]
        let rows = lines.filter(\.moves).map { line in
            [
                line.cell.setting.rawValue, line.from, line.to, String(line.cell.sheets),
                (line.after - line.before).description,
            ]
        }
        return TextTable.lines([header] + rows, rightAligned: [3, 4])
    }

    /// Yuan a year by setting and in all.
    private func money(_ text: (String, String) -> String) -> [String] {
        let header = [
            text("每年(元)", "yuan/year"), text("现行", "before"), text("试算", "after"), text("差额", "difference"),
        ]
        let rows = WhatIfTally.settings.map { setting in
            let own = lines.filter { $0.cell.setting == setting }
            return row(
                setting.rawValue, own.reduce(.zero) { $0 + $1.before }, own.reduce(.zero) { $0 + $1.after })
        }
        return TextTable.lines(
            [header] + rows + [row(text("合计", "total"), before, after)], rightAligned: [1, 2, 3])
    }

    private func row(_ name: String, _ before: Money, _ after: Money) -> [String] {
        [name, before.description, after.description, (after - before).description]
    }

    private func notes(_ text: (String, String) -> String) -> [String] {
        var notes: [String] = []
        if !missingRates.isEmpty {
            notes.append(
                text("无日标准、按 0 计: ", "Without a daily rate, counted as 0: ")
                    + missingRates.joined(separator: ", "))
        }
        if !unverified.isEmpty {
            notes.append(
                text("所用参数尚未核对: ", "Policy values used that are not verified: ")
                    + unverified.map { "\($0.key)=\($0.value)" }.joined(separator: ", "))
        }
        if !isVerified {
            notes.append(
                text("量表尚未与官方文本核对", "The instrument is not yet compared with the official text") + " (verified=no)")
        }
        return notes + [text("本次试算未改动任何数据。", "Nothing was changed.")]
    }
}
