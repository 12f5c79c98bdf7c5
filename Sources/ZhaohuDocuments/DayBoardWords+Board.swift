internal import ZhaohuDomain

extension DayBoardWords {
    /// The board's title.
    func title(_ board: DayBoard) -> String {
        let provider = DayBoardText.plain("\(board.providerID) \(board.providerName)")
        return words("上门服务日程 \(provider) \(board.day)", "Day of home visits \(provider) \(board.day)")
    }

    /// Version and state of the plan.
    func standing(_ board: DayBoard) -> String {
        guard board.version > 0 else { return words("尚无排班", "no plan yet") }
        return words("排班第 \(board.version) 版", "plan version \(board.version)") + words.aside(name(board.state))
    }

    /// What to do about a board with nothing on it; empty for any other.
    func advice(_ board: DayBoard) -> [String] {
        let build = "SCHEDULE.BUILD provider=\(DayBoardText.plain(board.providerID)) date=\(board.day)"
        var advice: [String] = []
        if board.carers.isEmpty {
            advice.append(
                words(
                    "当日没有护理员。请先登记护理员（CAREGIVER.ADD），或查看谁已暂停（CAREGIVER.LIST），然后重新排班：\(build)",
                    "No carer works on this day. Put carers on the roster (CAREGIVER.ADD) or see who is suspended "
                        + "(CAREGIVER.LIST), then plan again: \(build)"))
        }
        if board.totals.visits == 0 && board.unplaced.isEmpty && board.carers.allSatisfy(\.stops.isEmpty) {
            advice.append(
                words(
                    "当日没有上门服务。服务来自已确认的服务计划：请登记（PLAN.SET）并确认（PLAN.CONFIRM），然后排班：\(build)",
                    "No visit is asked for on this day. Visits come from confirmed care plans: set one (PLAN.SET), confirm "
                        + "it (PLAN.CONFIRM), then plan: \(build)"))
        } else if board.version == 0 {
            advice.append(words("当日尚未排班：\(build)", "Nothing is planned for this day yet: \(build)"))
        }
        return advice
    }

    /// The day's figures: a label and a value each.
    func totals(_ board: DayBoard) -> [[String]] {
        let totals = board.totals
        let late = board.lateVisits
        return [
            [words("服务次数", "Visits"), String(totals.visits)],
            [words("已安排", "Placed"), String(totals.placed)],
            [words("未安排", "Unplaced"), String(totals.unplaced)],
            [words("护理员", "Carers"), String(board.carers.count)],
            [words("路途", "Travel"), Self.hours(Self.total(totals.travel)) + words(" 小时", " h")],
            [
                words("晚到", "Lateness"),
                words.list([
                    minutes(Self.total(totals.lateness)), words("\(late) 次", late == 1 ? "1 visit" : "\(late) visits"),
                ]),
            ],
            [
                words("与现行排班不同", "Changes against the plan in force"),
                totals.changes.map(String.init) ?? words("无现行排班", "no plan in force"),
            ],
            [words("成本（分值，越低越好）", "Cost (points, lower is better)"), String(totals.cost)],
        ]
    }

    /// The sum of a day in whole minutes, begun ones counted.
    private static func total(_ seconds: Int) -> Int { max(0, seconds) / 60 + (max(0, seconds) % 60 == 0 ? 0 : 1) }
}

extension DayBoard {
    /// Visits that start after their window, one of two carers counted once.
    var lateVisits: Int {
        Set(carers.flatMap(\.stops).filter { $0.late > 0 }.map(\.visitID)).count
    }
}
