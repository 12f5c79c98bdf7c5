internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// What the reports have in common, and the check of their sums.
enum ReportHandlers {
    static let table: [String: Handler] = ["REPORT.VERIFY": verify]

    private static let verify: Handler = { context in
        let (from, to) = try period(context)
        let cells = try SatisfactionStore.differingCells(context.database, region: context.region, from: from, to: to)
        let scan = try SatisfactionStore.fullScan(
            context.database, region: context.region, from: from, to: to, by: .none, provider: nil)
        let lowest = try context.reference.policy.integer("satisfaction.satisfied_from", on: context.today)
        return .record([
            ReplyField("cells", cells.cells), ReplyField("differing", cells.differing),
            ReplyField("visits", scan.first?.visits ?? 0), ReplyField("rated", scan.first?.rated ?? 0),
            ReplyField("satisfied", scan.first?.counts.satisfied(from: lowest) ?? 0),
        ])
    }

    /// The fields `from` and `to`: at most ten years.
    static func period(_ context: CommandContext) throws(Refusal) -> (from: Day, to: Day) {
        let from = try context.required("from", context.day("from"))
        let to = try context.required("to", context.day("to"))
        guard from <= to, to.number - from.number <= 3_660 else {
            throw Refusal(.badPeriod, ["from": from.description, "to": to.description])
        }
        return (from, to)
    }
}
