package import ZhaohuDomain

extension RouteMap {
    /// The map as a document of its own.
    package func svg(_ language: Language) -> String {
        let words = Wording(language: language)
        let legend = RouteMapLegend(words: words)
        let height = RouteMapGround.height + legend.height(routes.count)
        return element("xmlns=\"http://www.w3.org/2000/svg\"", 0, height, ground(words) + legend.text(self))
    }

    /// The map and its legend as two elements of a page, so that a printer may set them on two sheets.
    func embedded(_ language: Language) -> String {
        let words = Wording(language: language)
        let legend = RouteMapLegend(words: words)
        return element("class=\"routes\"", 0, RouteMapGround.height, ground(words))
            + element("class=\"routes\"", RouteMapGround.height, legend.height(routes.count), legend.text(self))
    }

    private func element(_ attributes: String, _ top: Int, _ height: Int, _ content: String) -> String {
        """
        <svg \(attributes) viewBox="0 \(top) \(RouteMapGround.width) \(height)" role="img" \
        font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif" fill="#1b1f24">
        <title>\(HTMLText.escaped(DayBoardText.plain(title)))</title>
        <rect y="\(top)" width="\(RouteMapGround.width)" height="\(height)" fill="#fff"/>
        \(content)</svg>

        """
    }

    /// Ways below, visits, homes and crosses above.
    private func ground(_ words: Wording) -> String {
        let marks = RouteMapMarks(self, words)
        let legend = RouteMapLegend(words: words)
        let name = DayBoardText.clipped(DayBoardText.plain(title), to: 100)
        return """
            <rect x=".5" y=".5" width="\(RouteMapGround.width - 1)" height="\(RouteMapGround.height - 1)" \
            fill="#fbfbf9" stroke="#c9d1d9"/>
            <text x="12" y="22" font-size="14" font-weight="600">\(HTMLText.escaped(name))</text>
            \(marks.text)\(legend.north)\(legend.scale(marks.ground))
            """
    }
}

/// How a route is drawn: a colour, and beyond the colours a pattern of dashes.
struct RouteMapPen: Hashable {
    /// Dark enough for white figures, and apart for those who see red and green alike together with the dashes.
    static let colours = [
        "#1f5fa8", "#b3161d", "#1a7f37", "#8250df", "#b35900", "#0b7285", "#c2255c", "#3b3f46", "#5c4a1f", "#5a7a00",
    ]
    static let dashes = [
        "", "9 3", "2 3", "9 3 2 3", "15 5", "5 5", "2 6", "15 3 2 3 2 3", "24 8", "24 5 2 5", "6 2 1 2 1 2",
    ]

    let colour: String
    let dash: String

    /// The pen of a route by its place; after all pens they come again, and the number at the home tells routes apart.
    init(_ index: Int) {
        colour = Self.colours[index % Self.colours.count]
        dash = Self.dashes[index / Self.colours.count % Self.dashes.count]
    }

    var attributes: String {
        "stroke=\"\(colour)\"" + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"")
    }
}
