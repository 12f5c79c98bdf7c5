/// One carer's day as a strip of SVG: ways as lines, waiting as nothing, breaks hatched, visits as bars.
struct DayBoardLane {
    /// Units from top to bottom.
    static let height = 28
    let axis: DayBoardAxis
    let words: DayBoardWords
    let pairs: DayBoardPairs

    /// The whole strip.
    func svg(_ carer: DayBoard.Carer, row: Int) -> String {
        var parts = [ground(carer)]
        for stop in carer.stops {
            parts.append(way(from: stop.arrival - DayBoardAxis.clamped(stop.way), to: stop.arrival))
        }
        if let last = carer.stops.last.map({ DayBoardAxis.clamped($0.end) }) {
            parts.append(way(from: last, to: last + DayBoardAxis.clamped(carer.wayHome)))
        }
        parts += carer.breaks.map(pause)
        for (index, stop) in carer.stops.enumerated() {
            parts.append(bar(stop, DayBoardPairs.Spot(row: row, stop: index)))
        }
        let label = HTMLText.escaped(summary(carer))
        return "<svg class=\"lane\" viewBox=\"0 0 \(DayBoardAxis.width) \(Self.height)\" role=\"group\" "
            + "aria-label=\"\(label)\">\(parts.joined())</svg>"
    }

    /// A row in words.
    func summary(_ carer: DayBoard.Carer) -> String {
        let words = words.words
        let late = carer.stops.count { $0.late > 0 }
        guard let first = carer.stops.first, let last = carer.stops.last else {
            return words.list([carer.label, words("无服务", "no visits")])
        }
        let count = carer.stops.count
        return words.list([
            carer.label, words("\(count) 次服务", count == 1 ? "1 visit" : "\(count) visits"),
            DayBoardWords.span(first.start, last.end), words("\(late) 次晚到", "\(late) late"),
        ])
    }

    /// What is behind the bars: hours, and the time outside the shift.
    private func ground(_ carer: DayBoard.Carer) -> String {
        let from = axis.position(carer.shift.lowerBound)
        let until = axis.position(carer.shift.upperBound)
        let lines = axis.hours.map { "M\(DayBoardAxis.units(axis.position($0 * 3_600))) 0V\(Self.height)" }
        return rectangle("off", from: 0, to: from) + rectangle("off", from: until, to: DayBoardAxis.width * 100)
            + "<path class=\"grid\" d=\"\(lines.joined())\"/>"
    }

    private func way(from: Int, to: Int) -> String {
        let (start, end) = (axis.position(from), axis.position(to))
        guard end > start else { return "" }
        let text = words.words.list([
            words.words("路途", "on the way") + " " + DayBoardWords.span(from, to),
            words.minutes(DayBoardWords.minutes(to - from)),
        ])
        let y = Self.height / 2
        return "<path class=\"way\" d=\"M\(DayBoardAxis.units(start)) \(y)H\(DayBoardAxis.units(end))\">"
            + "<title>\(HTMLText.escaped(text))</title></path>"
    }

    private func pause(_ pause: ClosedRange<Int>) -> String {
        let text = words.words("休息", "break") + " " + DayBoardWords.span(pause)
        return rectangle(
            "break", from: axis.position(pause.lowerBound), to: axis.position(pause.upperBound), inset: 3, title: text)
    }

    private func rectangle(_ kind: String, from: Int, to: Int, inset: Int = 0, title: String? = nil) -> String {
        guard to > from else { return "" }
        let shape =
            "<rect class=\"\(kind)\" x=\"\(DayBoardAxis.units(from))\" y=\"\(inset)\" "
            + "width=\"\(DayBoardAxis.units(to - from))\" height=\"\(Self.height - 2 * inset)\""
        return title.map { "\(shape)><title>\(HTMLText.escaped($0))</title></rect>" } ?? shape + "/>"
    }
}

extension DayBoard.Carer {
    /// Id and name.
    var label: String { DayBoardText.plain("\(id) \(name)") }
}
