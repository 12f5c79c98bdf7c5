extension DayBoardLane {
    /// A visit: a bar that tells all when pointed at; a visit of two carers leads to the other bar.
    func bar(_ stop: DayBoard.Stop, _ spot: DayBoardPairs.Spot) -> String {
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
        if stop.isStarted { signs.append("▶") }
        signs.append(DayBoardText.plain(stop.visitID))
        if stop.isPinned { signs.append("◆") }
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
