/// What the marks of a map mean, its scale and its north.
struct RouteMapLegend {
    private static let columns = 4
    /// Units of a line.
    private static let line = 18

    let words: Wording

    /// Units below the map for so many carers, two lines for the marks.
    func height(_ carers: Int) -> Int {
        ((carers + Self.columns - 1) / Self.columns + 2) * Self.line
    }

    var north: String {
        "<path d=\"M975 14l5 14l-5 -4l-5 4z\"/>"
            + "<text x=\"975\" y=\"42\" font-size=\"12\" text-anchor=\"middle\">\(words("北", "N"))</text>\n"
    }

    func scale(_ ground: RouteMapGround) -> String {
        let (metres, length) = ground.scale
        let y = RouteMapGround.height - 14
        return
            "<path d=\"M14 \(y - 6)V\(y)H\(DayBoardAxis.units(1_400 + length))V\(y - 6)\" fill=\"none\" stroke=\"#1b1f24\"/>"
            + "<text x=\"18\" y=\"\(y - 4)\" font-size=\"11\">\(Wording.fraction(metres, 1_000)) \(words("公里", "km"))</text>\n"
    }

    func text(_ map: RouteMap) -> String {
        let top = RouteMapGround.height + Self.line
        var text = marks(y: top)
        for (index, route) in map.routes.enumerated() {
            let x = 12 + index % Self.columns * (RouteMapGround.width / Self.columns)
            let y = top + (index / Self.columns + 1) * Self.line
            let pen = RouteMapPen(index)
            let name = "\(index + 1) \(route.carerID) \(route.carerName)"
            let label = DayBoardText.clipped(DayBoardText.plain(name), to: 26) + words.aside("\(route.visits.count)")
            text +=
                "<path d=\"M\(x) \(y - 4)h34\" fill=\"none\" stroke-width=\"2.4\" \(pen.attributes)/>"
                + "<text x=\"\(x + 40)\" y=\"\(y)\" font-size=\"12\">\(HTMLText.escaped(label))</text>\n"
        }
        return text
    }

    private func marks(y: Int) -> String {
        let signs = [
            "<rect x=\"-6\" y=\"-6\" width=\"12\" height=\"12\" fill=\"#fff\" stroke=\"#1b1f24\" stroke-width=\"2\"/>",
            "<circle r=\"6\"/>", RouteMapMarks.cross(5),
        ]
        let texts = [
            words("护理员住处，方框内为序号", "a carer's home, with the carer's number"),
            words("服务，圆内为先后顺序", "a visit, with its place in the order"), words("未安排的服务", "a visit that nobody serves"),
        ]
        return zip(signs, texts).enumerated().map { column, mark in
            "<g transform=\"translate(\(20 + column * 320) \(y - 4))\">\(mark.0)"
                + "<text x=\"14\" y=\"4\" font-size=\"12\">\(HTMLText.escaped(mark.1))</text></g>\n"
        }.joined()
    }
}
