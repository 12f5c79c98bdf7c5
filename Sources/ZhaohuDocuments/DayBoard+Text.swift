package import ZhaohuDomain

extension DayBoard {
    /// The board for a terminal: a line a carer, what nobody serves, the totals.
    ///
    /// Cells stand in columns, a Chinese character counted as two; a long name is cut with an ellipsis.
    package func text(_ language: Language) -> String {
        let say = DayBoardWords(language)
        let words = say.words
        var lines = [say.title(self), say.standing(self)] + say.advice(self)
        if !carers.isEmpty { lines += [""] + rows(say) + [signs(words)] }
        if !unplaced.isEmpty {
            lines += ["", words("未安排的服务", "Visits that nobody serves") + words.aside(String(unplaced.count))]
            lines += unplacedLines(say)
        }
        lines += ["", words("合计", "Totals")]
        lines += DayBoardText.aligned(say.totals(self).map { ["  " + $0[0], $0[1]] })
        return lines.joined(separator: "\n") + "\n"
    }

    private func rows(_ say: DayBoardWords) -> [String] {
        let words = say.words
        let head = [
            words("护理员", "Carer"), "", words("班次", "Shift"), words("工作/应有", "Work/fair"), words("途", "Way"),
            words("超时", "Over"), words("服务", "Visits"),
        ]
        return DayBoardText.aligned([head] + carers.map { cells($0, words) }, right: [3, 4, 5])
    }

    private func cells(_ carer: Carer, _ words: Wording) -> [String] {
        let load = "\(DayBoardWords.hours(carer.workMinutes))/\(DayBoardWords.hours(carer.fairLoadMinutes))"
        return [
            DayBoardText.plain(carer.id), DayBoardText.clipped(DayBoardText.plain(carer.name), to: 16),
            DayBoardWords.span(carer.shift), load, "\(carer.travelMinutes)′",
            carer.overtimeMinutes > 0 ? "+\(carer.overtimeMinutes)′" : "",
        ] + day(carer, words)
    }

    /// Visits and breaks in the order of the day.
    private func day(_ carer: Carer, _ words: Wording) -> [String] {
        let breaks = carer.breaks.map { pause in
            let minutes = DayBoardWords.minutes(
                DayBoardAxis.clamped(pause.upperBound) - DayBoardAxis.clamped(pause.lowerBound))
            return (
                start: pause.lowerBound,
                text: "\(DayBoardWords.clock(pause.lowerBound)) \(words("休息", "break")) \(minutes)′"
            )
        }
        let entries = carer.stops.map { (start: $0.start, text: cell($0)) } + breaks
        return entries.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element.text)
    }

    /// A visit: start, id, client, minutes, and what is special about it.
    private func cell(_ stop: Stop) -> String {
        let client = DayBoardText.clipped(DayBoardText.plain(stop.client), to: 8)
        var parts = [
            DayBoardWords.clock(stop.start), DayBoardText.plain(stop.visitID), client,
            "\(DayBoardWords.minutes(DayBoardAxis.clamped(stop.end) - DayBoardAxis.clamped(stop.start)))′",
        ]
        if stop.late > 0 { parts.append("\(Lateness(seconds: stop.late).sign)+\(DayBoardWords.minutes(stop.late))′") }
        if let partner = stop.partner { parts.append("&\(DayBoardText.plain(partner))") }
        let marks =
            (stop.isPinned ? "*" : "") + (stop.isStarted ? ">" : "")
            + (stop.familiarity == .known ? "~" : stop.familiarity == .stranger ? "?" : "")
        return (parts + (marks.isEmpty ? [] : [marks])).joined(separator: " ")
    }

    private func signs(_ words: Wording) -> String {
        words.list([
            words("!+12′ 晚到", "!+12′ late"), words("& 双人服务的同行者", "& the other of two carers"),
            words("* 已固定", "* pinned"), words("> 已签到", "> started"), words("~ 来过", "~ has met the client"),
            words("? 没来过", "? has not"),
        ])
    }

    private func unplacedLines(_ say: DayBoardWords) -> [String] {
        let words = say.words
        let heads = DayBoardText.aligned(
            unplaced.map { visit in
                [
                    "  " + DayBoardText.plain(visit.visitID),
                    DayBoardText.clipped(DayBoardText.plain(visit.client), to: 24), DayBoardWords.span(visit.window),
                    words.line(words("优先级", "priority"), say.priority(visit.priority)),
                ]
            })
        return zip(unplaced, heads).flatMap { visit, head in
            [head] + visit.reasons.map { "      " + words.line(words("原因", "reason"), say.text($0)) }
                + (visit.remedy.map { ["      " + words.line(words("办法", "way out"), say.text($0))] } ?? [])
        }
    }
}
