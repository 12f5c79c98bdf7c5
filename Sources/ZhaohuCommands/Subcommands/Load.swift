package import ArgumentParser
internal import Foundation
internal import ZhaohuDemo
internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuServices
internal import ZhaohuStore

/// `zhaohud load`: puts a data set or files of your own in, all or nothing.
package struct Load: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Load a data set that comes with the program, or insured persons from CSV files.",
        subcommands: [LoadDataset.self, LoadPersons.self], defaultSubcommand: LoadDataset.self)

    package init() {}
}

/// `zhaohud load nantong-2017`: the word `dataset` may be left out.
package struct LoadDataset: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "dataset", abstract: "Load a data set that comes with the program (the default).")

    @OptionGroup var options: DaemonOptions
    @Argument(help: "nantong-2017 (the demo region), or nantong-base (the same region without persons).")
    var dataset: String

    package init() {}

    package func run() async throws {
        guard let kind = Dataset(rawValue: dataset) else {
            throw SettingsProblem(
                "There is no data set \(dataset); known: \(Dataset.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let settings = try await DaemonSettings(options)
        let access = try DatabaseAccess(settings, logger: settings.logger("zhaohud"))
        _ = try access.prepare()
        let database = try access.connectAsOwner()
        guard try !SeedStore.hasRegion(database, DemoRegion.code) else {
            Terminal.line("Region \(DemoRegion.code) is there already; nothing to do.")
            return
        }
        let rules = try RegionRules(SchemaFiles(folder: settings.schema.path))
        let logins = try DemoLogins(state: settings.state, withFamily: kind == .nantong2017)
        let today = Zone.shanghai.day(of: ServerClock.system.now)
        let counts = try database.transaction { database in
            let counts = try DatasetLoader(database: database, kind: kind, rules: rules, today: today).load()
            for login in try logins.records(region: DemoRegion.code) { try LoginStore.add(database, login) }
            // Before the commit: a password made at random must not be lost when the file cannot be written.
            try logins.write()
            return counts
        }
        Terminal.endProgress()
        try SeedStore.analyze(database)
        let shown = counts.map { "\($0.table) \($0.rows)" }.joined(separator: ", ")
        Terminal.line("Loaded \(dataset): \(shown).")
        Terminal.line("Demo logins and their password: \(logins.path)")
    }
}

/// The data sets that come with the program.
enum Dataset: String, CaseIterable {
    case nantong2017 = "nantong-2017"
    case nantongBase = "nantong-base"

    /// Tables of the base: enough to work, nobody insured.
    fileprivate static let baseTables: Set<String> = [
        "region", "district", "street", "service_item", "provider", "provider_event", "caregiver",
    ]
}

/// Copies the demo region table by table and builds the sums behind the reports.
struct DatasetLoader {
    let database: DatabaseConnection
    let kind: Dataset
    let rules: RegionRules
    let today: Day

    func load() throws -> [(table: String, rows: Int)] {
        let instruments = try ReferenceStore.instruments(database)
        let region = DemoRegion(
            today: today, instrumentHash: instruments.first { $0.id == "nantong-barthel" }?.hash ?? "",
            hash: InstrumentDocument.hash)
        let tables = region.tables.filter { kind == .nantong2017 || Dataset.baseTables.contains($0.name) }
        if let first = Day(year: DemoRegion.year, month: 1, day: 1) {
            try SeedStore.ensurePartitions(database, from: first, to: first.advanced(byYears: 1))
        }
        var counts: [(table: String, rows: Int)] = []
        for table in tables {
            var sent = 0
            let rows = try SeedStore.copy(database, table: table.name, columns: table.columns) { send in
                try table.write { chunk in
                    sent += chunk.count { $0 == UInt8(ascii: "\n") }
                    Terminal.progress("loading \(table.name)", done: sent, of: table.estimatedRows)
                    try send(chunk)
                }
            }
            counts.append((table.name, rows))
            // Each answer's key is looked up among the raters: without statistics through the wrong index, ten times slower.
            if table.name == "assessment_rater" { try SeedStore.analyze(database, table: table.name) }
        }
        let names = Set(tables.map(\.name))
        for sequence in region.identitySequences where names.contains(sequence.table) {
            try SeedStore.setNext(
                database, table: sequence.table, column: sequence.column, sequence.nextValue)
        }
        try rules.addMissing(database, region: DemoRegion.code)
        Terminal.progress("adding up", done: 1, of: 1)
        try SatisfactionStore.rebuild(database, region: DemoRegion.code)
        try refreshBehaviour()
        return counts
    }

    /// The months of behaviour, which the daemon would work out in its first nights.
    private func refreshBehaviour() throws {
        let policy = try ReferenceStore.policy(database, region: DemoRegion.code)
        let now = ServerClock.system.now
        for month in try BehaviourStore.due(database, region: DemoRegion.code, today: today, since: now) {
            try BehaviourStore.refresh(
                database, region: DemoRegion.code, month: month,
                fullVisitPercent: SatisfactionRules.fullVisitPercent(policy: policy, month: month, today: today),
                now: now)
        }
    }
}
