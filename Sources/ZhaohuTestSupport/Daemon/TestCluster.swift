internal import Foundation
internal import Glibc
internal import Logging
internal import Synchronization
internal import ZhaohuPostgres

/// The data sets that tests start from.
package enum TestDataset: String, Sendable {
    /// Migrated, nothing loaded.
    case empty = "zhaohu"
    /// Companies, carers, policy and logins; nobody insured.
    case base = "nantong-base"
    /// The whole demo region.
    case full = "nantong-2017"
}

/// One PostgreSQL for all tests of a process; each test works on a copy of a template database of its own.
package final class TestCluster: Sendable {
    /// A step of the preparation failed.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    private struct State {
        var templates: Set<TestDataset> = [.empty]
        var copies = 0
    }

    private static let current = Mutex<TestCluster?>(nil)
    /// scrypt of ``Programs/password`` with N = 2^10, so that logging in costs tests no time.
    package static let cheapHash =
        "scrypt$10$8$1$AAAAAAAAAAAAAAAAAAAAAA==$P+vqM5ZwyPuy/bzyPGoF0jfupLkEGMe72u02cmXF2j0="

    /// Holds the cluster and everything that tests leave.
    package let folder: String
    private let cluster: PrivateCluster
    private let state = Mutex(State())

    /// The cluster of this process, started at the first call.
    package static func shared() throws -> TestCluster {
        try current.withLock { known in
            if let known { return known }
            let fresh = try TestCluster()
            known = fresh
            return fresh
        }
    }

    /// Stops the cluster, if there is one, and removes its folder.
    package static func end() {
        let known = current.withLock { known in
            defer { known = nil }
            return known
        }
        guard let known else { return }
        try? known.cluster.stop()  // its folder goes either way
        try? FileManager.default.removeItem(atPath: known.folder)
    }

    private init() throws {
        TestFolders.removeLeftovers()
        folder = try TestFolders.make()
        cluster = try PrivateCluster(state: URL(fileURLWithPath: folder), logger: Self.logger)
        let (status, output) = try Programs.zhaohud(["migrate", "--state", folder])
        guard status == 0 else { throw Problem(description: "zhaohud migrate: \(output)") }
        // Tests kill the daemon, never the machine.
        let owner = try DatabaseConnection(conninfo: cluster.ownerConninfo)
        try owner.query("alter system set fsync = off")
        try owner.query("select pg_reload_conf()")
    }

    private static var logger: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        return logger
    }

    /// Makes a copy of a data set; a name of its own each time.
    package func copy(_ dataset: TestDataset) throws -> String {
        try state.withLock { state in
            if !state.templates.contains(dataset) {
                try load(dataset)
                state.templates.insert(dataset)
            }
            state.copies += 1
            let name = "test_\(state.copies)"
            try owner().query("create database \(name) template \"\(dataset.rawValue)\"")
            return name
        }
    }

    /// Makes a database without any tables; a name of its own each time.
    package func create() throws -> String {
        try state.withLock { state in
            state.copies += 1
            let name = "test_\(state.copies)"
            try owner().query("create database \(name) template template0")
            return name
        }
    }

    /// Ends the sessions of a copy and removes it.
    package func remove(_ name: String) throws {
        try owner().query("drop database if exists \(name) with (force)")
    }

    /// libpq connection string of the schema's owner.
    package func ownerConninfo(_ name: String) -> String { Self.conninfo(cluster.ownerConninfo, name) }

    /// libpq connection string of the serving role.
    package func daemonConninfo(_ name: String) -> String { Self.conninfo(cluster.daemonConninfo, name) }

    private func owner() throws -> DatabaseConnection {
        try DatabaseConnection(conninfo: ownerConninfo("postgres"), roundTripSeconds: 120)
    }

    private static func conninfo(_ conninfo: String, _ name: String) -> String {
        conninfo.replacingOccurrences(of: "dbname=\(PrivateCluster.database)", with: "dbname=\(name)")
    }

    private func load(_ dataset: TestDataset) throws {
        try owner().query("create database \"\(dataset.rawValue)\" template \(TestDataset.empty.rawValue)")
        let conninfo = ownerConninfo(dataset.rawValue)
        let (status, output) = try Programs.zhaohud(
            ["load", dataset.rawValue, "--state", folder, "--database", conninfo])
        guard status == 0 else { throw Problem(description: "zhaohud load \(dataset.rawValue): \(output)") }
        let database = try DatabaseConnection(conninfo: conninfo)
        try database.query("update login set password_hash = $1", [.text(Self.cheapHash)])
    }
}
