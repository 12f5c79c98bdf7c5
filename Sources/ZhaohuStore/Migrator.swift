internal import Foundation
package import ZhaohuPostgres

/// Applies the numbered files of `schema/migrations`, each once, in a transaction under an advisory lock.
package struct Migrator {
    /// Why the schema cannot be brought up to date, in words for the operator.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// One file.
    package struct Migration: Sendable {
        package let number: Int
        /// `0001_create_schema.sql`.
        package let name: String
        package let text: String
    }

    /// What the schema is, against the files.
    package enum Standing: Hashable, Sendable {
        case current(Int)
        /// So many files are not applied yet.
        case behind(Int)
        /// A newer program has been here.
        case ahead(Int)
        /// This file was edited after it was applied.
        case edited(String)
        /// There is no schema.
        case empty
    }

    private static let lock = 4_488_001

    private let folder: String
    package let migrations: [Migration]

    /// Reads the files in the project's `schema` folder.
    package init(schema: String) throws {
        folder = schema + "/migrations"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        migrations = try names.filter { $0.hasSuffix(".sql") }.sorted().map { [folder] name in
            guard let number = Int(name.prefix(4)) else {
                throw Problem(description: "The migration \(name) does not begin with four digits.")
            }
            return Migration(
                number: number, name: name, text: try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8))
        }
        guard !migrations.isEmpty else {
            throw Problem(description: "There are no migrations in \(folder); name the schema folder with --schema.")
        }
    }

    /// Applies what is missing.
    ///
    /// - Returns: the names of the files applied now.
    /// - Throws: ``Problem`` naming a file that was edited after it was applied.
    package func migrate(_ database: DatabaseConnection) throws -> [String] {
        try database.transaction { database in
            try database.query("select pg_advisory_xact_lock($1)", [SQLValue(Self.lock)])
            try database.script(
                """
                create table if not exists schema_migration (
                    number integer not null, name text not null, checksum text not null,
                    applied_at timestamptz not null default now(),
                    constraint schema_migration_pkey primary key (number))
                """)
            let known = try applied(database)
            var fresh: [String] = []
            for migration in migrations {
                let checksum = try checksum(database, migration.text)
                if let before = known[migration.number] {
                    guard before == checksum else {
                        throw Problem(description: Self.editedText(migration.name))
                    }
                    continue
                }
                try database.script(migration.text)
                try database.query(
                    "insert into schema_migration (number, name, checksum) values ($1, $2, $3)",
                    [SQLValue(migration.number), .text(migration.name), .text(checksum)])
                fresh.append(migration.name)
            }
            return fresh
        }
    }

    /// How the schema stands against the files, without changing it.
    package func standing(_ database: DatabaseConnection) throws -> Standing {
        guard try database.query("select to_regclass('schema_migration') is not null")[0].bool(0) else { return .empty }
        let known = try applied(database)
        let newest = migrations.map(\.number).max() ?? 0
        if let beyond = known.keys.max(), beyond > newest { return .ahead(beyond) }
        for migration in migrations {
            guard let before = known[migration.number] else { continue }
            if try before != checksum(database, migration.text) { return .edited(migration.name) }
        }
        let missing = migrations.filter { known[$0.number] == nil }.count
        return missing == 0 ? .current(newest) : .behind(missing)
    }

    /// What to do about an edited file, in words for the operator.
    package static func editedText(_ name: String) -> String {
        "The migration \(name) was edited after it was applied. "
            + "Put the file back as it was, and write a new migration for the change."
    }

    private func applied(_ database: DatabaseConnection) throws -> [Int: String] {
        let rows = try database.query("select number, checksum from schema_migration")
        return Dictionary(uniqueKeysWithValues: try rows.map { (Int(try $0.int(0)), $0.text(1)) })
    }

    private func checksum(_ database: DatabaseConnection, _ text: String) throws -> String {
        try database.query("select encode(sha256(convert_to($1, 'UTF8')), 'hex')", [.text(text)])[0].text(0)
    }
}
