internal import ZhaohuDomain

/// The words and numbers of a day board in one language.
struct DayBoardWords: Sendable {
    let words: Wording

    init(_ language: Language) {
        words = Wording(language: language)
    }

    /// `08:00`; the days after the first are counted behind it, `01:30+1`.
    static func clock(_ time: Int) -> String {
        let second = DayBoardAxis.clamped(time)
        let clock = "\(Digits.padded(second / 3_600 % 24, 2)):\(Digits.padded(second / 60 % 60, 2))"
        return second < 86_400 ? clock : "\(clock)+\(second / 86_400)"
    }

    /// `08:00–08:40`.
    static func span(_ from: Int, _ until: Int) -> String { "\(clock(from))–\(clock(until))" }

    static func span(_ range: ClosedRange<Int>) -> String { span(range.lowerBound, range.upperBound) }

    /// Seconds as whole minutes, begun ones counted, so that nothing late reads as 0.
    static func minutes(_ seconds: Int) -> Int { (max(0, DayBoardAxis.clamped(seconds)) + 59) / 60 }

    /// Minutes as hours and minutes, `6:20`.
    static func hours(_ minutes: Int) -> String {
        let magnitude = Int(clamping: minutes.magnitude)
        return "\(minutes < 0 ? "-" : "")\(magnitude / 60):\(Digits.padded(magnitude % 60, 2))"
    }

    /// Minutes with their unit, `40 min`.
    func minutes(_ count: Int) -> String { words("\(count) 分钟", "\(count) min") }

    func text(_ sentence: DayBoard.Sentence) -> String {
        DayBoardText.plain(words(sentence.chinese, sentence.english))
    }

    func name(_ state: DayBoard.State) -> String {
        switch state {
        case .draft: words("草稿，未发布", "draft, not published")
        case .published: words("已发布", "published")
        }
    }

    func name(_ familiarity: DayBoard.Familiarity) -> String {
        switch familiarity {
        case .primary: words("首选护理员", "carer of the first choice")
        case .known: words("来过的护理员", "carer whom the client has met")
        case .stranger: words("没来过的护理员", "carer whom the client has not met")
        }
    }

    func name(_ lateness: DayBoard.Lateness) -> String {
        switch lateness {
        case .none: words("准时", "on time")
        case .slight: words("晚到 15 分钟以内", "late by up to 15 min")
        case .considerable: words("晚到 15 至 30 分钟", "late by 15 to 30 min")
        case .severe: words("晚到超过 30 分钟", "late by more than 30 min")
        }
    }

    func priority(_ priority: Int) -> String {
        switch priority {
        case 1: words("1 必须", "1 must")
        case 2: words("2 应当", "2 should")
        case 3: words("3 可改期", "3 can move")
        default: String(priority)
        }
    }
}
