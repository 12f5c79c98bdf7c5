import ZhaohuDomain

/// A complaint about a visit of 2017; the number is the index plus one.
struct DemoComplaint: Sendable {
    /// Index of the visit.
    let visit: Int
    let kind: ComplaintKind
    let openedOn: Day
    let answerDueOn: Day
    let dueOn: Day
    let level: ComplaintLevel
    let state: ComplaintState
    let answeredOn: Day?
    let closedOn: Day?
    let outcome: ComplaintOutcome?
    /// Seconds after midnight at which the steps were written down.
    let second: Int

    /// Written down at the call desk.
    static let complainant = "interviewer"

    var content: String {
        switch kind {
        case .service: "护理员迟到，未完成约定项目"
        case .conduct: "护理员态度生硬"
        case .fees: "被要求另付材料费"
        case .fund: "反映服务记录与实际不符"
        }
    }
}

/// Draws the complaints: companies 6 and 9 have more, and answer later.
struct ComplaintDraw {
    /// How often clients of a company complain, relative to its size, and how many of a hundred answers come late.
    private static func manners(_ provider: Int) -> (weight: Int, latePercent: Int) {
        switch provider {
        case 5: (3, 22)
        case 8: (8, 35)
        default: (1, 6)
        }
    }

    /// In the order in which they were opened.
    ///
    /// The last dozen is open: answered and waiting for a decision, or overdue at
    /// the supervisor, so that nothing of the demo moves by itself when a day passes.
    static func complaints(seed: UInt64, byProvider: [[Int]], visits: [Visit], providers: [Provider]) -> [DemoComplaint]
    {
        var random = SplitMix64(seed: seed, stream: "complaints")
        let weights = providers.indices.map { providers[$0].size * manners($0).weight }
        let counts = Shares.split(320, by: weights)
        var drawn: [(day: Day, visit: Int, provider: Int)] = []
        for provider in providers.indices {
            for _ in 0..<counts[provider] {
                let visit = random.pick(byProvider[provider])
                let day = Nantong.firstDay.advanced(by: Int(visits[visit].slot.day) + random.between(0, 3))
                drawn.append((min(day, Nantong.lastDay), visit, provider))
            }
        }
        drawn.sort { ($0.day, $0.visit) < ($1.day, $1.visit) }
        return drawn.enumerated().map { index, item in
            complaint(item, left: drawn.count - index, &random)
        }
    }

    private static func complaint(
        _ item: (day: Day, visit: Int, provider: Int), left: Int, _ random: inout SplitMix64
    ) -> DemoComplaint {
        let kind = ComplaintKind.allCases[random.index(weights: [58, 24, 14, 4])]
        let calendar = WorkingCalendar()
        let term = [ComplaintKind.service: 5, .conduct: 3, .fees: 5, .fund: 15][kind] ?? 5
        let due = calendar.day(term, workingDaysAfter: item.day)
        let isLate = random.chance(percent: manners(item.provider).latePercent)
        let answered =
            isLate
            ? calendar.day(random.between(1, 6), workingDaysAfter: due)
            : calendar.day(random.between(0, term), workingDaysAfter: item.day)
        let closed = calendar.day(random.between(1, 8), workingDaysAfter: answered)
        let outcome = [ComplaintOutcome.yes, .partly, .no][random.index(weights: [45, 20, 35])]
        let second = 32_400 + random.below(28_800)
        let isOpen = left <= 12
        // Every third open one was never answered and is at the supervisor by now.
        let isSilent = isOpen && left % 3 == 0
        let decideBy = calendar.day(10, workingDaysAfter: answered)
        return DemoComplaint(
            visit: item.visit, kind: kind, openedOn: item.day, answerDueOn: due,
            dueOn: isSilent ? calendar.day(20, workingDaysAfter: due) : decideBy,
            level: isSilent ? .supervisor : isLate ? .agency : kind.firstLevel,
            state: isSilent ? .received : isOpen ? .answered : .closed, answeredOn: isSilent ? nil : answered,
            closedOn: isOpen ? nil : closed, outcome: isOpen ? nil : outcome, second: second)
    }
}
