package import ArgumentParser
internal import Foundation
internal import Glibc
internal import Logging
internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuServices
internal import ZhaohuStore

/// `zhaohud doctor`: says in plain words what is wrong and what to do; changes nothing.
package struct Doctor: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Say in plain words what is wrong, and what to do. Changes nothing; exits with 1 when something is.")

    @OptionGroup var options: DaemonOptions

    package init() {}

    package func run() async throws {
        let settings = try await DaemonSettings(options)
        var report = Report()
        check(settings, &report)
        Terminal.line(report.isHealthy ? "All is well." : "Something is wrong; see above.")
        if !report.isHealthy { throw ExitCode.failure }
    }

    private struct Report {
        var isHealthy = true

        mutating func good(_ text: String) { Terminal.line("ok    \(text)") }
        func note(_ text: String) { Terminal.line("note  \(text)") }
        mutating func bad(_ text: String, now: String) {
            isHealthy = false
            Terminal.line("WRONG \(text)\n      -> \(now)")
        }
    }

    private func check(_ settings: DaemonSettings, _ report: inout Report) {
        if let binaries = PostgresBinaries.find() {
            report.good("PostgreSQL's programs are in \(binaries.path)")
        } else if settings.database == nil {
            report.bad("PostgreSQL is not installed", now: "install the package postgresql, or use --database")
        }
        if settings.database == nil { checkDisk(settings, &report) }
        do {
            var quiet = settings.logger("zhaohud")
            quiet.logLevel = .error
            let access = try DatabaseAccess(settings, logger: quiet)
            if let cluster = access.cluster, !cluster.isRunning {
                report.bad("the private PostgreSQL does not run", now: "start it with zhaohud serve, or ./deploy/up")
                return
            }
            let database = try access.connectAsOwner()
            report.good("the database answers")
            try checkServer(database, &report)
            try checkSchema(settings, database, &report)
        } catch {
            report.bad(
                "the database cannot be used: \(error)", now: "look at STATE/postgres/server.log, or check --database")
        }
    }

    private func checkDisk(_ settings: DaemonSettings, _ report: inout Report) {
        var status = statvfs()
        guard statvfs(settings.state.path, &status) == 0 else {
            report.bad(
                "the state folder \(settings.state.path) is not there",
                now: "zhaohud serve makes it, or name another with --state")
            return
        }
        let free = (Int(status.f_bavail) * Int(status.f_frsize)) >> 20
        if free < 1_024 {
            report.bad(
                "only \(free) MiB are free in \(settings.state.path)", now: "make room: a full disk stops all writing")
        } else {
            report.good("\(free) MiB are free in \(settings.state.path)")
        }
    }

    private func checkServer(_ database: DatabaseConnection, _ report: inout Report) throws {
        let row = try database.query(
            "select current_setting('server_version_num')::int, current_setting('fsync'), current_setting('synchronous_commit')"
        )[0]
        let major = Int(try row.int(0)) / 10_000
        if major < PostgresBinaries.oldestMajor {
            report.bad("PostgreSQL \(major) is too old", now: "use \(PostgresBinaries.oldestMajor) or newer")
        }
        if row.text(1) != "on" || row.text(2) != "on" {
            report.bad(
                "fsync=\(row.text(1)) synchronous_commit=\(row.text(2)): what was acknowledged could be lost",
                now: "set both to on")
        } else {
            report.good("PostgreSQL \(major), fsync and synchronous_commit are on")
        }
    }

    private func checkSchema(_ settings: DaemonSettings, _ database: DatabaseConnection, _ report: inout Report) throws
    {
        switch try Migrator(schema: settings.schema.path).standing(database) {
        case .current(let number): report.good("the schema is up to date (\(number))")
        case .behind(let count): report.bad("\(count) migrations are not applied", now: "run zhaohud migrate")
        case .ahead(let number):
            report.bad("the schema (\(number)) is newer than this program", now: "install the newer program")
        case .edited(let name):
            report.bad("the migration \(name) was edited after it was applied", now: "put the file back as it was")
        case .empty: return report.bad("there is no schema", now: "run zhaohud migrate")
        }
        let regions = try SeedStore.regions(database)
        if regions.isEmpty { report.note("no region is loaded yet: zhaohud load nantong-2017") }
        for region in regions { try checkRegion(region, database, &report) }
    }

    /// From November on the holidays of the next year are published; deadlines reach into it.
    private func checkCalendar(_ region: String, _ database: DatabaseConnection, _ report: inout Report) throws {
        let today = Zone.shanghai.day(of: ServerClock.system.now)
        let calendar = WorkingCalendar(try CalendarStore.rows(database, region: region))
        let end = today.advanced(by: 60)
        if calendar.isKnown(from: today, to: end) {
            report.good("region \(region): the holidays up to \(end) are loaded")
        } else {
            report.note(
                "region \(region): the holidays of \(end.components.year) are not loaded; deadlines are told as assumed. "
                    + "Add the rows of the State Council's notice to schema/calendar and run zhaohud migrate")
        }
    }

    private func checkRegion(_ region: String, _ database: DatabaseConnection, _ report: inout Report) throws {
        let first = Day(number: -25_000)
        let cells = try SatisfactionStore.differingCells(
            database, region: region, from: first, to: Day(number: 60_000))
        if cells.differing == 0 {
            report.good("region \(region): the sums of all \(cells.cells) cells equal the visits")
        } else {
            report.bad(
                "region \(region): \(cells.differing) of \(cells.cells) sums differ from the visits",
                now: "somebody changed rows behind the daemon's back; find out who before you rebuild them")
        }
        try checkCalendar(region, database, &report)
        let unverified = try ReferenceStore.policy(database, region: region)
        let keys = unverified.keys.filter { key in unverified.rows(key).contains { !$0.verified } }
        if !keys.isEmpty {
            report.note("region \(region): \(keys.count) policy values are not verified yet (POLICY.LIST shows them)")
        }
    }
}
