package import ZhaohuDomain

extension ExplanationText {
    /// A move told in a line: `V1042: other caregiver, Li Na 09:30 -> Wang Fang 09:45`.
    package static func line<Name>(_ entry: PlanDiff<Name>.Entry, _ language: Language) -> String {
        let isChinese = language == .chinese
        let name = name(entry.kind, language)
        let moves = [entry.from, entry.to].map { service($0, language) }.joined(separator: " -> ")
        return isChinese ? "\(entry.visit)：\(name)，\(moves)" : "\(entry.visit): \(name), \(moves)"
    }

    private static func service<Name>(_ service: PlanDiff<Name>.Service?, _ language: Language) -> String {
        guard let service else { return language == .chinese ? "无人" : "nobody" }
        let crew = service.crew.map { "\($0)" }.joined(separator: language == .chinese ? "、" : ", ")
        return "\(crew) \(time(service.start))"
    }

    private static func name<Name>(_ kind: PlanDiff<Name>.Kind, _ language: Language) -> String {
        let isChinese = language == .chinese
        switch kind {
        case .placed: return isChinese ? "新安排" : "newly placed"
        case .dropped: return isChinese ? "取消安排" : "dropped"
        case .caregiver: return isChinese ? "更换护理员" : "other caregiver"
        case .time: return isChinese ? "更改时间" : "other time"
        }
    }
}
