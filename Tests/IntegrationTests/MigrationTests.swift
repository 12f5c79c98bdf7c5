import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuServices
import ZhaohuTestSupport

extension Integration {
    /// The schema's files against what was applied, and what is said when they do not agree.
    @Suite("Migrations")
    struct MigrationTests {
        @Test("a file that was edited after it was applied is refused by its name, and nothing changes")
        func editedFile() throws {
            try withSchemaCopy { schema, database in
                let file = schema + "/migrations/0001_create_schema.sql"
                let text = try String(contentsOfFile: file, encoding: .utf8)
                try (text + "\n-- edited\n").write(toFile: file, atomically: true, encoding: .utf8)
                let (status, output) = try Programs.zhaohud(["migrate", "--database", database, "--schema", schema])
                #expect(status != 0)
                #expect(output.contains("The migration 0001_create_schema.sql was edited after it was applied."))
                try text.write(toFile: file, atomically: true, encoding: .utf8)
                let again = try Programs.zhaohud(["migrate", "--database", database, "--schema", schema])
                #expect(again.status == 0, "\(again.output)")
                #expect(again.output.contains("up to date"))
            }
        }

        @Test("serve refuses a schema that is behind, doctor names it, and migrate applies what is missing")
        func behind() throws {
            try withSchemaCopy { schema, database in
                let name = try Self.next(schema, "create table added (number integer);")
                let served = try Programs.zhaohud(Self.serve(database, schema))
                #expect(served.status != 0)
                #expect(served.output.contains("older than this program; run zhaohud migrate"))
                let sick = try Programs.zhaohud(["doctor", "--database", database, "--schema", schema])
                #expect(sick.status == 1)
                #expect(sick.output.contains("WRONG 1 migrations are not applied"))
                #expect(sick.output.contains("run zhaohud migrate"))
                let migrated = try Programs.zhaohud(["migrate", "--database", database, "--schema", schema])
                #expect(migrated.status == 0 && migrated.output.contains("Applied: \(name)"), "\(migrated.output)")
                let healthy = try Programs.zhaohud(["doctor", "--database", database, "--schema", schema])
                #expect(healthy.output.contains("the schema is up to date"), "\(healthy.output)")
            }
        }

        @Test("serve refuses a schema that is ahead of the program")
        func ahead() throws {
            try withSchemaCopy { schema, database in
                let connection = try DatabaseConnection(conninfo: database)
                try connection.query(
                    "insert into schema_migration (number, name, checksum) values (9000, 'later', 'x')")
                let served = try Programs.zhaohud(Self.serve(database, schema))
                #expect(served.status != 0)
                #expect(served.output.contains("(9000) is newer than this program"))
                let sick = try Programs.zhaohud(["doctor", "--database", database, "--schema", schema])
                #expect(sick.status == 1 && sick.output.contains("install the newer program"), "\(sick.output)")
            }
        }

        @Test("a migration that fails leaves nothing behind")
        func failing() throws {
            try withSchemaCopy { schema, database in
                _ = try Self.next(schema, "create table half (number integer); select 1 / 0;")
                let migrated = try Programs.zhaohud(["migrate", "--database", database, "--schema", schema])
                #expect(migrated.status != 0)
                let connection = try DatabaseConnection(conninfo: database)
                #expect(try connection.query("select to_regclass('half') is null")[0].bool(0))
            }
        }

