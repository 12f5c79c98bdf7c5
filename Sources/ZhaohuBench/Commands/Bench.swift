package import ArgumentParser

/// The benchmark's program.
package struct Bench: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "zhaohu-bench", abstract: "Measure Zhaohu against PostgreSQL and Redis on the same machine.",
        subcommands: [
            Scoring.self, Scheduling.self, Ingest.self, Ping.self, Terminals.self, Fairness.self, Growth.self,
            WhatIf.self, Audit.self, Reporting.self, Prepare.self,
            Load.self,
        ])

    package init() {}
}
