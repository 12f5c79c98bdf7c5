internal import Crypto
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `REPORT.*`: satisfaction that can be checked to the last digit.
enum ReportHandlers {
    static let table: [String: Handler] = ["REPORT.SATISFACTION": satisfaction, "REPORT.VERIFY": verify]

    private static let satisfaction: Handler = { context in
        let (from, to) = try period(context)
        let by = SatisfactionBreakdown(rawValue: context.arguments.text("by") ?? "none") ?? .none
        let provider = context.caller.isOnly(.dispatcher) ? context.caller.provider : nil
        let sums = try SatisfactionStore.sums(
            context.database, region: context.region, from: from, to: to, by: by, provider: provider)
        let policy = context.reference.policy
        let report = SatisfactionReport(
            region: context.region, from: from, to: to, by: by, provider: provider, sums: sums,
            minimumN: try policy.integer("satisfaction.minimum_n", on: context.today), language: context.language)
        switch context.arguments.text("format") ?? "table" {
        case "csv": return .document(report.csv)
        case "json": return .document(report.json)
        default: return .document(report.table(names: try names(context, by)))
        }
    }

    private static let verify: Handler = { context in
        let (from, to) = try period(context)
        let cells = try SatisfactionStore.differingCells(context.database, region: context.region, from: from, to: to)
        let scan = try SatisfactionStore.fullScan(
            context.database, region: context.region, from: from, to: to, by: .none, provider: nil)
        return .record([
            ReplyField("cells", cells.cells), ReplyField("differing", cells.differing),
            ReplyField("visits", scan.first?.visits ?? 0), ReplyField("rated", scan.first?.rated ?? 0),
            ReplyField("satisfied", scan.first?.satisfied ?? 0),
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

    /// Names for the people who read the table; the keys are for programs.
    private static func names(_ context: CommandContext, _ by: SatisfactionBreakdown) throws -> [String: String] {
        switch by {
        case .provider:
            let providers = try ProviderStore.list(context.database, region: context.region)
            return Dictionary(uniqueKeysWithValues: providers.map { ($0.id.description, $0.name) })
        case .district: return context.reference.districts
        case .month, .caregiver, .none: return [:]
        }
    }
}