        @Test("two migrate at once: both succeed, one of them applies")
        func twoAtOnce() throws {
            try withSchemaCopy { schema, database in
                let name = try Self.next(schema, "create table added (number integer); select pg_sleep(0.5);")
                let logs = ["/first.log", "/second.log"].map { schema + $0 }
                let words = [Programs.daemon, "migrate", "--database", database, "--schema", schema]
                let both = try logs.map { try ChildProcess(words, log: $0) }
                for process in both { #expect(try process.wait() == 0, "\(process.output)") }
                let applied = both.filter { $0.output.contains("Applied: \(name)") }
                let idle = both.filter { $0.output.contains("up to date") }
                #expect(applied.count == 1 && idle.count == 1)
            }
        }

        @Test("an empty database is named by doctor and refused by serve")
        func emptyDatabase() throws {
            try withSchemaCopy { schema, database in
                try DatabaseConnection(conninfo: database).query("drop table schema_migration")
                let sick = try Programs.zhaohud(["doctor", "--database", database, "--schema", schema])
                #expect(sick.status == 1 && sick.output.contains("there is no schema"), "\(sick.output)")
                #expect(try Programs.zhaohud(Self.serve(database, schema)).status != 0)
            }
        }

        @Test("an instrument that was edited, or has no line in SHA256SUMS, is refused by its name with both hashes")
        func editedInstrument() throws {
            try withSchemaCopy { schema, database in
                let words = ["migrate", "--database", database, "--schema", schema]
                try Self.edit(schema + "/instruments/kr-ltci.json", "점수", "점수.")
                let edited = try Programs.zhaohud(words)
                #expect(edited.status != 0)
                #expect(edited.output.contains("The instrument kr-ltci.json has the SHA-256"), "\(edited.output)")
                #expect(edited.output.contains("as SHA256SUMS says") && edited.output.contains("a new version"))
                try Self.edit(schema + "/instruments/SHA256SUMS", "  kr-ltci.json", "  other.json")
                let unknown = try Programs.zhaohud(words)
                #expect(unknown.status != 0)
                #expect(unknown.output.contains("The instrument kr-ltci.json has no line in SHA256SUMS"))
            }
        }

        @Test("a changed instrument needs a new version; then both documents are kept")
        func newEdition() throws {
            try withSchemaCopy { schema, database in
                let words = ["migrate", "--database", database, "--schema", schema]
                let first = try Programs.zhaohud(words)
                #expect(first.status == 0, "\(first.output)")
                let file = schema + "/instruments/kr-ltci.json"
                try Self.edit(file, "점수", "점수.")
                try Self.sum(schema, file)
                let taken = try Programs.zhaohud(words)
                #expect(taken.status != 0)
                #expect(taken.output.contains("instrument=kr-ltci version=1 loaded="), "\(taken.output)")
                try Self.edit(file, "\"version\": \"1\"", "\"version\": \"2\"")
                try Self.sum(schema, file)
                let added = try Programs.zhaohud(words)
                #expect(added.status == 0, "\(added.output)")
                let rows = try DatabaseConnection(conninfo: database).query(
                    "select version from instrument where instrument = 'kr-ltci' order by loaded_at")
                #expect(rows.map { $0.text(0) } == ["1", "2"])
            }
        }

        private static func edit(_ path: String, _ old: String, _ new: String) throws {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let range = try #require(text.range(of: old))
            try text.replacingCharacters(in: range, with: new).write(toFile: path, atomically: true, encoding: .utf8)
        }

        /// Writes SHA256SUMS again as the refusal advises, here for one file.
        private static func sum(_ schema: String, _ file: String) throws {
            let path = schema + "/instruments/SHA256SUMS"
            let hash = InstrumentDocument.hash(try String(contentsOfFile: file, encoding: .utf8))
            let name = try #require(file.split(separator: "/").last)
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
                .filter { !$0.hasSuffix("  \(name)") }
            try (lines + ["\(hash)  \(name)"]).joined(separator: "\n").write(
                toFile: path, atomically: true, encoding: .utf8)
        }

        private static func serve(_ database: String, _ schema: String) -> [String] {
            [
                "serve", "--database", database, "--schema", schema, "--state", schema + "/state", "--listen",
                "127.0.0.1:0",
            ]
        }

        /// Adds a migration behind the last one; its name.
        private static func next(_ schema: String, _ sql: String) throws -> String {
            let name = "8999_next.sql"
            try sql.write(toFile: "\(schema)/migrations/\(name)", atomically: true, encoding: .utf8)
            return name
        }

        /// A copy of the schema folder and a migrated database of their own.
        private func withSchemaCopy(_ body: (_ schema: String, _ database: String) throws -> Void) throws {
            let cluster = try TestCluster.shared()
            let name = try cluster.copy(.empty)
            let folder = try TestFolders.make()
            defer {
                try? cluster.remove(name)  // a left database goes with the cluster
                try? FileManager.default.removeItem(atPath: folder)
            }
            let schema = folder + "/schema"
            try FileManager.default.copyItem(atPath: Programs.checkout.appending(path: "schema").path, toPath: schema)
            try body(schema, cluster.ownerConninfo(name))
        }
    }
}
