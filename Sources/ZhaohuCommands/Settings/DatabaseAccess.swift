internal import Foundation
package import Logging
internal import ZhaohuDomain
package import ZhaohuPostgres
internal import ZhaohuServices
internal import ZhaohuStore

/// The database that the settings name: an outside one, or the private cluster, started if need be.
package struct DatabaseAccess: Sendable {
    /// Nil for an outside database.
    package let cluster: PrivateCluster?
    /// To migrate and load with.
    package let ownerConninfo: String
    /// To serve with.
    package let daemonConninfo: String
    private let schema: String

    package init(_ settings: DaemonSettings, logger: Logger) throws {
        schema = settings.schema.path
        if let database = settings.database {
            cluster = nil
            ownerConninfo = database
            daemonConninfo = database
        } else {
            let cluster = try PrivateCluster(state: settings.state, logger: logger)
            self.cluster = cluster
            ownerConninfo = cluster.ownerConninfo
            daemonConninfo = cluster.daemonConninfo
        }
    }

    /// Starts the private cluster and brings its schema up to date; an outside database is only checked.
    ///
    /// - Returns: the migrations applied now.
    package func prepare() throws -> [String] {
        guard let cluster else {
            try requireCurrentSchema()
            return []
        }
        try cluster.ensureRunning()
        return try migrate()
    }

    /// Applies what is missing, the documents of the instruments, and what regions lack of policy and working days.
    package func migrate() throws -> [String] {
        let database = try connectAsOwner()
        let applied = try Migrator(schema: schema).migrate(database)
        let files = SchemaFiles(folder: schema)
        for (instrument, document) in try files.instruments() {
            let hash = InstrumentDocument.hash(document)
            do {
                try SeedStore.addInstrument(database, instrument, hash: hash, document: document)
            } catch let refusal as Refusal {
                throw SettingsProblem(refusal)
            }
        }
        let rules = try RegionRules(files)
        for region in try SeedStore.regions(database) { try rules.addMissing(database, region: region) }
        try SeedStore.ensurePartitions(database, around: Zone.shanghai.day(of: ServerClock.system.now))
        if cluster != nil { try SeedStore.grant(database, to: PrivateCluster.daemon) }
        return applied
    }

    /// A connection to migrate and load with; statements may take long.
    package func connectAsOwner() throws -> DatabaseConnection { try Self.connect(ownerConninfo) }

    private static func connect(_ conninfo: String) throws -> DatabaseConnection {
        do {
            return try DatabaseConnection(conninfo: conninfo, roundTripSeconds: 600)
        } catch {
            let words = error.detail.split(separator: "\n").first.map(String.init) ?? ""
            throw SettingsProblem("The database cannot be reached: \(words). Check --database, or zhaohud doctor.")
        }
    }

    private func requireCurrentSchema() throws {
        let database = try Self.connect(daemonConninfo)
        switch try Migrator(schema: schema).standing(database) {
        case .current: return
        case .empty, .behind:
            throw SettingsProblem("The database's schema is older than this program; run zhaohud migrate.")
        case .edited(let name): throw SettingsProblem(Migrator.editedText(name))
        case .ahead(let number):
            throw SettingsProblem(
                "The database's schema (\(number)) is newer than this program; install the newer program.")
        }
    }
}
