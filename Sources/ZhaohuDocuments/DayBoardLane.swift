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
        for stop in carer.stops { parts.append(way(from: stop.arrival - max(0, stop.way), to: stop.arrival)) }
        if let last = carer.stops.last {
            parts.append(way(from: last.end, to: last.end + max(0, min(carer.wayHome, 1_000_000))))
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

    private func bar(_ stop: DayBoard.Stop, _ spot: DayBoardPairs.Spot) -> String {
        // Wide enough to be seen, and never beyond the last hour.
        let least = 150
        let start = min(axis.position(stop.start), DayBoardAxis.width * 100 - least)
        let width = max(axis.position(stop.end) - start, least)
        let kind = "bar late\(DayBoard.Lateness(seconds: stop.late).rawValue)" + (stop.isPinned ? " pinned" : "")
        let (units, height) = (DayBoardAxis.units(width), Self.height - 2)
        let bar =
            "<svg class=\"\(kind)\" id=\"\(spot.anchor)\" x=\"\(DayBoardAxis.units(start))\" y=\"1\" width=\"\(units)\" "
            + "height=\"\(height)\" role=\"img\"><title>\(HTMLText.escaped(title(stop)))</title>"
            + "<rect width=\"\(units)\" height=\"\(height)\"/>\(inside(stop, width: width))</svg>"
        guard let other = pairs.other(than: spot, for: stop) else { return bar }
        return "<a href=\"#\(other.anchor)\">\(bar)</a>"
    }

    /// The client above, signs and id below, as far as there is room; a visit of two carers has a band before them.
    private func inside(_ stop: DayBoard.Stop, width: Int) -> String {
        let isDouble = stop.partner != nil
        let left = isDouble ? 7 : 3
        // Letters are 10 units high, so that hundredths of a letter are tenths of a unit.
        let room = (width - left * 100 - 100) / 10
        let texts = [(DayBoardText.plain(stop.client), 11), (signs(stop, room: room), 22)]
            .map { text, y in
                "<text x=\"\(left)\" y=\"\(y)\">\(HTMLText.escaped(DayBoardText.fitted(text, to: room)))</text>"
            }
        let band = "<rect class=\"two\" x=\"1\" width=\"4.5\" height=\"\(Self.height - 2)\"/>"
        return (isDouble ? band : "") + texts.joined()
    }

    /// Signs and id, the most urgent first, as many as have room.
    private func signs(_ stop: DayBoard.Stop, room: Int) -> String {
        var signs: [String] = []
        if stop.late > 0 {
            signs.append("\(DayBoard.Lateness(seconds: stop.late).sign)+\(DayBoardWords.minutes(stop.late))′")
        }
        if let number = pairs.number(stop) { signs.append("②\(number)") }
        if stop.isPinned { signs.append("◆") }
        if stop.isStarted { signs.append("▶") }
        signs.append(DayBoardText.plain(stop.visitID))
        if let sign = stop.familiarity.sign { signs.append(sign) }
        var line = signs[0]
        for sign in signs.dropFirst() where DayBoardText.width("\(line) \(sign)") <= room { line += " \(sign)" }
        return DayBoardText.fitted(line, to: room)
    }

    /// All that is known of a stop.
    private func title(_ stop: DayBoard.Stop) -> String {
        let say = words.words
        var facts = [
            "\(stop.visitID) \(stop.client)", DayBoardWords.span(stop.start, stop.end),
            say("时间窗 ", "window ") + DayBoardWords.span(stop.window),
            say("路途 ", "way ") + words.minutes(DayBoardWords.minutes(stop.way)),
        ]
        if stop.waiting > 0 {
            facts.append(say("等候 ", "waiting ") + words.minutes(DayBoardWords.minutes(stop.waiting)))
        }
        if stop.late > 0 { facts.append(say("晚到 ", "late by ") + words.minutes(DayBoardWords.minutes(stop.late))) }
        if let partner = pairs.partner(stop), let number = pairs.number(stop) {
            facts.append(say("双人服务 ②\(number)，同行 \(partner)", "two carers ②\(number), together with \(partner)"))
        }
        if stop.isPinned { facts.append(say("已固定", "pinned")) }
        if stop.isStarted { facts.append(say("已签到", "started")) }
        facts.append(words.name(stop.familiarity))
        return DayBoardText.plain(facts.joined(separator: say("；", "; ")))
    }
}

extension DayBoard.Carer {
    /// Id and name.
    var label: String { DayBoardText.plain("\(id) \(name)") }
}

extension DayBoard.Familiarity {
    /// Nothing for the usual one.
    var sign: String? {
        switch self {
        case .primary: nil
        case .known: "◐"
        case .stranger: "○"
        }
    }
}
