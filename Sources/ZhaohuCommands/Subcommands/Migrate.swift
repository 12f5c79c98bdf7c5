package import ArgumentParser
internal import ZhaohuPostgres

/// `zhaohud migrate`: brings the schema up to date.
package struct Migrate: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(abstract: "Bring the database's schema up to date.")

    @OptionGroup var options: DaemonOptions

    package init() {}

    package func run() async throws {
        let settings = try await DaemonSettings(options)
        let access = try DatabaseAccess(settings, logger: settings.logger("zhaohud"))
        try access.cluster?.ensureRunning()
        let applied = try access.migrate()
        Terminal.line(applied.isEmpty ? "The schema is up to date." : "Applied: \(applied.joined(separator: ", "))")
    }
}
