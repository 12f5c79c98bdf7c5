import Foundation
import Glibc
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Faults {
    @Suite("Volumes full")
    struct DiskTests {
        private static let gentle = FaultLoad.Options(terminals: 4, window: 8, opsMax: 12_000, pauseMilliseconds: 10)

        @Test("the data volume is full: reads go on, writes wait", .timeLimit(.minutes(10)))
        func data() throws {
            guard let cluster = try Self.cluster(.init(dataMegabytes: 160, walMegabytes: 400), "max_wal_size = 300MB")
            else { return }
            defer { cluster.close() }
            try Faults.run(
                "data volume full", faults: Faults.scaled(5, min: 1), ops: Faults.scaled(8_000, min: 1_500),
                Self.gentle,
                on: cluster
            ) { run in
                let ballast = try Ballast(cluster.dataVolume)
                defer { ballast.remove() }
                try waitUntilRefused(run)
                try reads(run)
                try run.require(cluster.log.contains("No space left on device"), "the volume was not full")
            }
        }

        @Test("the volume of the write-ahead log is full", .timeLimit(.minutes(10)))
        func writeAheadLog() throws {
            guard let cluster = try Self.cluster(.init(dataMegabytes: 256, walMegabytes: 40), "max_wal_size = 24MB")
            else { return }
            defer { cluster.close() }
            try Faults.run(
                "log volume full", faults: Faults.scaled(5, min: 1), ops: Faults.scaled(8_000, min: 1_500), Self.gentle,
                on: cluster
            ) { run in
                let ballast = try Ballast(cluster.walVolume)
                do {
                    defer { ballast.remove() }
                    // Segments that were recycled have room without asking the volume for any; they must be used up first.
                    let session = try run.cluster.connect("postgres")
                    try waitUntilRefused(run) { _ = try? session.query("select pg_switch_wal()") }
                }
                try run.require(cluster.log.contains("PANIC:"), "the log's volume was not full")
                // It ended in a panic, and its recovery too wanted room.
                try run.cluster.start()
            }
        }

        private func waitUntilRefused(_ run: FaultRun, _ meanwhile: () -> Void = {}) throws {
            let before = run.load.log.counts.later
            let isRefused = run.load.wait(seconds: 30) {
                meanwhile()
                return run.load.log.counts.later > before + 10
            }
            try run.require(isRefused, "a full volume refuses no write")
        }

        private func reads(_ run: FaultRun) throws {
            let client = try LineClient(port: run.daemon.port)
            let login = try run.askPatiently(client, "AUTH officer \(Programs.password)")
            try run.require(login == "+OK", "no login on a full volume: \(login)")
            let reply = try run.askPatiently(client, "PROVIDER.GET H01")
            try run.require(reply.hasPrefix("+OK "), "no reads on a full volume: \(reply)")
        }

        /// Nil, with the reason printed, where this process may not mount.
        private static func cluster(_ volumes: FaultCluster.Volumes, _ settings: String) throws -> FaultCluster? {
            guard mayMount() else {
                say("SKIPPED: mounting a volume for a full disk needs root and the right to mount")
                return nil
            }
            let cluster = try FaultCluster(volumes, settings: settings)
            do {
                try FaultDatabase.prepare(cluster, days: 4)
                return cluster
            } catch {
                cluster.close()
                throw error
            }
        }

        private static func mayMount() -> Bool {
            guard geteuid() == 0, let folder = try? TestFolders.make() else { return false }
            defer { rmdir(folder) }
            guard mount("zhaohu-test", folder, "tmpfs", 0, "size=1m") == 0 else { return false }
            umount2(folder, 0)
            return true
        }
    }
}
