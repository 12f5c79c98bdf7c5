package import ZhaohuDomain

extension ExplanationText {
    /// A pattern in a line: `Mon, Thu: as even over the week as can be`; several visits a day as `Mon 2`.
    package static func line(_ pattern: WeeklyPattern, _ language: Language) -> String {
        let names =
            language == .chinese
            ? ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let days = zip(names, pattern.counts).filter { $0.1 > 0 }.map { $0.1 == 1 ? $0.0 : "\($0.0) \($0.1)" }
        let reason = name(pattern.reason, language)
        guard !days.isEmpty else { return language == .chinese ? "无上门" : "no visits" }
        return language == .chinese
            ? "\(days.joined(separator: "、"))：\(reason)" : "\(days.joined(separator: ", ")): \(reason)"
    }

    private static func name(_ reason: WeeklyPattern.Reason, _ language: Language) -> String {
        let isChinese = language == .chinese
        switch reason {
        case .everyDay: return isChinese ? "每天次数相同" : "the same on every day"
        case .kept: return isChinese ? "沿用现行安排" : "kept as in force"
        case .even: return isChinese ? "一周内分布最均匀" : "as even over the week as can be"
        case .room: return isChinese ? "当日人手较充裕或邻近客户同日服务" : "other days have more room, or near clients"
        }
    }
}
