package import ZhaohuDomain

/// Says in a line why something cannot be, what would help, what it costs and who is moved.
///
/// Times are told as HH:MM, lengths in whole minutes rounded up.
package struct ExplanationText: Sendable {
    package let language: Language
    /// What caregivers, visits and skills are called; given their indices.
    package let caregiver: @Sendable (Int) -> String
    package let visit: @Sendable (Int) -> String
    package let skill: @Sendable (Int) -> String

    package init(
        _ language: Language, caregiver: @escaping @Sendable (Int) -> String,
        visit: @escaping @Sendable (Int) -> String, skill: @escaping @Sendable (Int) -> String
    ) {
        self.language = language
        self.caregiver = caregiver
        self.visit = visit
        self.skill = skill
    }

    func callAsFunction(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    /// A second of the day as `09:40`; later days count on, `25:10`.
    package static func time(_ second: Int) -> String {
        "\(Digits.padded(second / 3_600, 2)):\(Digits.padded(second % 3_600 / 60, 2))"
    }

    /// Whole minutes, rounded up.
    package static func minutes(_ seconds: Int) -> Int { (seconds + 59) / 60 }

    /// A length: `15 min`.
    package func length(_ seconds: Int) -> String {
        self("\(Self.minutes(seconds)) 分钟", "\(Self.minutes(seconds)) min")
    }

    func list(_ words: [String]) -> String { words.joined(separator: self("、", ", ")) }

    func skills(_ skills: SkillSet) -> String {
        list((0..<InstanceLimits.skills).filter(skills.holds).map(skill))
    }

    /// Why a caregiver cannot serve a visit, in numbers: `could start 09:40, latest start 09:15`.
    package func line(_ hurdle: Hurdle, for caregiver: Int) -> String {
        let reason = reason(hurdle)
        guard hurdle.caregiver != caregiver, !reason.isEmpty else { return reason }
        let other = self.caregiver(hurdle.caregiver)
        return self("\(other)：\(reason)", "\(other): \(reason)")
    }

    private func reason(_ hurdle: Hurdle) -> String {
        // What would be is rounded up and what is allowed down, so that the two differ.
        let (value, limit) = (Self.time(hurdle.value + 59), Self.time(hurdle.limit))
        let other = hurdle.visit.map(visit) ?? ""
        switch hurdle.stage {
        case .refused: return self("客户拒绝", "refused by the client")
        case .skill: return self("缺少技能：\(skills(hurdle.lacking))", "lacks \(skills(hurdle.lacking))")
        case .pin: return self("已固定给其他护理员", "pinned to somebody else")
        case .work:
            return self("超出工时上限 \(length(hurdle.excess))", "\(length(hurdle.excess)) above the most work allowed")
        case .window:
            return hurdle.isPinned
                ? self("最早 \(value) 可开始，固定时间为 \(limit)", "could start \(value), pinned to \(limit)")
                : self("最早 \(value) 可开始，最迟应 \(limit) 开始", "could start \(value), latest start \(limit)")
        case .otherWindow:
            return hurdle.isPinned
                ? self("\(other) 将推迟至 \(value)，而固定时间为 \(limit)", "\(other) would start \(value), pinned to \(limit)")
                : self("\(other) 将推迟至 \(value)，最迟应 \(limit) 开始", "\(other) would start \(value), latest start \(limit)")
        case .shift:
            return self("\(value) 到家，晚 \(length(hurdle.excess))", "home \(value), \(length(hurdle.excess)) too late")
        case .rest:
            return self(
                "\(length(hurdle.limit))休息差 \(length(hurdle.value))",
                "\(length(hurdle.value)) short of the break of \(length(hurdle.limit))")
        case .together: return self("两名护理员无法会合", "the two caregivers cannot meet")
        }
    }
}
