package import ArgumentParser
internal import Foundation
internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuServices
internal import ZhaohuStore

/// `zhaohud key`: the keys that conclusion letters are signed with.
package struct Key: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Manage the keys that conclusion letters are signed with.",
        subcommands: [KeyList.self, KeyRotate.self])

    package init() {}
}

/// `zhaohud key list`: ids, dates, how many letters, and whether the private half is in this state folder.
package struct KeyList: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show the keys, the newest first, and how many letters each has signed.")

    @OptionGroup var options: DaemonOptions
    @Option(help: "The pooling region, six digits; may be left out when there is only one.") var region: String?

    package init() {}

    package func run() async throws {
        let desk = try await KeyDesk(options, region: region)
        let keys = try CertificateStore.keys(desk.database, region: desk.region)
        for key in keys {
            let hasFile = desk.folder.key(key.key) != nil
            Terminal.line(
                "\(key.key) made=\(key.madeAt.iso8601(in: .shanghai)) "
                    + "retired=\(key.retiredAt.map { $0.iso8601(in: .shanghai) } ?? "no") letters=\(key.letters) "
                    + "file=\(hasFile ? "here" : "not-here")")
        }
        if keys.isEmpty { Terminal.line("There is no key yet; the first letter makes one.") }
    }
}

/// `zhaohud key rotate`: a new key for the letters to come; a running daemon takes it up with its next letter.
package struct KeyRotate: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Make a new key and retire the old one; old letters stay verifiable.")

    @OptionGroup var options: DaemonOptions
    @Option(help: "The pooling region, six digits; may be left out when there is only one.") var region: String?
    @Flag(help: "Retire keys without a file here too: a lost one, or another daemon's, which then makes a new one.")
    var all = false

    package init() {}

    package func run() async throws {
        let desk = try await KeyDesk(options, region: region)
        let keys = LetterKeys(folder: desk.folder, logger: desk.settings.logger("zhaohud"))
        let (made, retired) = try keys.rotate(
            desk.database, region: desk.region, now: ServerClock.system.now, all: all)
        Terminal.line(
            "Letters of region \(desk.region) are signed with key \(made) from now on; retired: "
                + (retired.isEmpty ? "none." : retired.joined(separator: ", ") + "."))
    }
}

/// What both need: the database, the region, and the folder of the private halves.
private struct KeyDesk {
    let settings: DaemonSettings
    let database: DatabaseConnection
    let region: String
    let folder: LetterKeyFolder

    init(_ options: DaemonOptions, region: String?) async throws {
        settings = try await DaemonSettings(options)
        let access = try DatabaseAccess(settings, logger: settings.logger("zhaohud"))
        _ = try access.prepare()
        database = try access.connectAsOwner()
        self.region = try RegionChoice.region(database, named: region)
        folder = LetterKeyFolder(state: settings.state)
    }
}
