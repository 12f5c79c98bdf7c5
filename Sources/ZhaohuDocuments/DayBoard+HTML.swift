package import ZhaohuDomain

extension DayBoard {
    /// The board as a page for a browser or a printer (A4 landscape), with the map of the routes below when there is one.
    ///
    /// The page runs nothing and fetches nothing, so that it can be kept or sent as a file.
    package func html(_ language: Language, map: RouteMap? = nil) -> String {
        let say = DayBoardWords(language)
        let words = say.words
        let title = say.title(self)
        var body = "<style>\(DayBoardStyle.text)</style>\n<h1>\(HTMLText.escaped(title))</h1>\n"
        body += "<p class=\"strong\">\(HTMLText.escaped(say.standing(self)))</p>\n"
        body += say.advice(self).map { "<p class=\"mark\">\(HTMLText.escaped($0))</p>\n" }.joined()
        if !carers.isEmpty { body += DayBoardLegend(words: say).html + table(say) }
        if !unplaced.isEmpty {
            body += "<h2>\(words("未安排的服务", "Visits that nobody serves"))\(words.aside(String(unplaced.count)))</h2>\n"
            body += "<div class=\"unplaced\">\n\(unplacedTable(say))</div>\n"
        }
        body += "<h2>\(words("合计", "Totals"))</h2>\n<div class=\"totals\">\n"
        body += HTMLTable.text(rows: say.totals(self), numbers: [1]) + "</div>\n"
        if let map {
            body += "<h2 class=\"map\">\(words("路线图", "Routes"))</h2>\n\(map.embedded(language))"
        }
        return HTMLPage(title: title, body: body, language: language.rawValue).text
    }

    /// A row a carer below the hours; the hours come again on each printed sheet.
    private func table(_ say: DayBoardWords) -> String {
        let axis = DayBoardAxis(self)
        let lane = DayBoardLane(axis: axis, words: say, pairs: DayBoardPairs(self))
        let rows = carers.enumerated().map { row, carer in
            "<tr><th scope=\"row\">\(head(carer, say))</th><td>\(lane.svg(carer, row: row))</td></tr>\n"
        }
        let title = say.words("护理员；工作 / 应有", "Carer; work / fair load")
        return "<table class=\"board\">\n<thead><tr><th scope=\"col\">\(title)</th>"
            + "<th scope=\"col\">\(DayBoardStyle.hours(axis, say))</th></tr></thead>\n"
            + "<tbody>\n\(rows.joined())</tbody>\n</table>\n"
    }

    private func head(_ carer: Carer, _ say: DayBoardWords) -> String {
        let words = say.words
        let load = words.list(
            ["\(DayBoardWords.hours(carer.workMinutes)) / \(DayBoardWords.hours(carer.fairLoadMinutes))"]
                + [words("途 \(carer.travelMinutes)′", "way \(carer.travelMinutes)′")])
        let over = carer.overtimeMinutes > 0 ? words("超时 ", "over ") + "+\(carer.overtimeMinutes)′" : ""
        let title = words.list(
            [
                carer.label, words("班次 ", "shift ") + DayBoardWords.span(carer.shift),
                words("工作 ", "work ") + DayBoardWords.hours(carer.workMinutes),
                words("应有 ", "fair load ") + DayBoardWords.hours(carer.fairLoadMinutes),
                words("路途 ", "travel ") + say.minutes(carer.travelMinutes),
            ] + (over.isEmpty ? [] : [over]))
        return "<div title=\"\(HTMLText.escaped(title))\">\(HTMLText.escaped(carer.label))<br>"
            + "<small>\(load)\(over.isEmpty ? "" : " <b>\(over)</b>")</small></div>"
    }

    private func unplacedTable(_ say: DayBoardWords) -> String {
        let words = say.words
        return HTMLTable.text(
            head: [
                words("服务", "Visit"), words("服务对象", "Client"), words("时间窗", "Window"), words("优先级", "Priority"),
                words("原因", "Reason"), words("解决办法", "What would place it"),
            ],
            rows: unplaced.map { visit in
                [
                    DayBoardText.plain(visit.visitID), DayBoardText.plain(visit.client),
                    DayBoardWords.span(visit.window), say.priority(visit.priority),
                    visit.reasons.map(say.text).joined(separator: "\n"), visit.remedy.map(say.text) ?? "—",
                ]
            })
    }
}
