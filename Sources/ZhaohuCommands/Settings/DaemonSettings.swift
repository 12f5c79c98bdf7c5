internal import Configuration
package import Foundation
internal import Glibc
package import Logging
internal import SystemPackage
internal import ZhaohuDomain

/// The settings in force: flags over environment over file over defaults.
package struct DaemonSettings: Sendable {
    package let state: URL
    /// Nil means the private cluster.
    package let database: String?
    package let schema: URL
    package let logLevel: Logger.Level
    private let reader: ConfigReader

    /// Reads all sources; `flags` are further flags of the subcommand by setting name, nil where not given.
    package init(_ options: DaemonOptions, flags: [String: String?] = [:]) async throws {
        let shared = [
            "state": options.state, "database": options.database, "schema": options.schema,
            "log.level": options.logLevel,
        ]
        let given = shared.merging(flags) { $1 }.compactMapValues(\.self)
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                values: Dictionary(
                    uniqueKeysWithValues: given.map {
                        (AbsoluteConfigKey(Self.key($0).components), .init(.string($1), isSecret: false))
                    })),
            EnvironmentVariablesProvider().prefixKeys(with: "zhaohu"),
        ]
        let environment = ProcessInfo.processInfo.environment
        if let path = options.config ?? environment["ZHAOHU_CONFIG"] {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(path)))
            } catch {
                throw SettingsProblem("The configuration file \(path) cannot be read: \(error)")
            }
        }
        reader = ConfigReader(providers: providers)
        state = URL(fileURLWithPath: reader.string(forKey: Self.key("state")) ?? Self.defaultState(environment))
        database = reader.string(forKey: Self.key("database"))
        let level = reader.string(forKey: Self.key("log.level")) ?? "notice"
        guard let level = Logger.Level(rawValue: level) else {
            throw SettingsProblem("log-level \(level) is unknown; use trace, debug, info, notice, warning or error.")
        }
        logLevel = level
        schema = try Self.schemaFolder(reader.string(forKey: Self.key("schema")))
    }

    /// A setting by its name in words joined by points, `listen.tls`; the environment has `ZHAOHU_LISTEN_TLS`.
    package func text(_ name: String) -> String? { reader.string(forKey: Self.key(name)) }

    /// A logger with the level in force, to standard error.
    package func logger(_ label: String) -> Logger {
        var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel
        return logger
    }

    private static func key(_ name: String) -> ConfigKey { ConfigKey(name.split(separator: ".").map(String.init)) }

    private static func defaultState(_ environment: [String: String]) -> String {
        if geteuid() == 0 { return "/var/lib/zhaohu" }
        let home = environment["HOME"] ?? "."
        return (environment["XDG_STATE_HOME"] ?? "\(home)/.local/state") + "/zhaohu"
    }

    /// The folder named, or the nearest `schema` in a folder above the program, or the installed one.
    private static func schemaFolder(_ named: String?) throws -> URL {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL
        let link = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? program.path
        var candidates = named.map { [URL(fileURLWithPath: $0)] } ?? []
        if named == nil {
            var folder = URL(fileURLWithPath: link).deletingLastPathComponent()
            while folder.path != "/" {
                candidates.append(folder.appending(path: "schema"))
                folder.deleteLastPathComponent()
            }
            candidates.append(URL(fileURLWithPath: "/usr/share/zhaohu/schema"))
        }
        let found = candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: "migrations").path) }
        guard let found else {
            throw SettingsProblem("The schema folder is not found; name it with --schema (it holds migrations/).")
        }
        return found
    }
}

/// A setting that cannot be used, in words for the person who gave it.
package struct SettingsProblem: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// A refusal in words, with its details.
    init(_ refusal: Refusal) {
        let details = refusal.details.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        description = "\(refusal.rule.english) \(details)"
    }
}
