internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// `SCHEDULE.EXPLAIN` and `SCHEDULE.CANDIDATES`: why a visit is where it is, and who else could take it.
enum ExplainHandlers {
    static let table: [String: Handler] = ["SCHEDULE.EXPLAIN": explain, "SCHEDULE.CANDIDATES": candidates]

    private static let explain: Handler = { context in
        let visit = try VisitInPlan(context)
        switch Explanation(of: visit.index, in: try visit.timetable()) {
        case .placed(let found): return .records(placed(found, visit))
        case .unplaced(let found): return .records(unplaced(found, visit))
        }
    }

    private static func placed(_ found: PlacedExplanation, _ visit: VisitInPlan) -> [[ReplyField]] {
        let words = visit.words
        let why = (found.isPinned ? [pinned(words.language)] : []) + found.familiarity.map(words.name)
        let first = [
            ReplyField("visit", visit.row.id), ReplyField("state", "placed"),
            ReplyField("caregiver", visit.problem.crew(found.crew)), ReplyField("from", time(found.start)),
            ReplyField("cost", found.cost),
            ReplyField("why", (why + [words.line(found.change)]).joined(separator: "; ")),
        ]
        let others = found.alternatives.map { other in
            [
                ReplyField("instead", visit.problem.crew(other.candidate.crew)),
                ReplyField("from", time(other.candidate.start)), ReplyField("cost", other.cost),
                ReplyField("why", words.line(other.difference)),
            ]
        }
        let team = found.team.compactMap { member in
            member.hurdle.map { hurdle in
                [
                    ReplyField("not", visit.problem.carer(member.caregiver)), ReplyField("rule", hurdle.rule.id),
                    ReplyField("why", words.line(hurdle, for: member.caregiver)),
                ]
            }
        }
        return [first] + others + team
    }

    private static func unplaced(_ found: UnplacedExplanation, _ visit: VisitInPlan) -> [[ReplyField]] {
        let words = visit.words
        let first = [
            ReplyField("visit", visit.row.id), ReplyField("state", "unplaced"), ReplyField("price", found.price),
            ReplyField("unskilled", found.unskilled.map(String.init).joined(separator: ",")),
            ReplyField("why", found.isPairApart ? apart(words.language) : ""),
        ]
        let remedies = found.remedies.map { remedy in
            [
                ReplyField("remedy", visit.problem.crew(remedy.crew)), ReplyField("from", time(remedy.start)),
                ReplyField("cost", remedy.cost), ReplyField("why", words.line(remedy)),
            ]
        }
        return [first] + remedies + excluded(found.excluded, visit)
    }

    private static func excluded(_ list: [Candidates.Excluded], _ visit: VisitInPlan) -> [[ReplyField]] {
        list.map { entry in
            [
                ReplyField("not", visit.problem.carer(entry.caregiver)), ReplyField("part", entry.part),
                ReplyField("rule", entry.hurdle.rule.id),
                ReplyField("why", visit.words.line(entry.hurdle, for: entry.caregiver)),
            ]
        }
    }

    private static let candidates: Handler = { context in
        let visit = try VisitInPlan(context)
        let found = Candidates(for: visit.index, in: try visit.timetable())
        let limit = context.arguments.integer("limit") ?? 20
        let able = found.candidates.prefix(limit).map { candidate in
            [
                ReplyField("caregiver", visit.problem.crew(candidate.crew)), ReplyField("from", time(candidate.start)),
                ReplyField("cost", candidate.cost),
                ReplyField("familiarity", candidate.familiarity.map(\.rawValue).joined(separator: ",")),
                ReplyField("delayed", candidate.delayed), ReplyField("why", visit.words.line(candidate.change)),
            ]
        }
        return .records(able + excluded(Array(found.excluded.prefix(max(0, limit - able.count))), visit))
    }

    /// A second of the day as people write it, `09:40`.
    static func time(_ second: Int) -> String { ExplanationText.time(second) }

    private static func apart(_ language: Language) -> String {
        language == .chinese ? "没有两名护理员能同时到场" : "no two carers who could come can meet there"
    }

    private static func pinned(_ language: Language) -> String { language == .chinese ? "已固定" : "pinned" }
}
