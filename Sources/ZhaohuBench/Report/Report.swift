internal import Foundation
internal import ZhaohuPostgres

/// A line of the table: one load, each figure the median of its rounds.
struct ReportRow: Codable {
    let name: String
    let figures: Sample
    let rates: [Double]
}

/// A figure with a goal.
struct Goal: Codable {
    let name: String
    let value: Double
    /// The smallest and the largest of single rounds.
    let lowest: Double
    let highest: Double
    /// `>= 5.0`.
    let wanted: String
    let isMet: Bool

    init(_ name: String, _ value: Double, rounds: [Double], atLeast wanted: Double) {
        self.init(name, value, rounds: rounds, wanted: ">= \(wanted)", isMet: value >= wanted)
    }

    init(_ name: String, _ value: Double, rounds: [Double], atMost wanted: Double) {
        self.init(name, value, rounds: rounds, wanted: "<= \(wanted)", isMet: value <= wanted)
    }

    private init(_ name: String, _ value: Double, rounds: [Double], wanted: String, isMet: Bool) {
        self.name = name
        self.value = value
        lowest = rounds.min() ?? value
        highest = rounds.max() ?? value
        self.wanted = wanted
        self.isMet = isMet
    }
}

/// What one subcommand found out.
struct Report: Codable {
    let benchmark: String
    var machine: Machine
    let rounds: Int
    let seconds: Double
    var rows: [ReportRow] = []
    var goals: [Goal] = []
    /// Whatever is neither.
    var notes: [String] = []

    init(_ benchmark: String, _ options: BenchOptions, bench: Workbench? = nil) throws {
        self.benchmark = benchmark
        machine = Machine(folder: options.state)
        rounds = options.roundCount
        seconds = options.secondCount
        guard let bench else { return }
        let row = try bench.owner.query(
            "select current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit')")[
                0]
        (machine.postgres, machine.fsync, machine.synchronousCommit) = (row.text(0), row.text(1), row.text(2))
        guard machine.fsync == "on", machine.synchronousCommit == "on" else {
            throw BenchProblem("fsync and synchronous_commit must be on; a faster answer would not be durable.")
        }
    }

    mutating func add(_ name: String, _ samples: [Sample]) {
        rows.append(ReportRow(name: name, figures: Sample.median(samples), rates: samples.map(\.rate)))
    }

    /// Prints the tables and adds this report to the JSON file, an array of reports.
    func finish(_ path: String) throws {
        print("\n\(benchmark): medians of \(rounds) round(s) of \(seconds) s")
        for line in machine.lines { print("  \(line)") }
        if !rows.isEmpty {
            Table.print(Table.rows(rows))
            print("  CPU: seconds per 1,000 visits; WAL: bytes per visit; RSS: MiB of the daemon")
        }
        if !goals.isEmpty { Table.print(Table.goals(goals)) }
        for note in notes { print("  \(note)") }
        var reports: [Report] = []
        if let data = FileManager.default.contents(atPath: path), !data.isEmpty {
            do {
                reports = try JSONDecoder().decode([Report].self, from: data)
            } catch {
                throw BenchProblem("\(path) is there and is no list of reports; name another file with --json.")
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(reports + [self]).write(to: URL(fileURLWithPath: path), options: .atomic)
        print("  written to \(path)")
    }
}
