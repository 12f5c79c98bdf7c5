/// How the page of a day board looks, and its fixed parts.
enum DayBoardStyle {
    /// Rules on top of those of every page.
    static let text = """
        body { max-width: none; margin: 1rem auto; }
        .board { table-layout: fixed; font-size: .85rem; line-height: 1.3; }
        .board th, .board td { padding: 0 .3rem; vertical-align: middle; }
        .board th:first-child { width: 13.5rem; } .board td, .board th + th { padding: 0; }
        .board th div { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
        .board small { font-weight: 400; } .board small b { color: #a4151c; }
        .board tr:nth-child(5n) th, .board tr:nth-child(5n) td { border-bottom-color: #57606a; }
        svg { display: block; width: 100%; height: auto; font-family: inherit; }
        .lane text { font-size: 10px; fill: #1b1f24; } .hours text { font-size: 10px; fill: #1b1f24; }
        .grid { stroke: #c9d1d9; stroke-width: .6; fill: none; } .off { fill: #e6e9ed; }
        .way { stroke: #24292f; stroke-width: 1.6; fill: none; } .break { fill: url(#hatch); stroke: #6e7781; stroke-width: .6; }
        .bar > rect { stroke: #1b1f24; stroke-width: 1; } .bar.pinned > rect { stroke-width: 3.4; }
        .bar .two { fill: #5a2ca0; stroke: none; }
        .late0 > rect { fill: #cfe5fa; } .late1 > rect { fill: #ffe27a; } .late2 > rect { fill: #f79a4b; }
        .late3 > rect { fill: #b3161d; } .lane .late3 text { fill: #fff; }
        .bar:target > rect { stroke: #8250df; stroke-width: 6; } .lane a:focus rect { stroke: #8250df; stroke-width: 6; }
        .legend { list-style: none; margin: .5rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .15rem 1.2rem; }
        .legend li { white-space: nowrap; font-size: .85rem; }
        .legend svg { display: inline-block; width: 2.2em; height: 1em; vertical-align: -.1em; }
        .unplaced td { white-space: pre-line; } .unplaced td:nth-child(3) { white-space: nowrap; }
        .totals table { width: auto; } .map { break-before: page; } .routes { max-width: 100rem; }
        .routes path[stroke-linejoin]:hover { stroke-width: 5; }
        @media screen {
            .board { min-width: 60rem; } .board thead th { position: sticky; top: 0; z-index: 1; }
        }
        @page { size: A4 landscape; margin: 10mm; }
        @media print {
            body { margin: 0; } .board { font-size: 7.5pt; } .board th:first-child { width: 38mm; }
            .legend li { font-size: 8pt; } .routes { max-width: none; max-height: 150mm; }
        }
        """

    /// The hours above the rows, and the hatch of breaks, which the rows use too.
    static func hours(_ axis: DayBoardAxis, _ say: DayBoardWords) -> String {
        let label = DayBoardWords.span(axis.from * 3_600, axis.until * 3_600)
        let texts = axis.hours.map { hour in
            let anchor = hour == axis.from ? "start" : hour == axis.until ? "end" : "middle"
            let x = DayBoardAxis.units(axis.position(hour * 3_600))
            return "<text x=\"\(x)\" y=\"11\" text-anchor=\"\(anchor)\">\(DayBoardWords.clock(hour * 3_600))</text>"
        }
        return "<svg class=\"hours\" viewBox=\"0 0 \(DayBoardAxis.width) 15\" role=\"img\" aria-label=\"\(label)\">"
            + "<defs><pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
            + "<rect width=\"5\" height=\"5\" fill=\"#fff\"/><path d=\"M0 5L5 0\" stroke=\"#57606a\" stroke-width=\"1\"/>"
            + "</pattern></defs>\(texts.joined())</svg>"
    }
}

/// What the colours and signs of the board mean.
struct DayBoardLegend {
    let words: DayBoardWords

    /// A list of signs.
    var html: String {
        let say = words.words
        let degrees = DayBoard.Lateness.allCases.map { degree in
            item(key("bar late\(degree.rawValue)"), degree.sign, words.name(degree))
        }
        let shapes = [
            item("<svg viewBox=\"0 0 24 12\"><path class=\"way\" d=\"M0 6H24\"/></svg>", "", say("路途", "on the way")),
            item(key("", rect: "break"), "", say("休息", "break")),
            item(key("", rect: "off"), "", say("班次以外", "outside the shift")),
            item(key("bar late0", isDouble: true), "②1", say("双人服务，两处编号相同", "two carers, the same number at both")),
            item(key("bar late0 pinned"), "◆", say("已固定", "pinned")),
            item("", "▶", say("已签到", "started")),
        ]
        let people = DayBoard.Familiarity.allCases.compactMap { kind in
            kind.sign.map { item("", $0, words.name(kind)) }
        }
        let blank = item("", "", say("空白为等候", "a gap is waiting"))
        return "<ul class=\"legend\">\n\((degrees + shapes + [blank] + people).joined())</ul>\n"
    }

    private func key(_ kind: String, rect: String = "", isDouble: Bool = false) -> String {
        let band = isDouble ? "<rect class=\"two\" width=\"5\" height=\"12\"/>" : ""
        return
            "<svg class=\"\(kind)\" viewBox=\"0 0 24 12\"><rect class=\"\(rect)\" width=\"24\" height=\"12\"/>\(band)</svg>"
    }

    private func item(_ shape: String, _ sign: String, _ text: String) -> String {
        "<li>" + [shape, sign, HTMLText.escaped(text)].filter { !$0.isEmpty }.joined(separator: " ") + "</li>\n"
    }
}
