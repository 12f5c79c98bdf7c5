extension ExplanationText {
    /// What would have to change, and who would come when: `start 15 min later: Li Na, 09:30`.
    package func line(_ remedy: Remedy) -> String {
        let crew = list(remedy.crew.map(caregiver))
        let what = what(remedy.kind, cost: remedy.cost)
        let time = Self.time(remedy.start)
        return self("\(what)：\(crew)，\(time)", "\(what): \(crew), \(time)")
    }

    private func what(_ kind: Remedy.Kind, cost: Int) -> String {
        switch kind {
        case .nothing:
            return cost > 0
                ? self("可以安排，但成本比不安排高 \(cost)", "fits, but costs \(cost) more than leaving it")
                : self("可以安排，成本降低 \(-cost)", "fits, and saves \(-cost)")
        case .later(let seconds):
            return self("最迟开始时间推后 \(length(seconds))", "start \(length(seconds)) later than allowed")
        case .earlier(let seconds):
            return self("提前 \(length(seconds))开始", "start \(length(seconds)) before the window")
        case .overtime(let person, let seconds):
            return self(
                "\(caregiver(person)) 再加班 \(length(seconds))",
                "\(length(seconds)) more overtime for \(caregiver(person))")
        case .withoutRest(let person):
            return self("\(caregiver(person)) 不安排休息", "\(caregiver(person)) without the break")
        case .movingOut(let other): return self("不安排 \(visit(other))", "leave out \(visit(other))")
        case .withoutSkills(let skills):
            return self("不要求技能：\(self.skills(skills))", "without the skill \(self.skills(skills))")
        }
    }

    /// What something costs more or less, part by part: `travel +12 min, late -3 min`.
    package func line(_ change: CostParts) -> String {
        let texts = CostParts.Part.allCases.filter { change[$0] != 0 }.map { part in
            "\(name(part)) \(amount(change[part], of: part))"
        }
        return texts.isEmpty ? self("无变化", "no change") : texts.joined(separator: self("，", ", "))
    }

    /// What a part of the cost is called.
    package func name(_ part: CostParts.Part) -> String {
        switch part {
        case .unserved: self("未安排", "unserved")
        case .travel: self("路程", "travel")
        case .late: self("迟到", "late")
        case .familiarity: self("熟悉程度", "familiarity")
        case .wishes: self("未满足的意愿", "wishes unmet")
        case .overload: self("超出合理工时", "above the fair load")
        case .overtime: self("加班", "overtime")
        case .changes: self("变更", "changes")
        case .serving: self("服务费用", "serving")
        }
    }

    private func amount(_ amount: Int, of part: CostParts.Part) -> String {
        let sign = amount < 0 ? "-" : "+"
        switch part {
        case .travel, .late, .overload, .overtime: return sign + length(abs(amount))
        case .unserved, .familiarity, .wishes, .changes, .serving: return sign + String(abs(amount))
        }
    }

    /// How well a client knows a caregiver.
    package func name(_ familiarity: Familiarity) -> String {
        switch familiarity {
        case .primary: self("首选护理员", "first choice")
        case .known: self("熟悉的护理员", "known to the client")
        case .stranger: self("未服务过该客户", "new to the client")
        }
    }
}
