package import ArgumentParser

/// `zhaohud`: the daemon and what goes with it.
package struct Zhaohud: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "zhaohud", abstract: "Case management for long-term-care insurance (照护).",
        subcommands: [Serve.self, Migrate.self, Load.self, User.self, Key.self, Doctor.self, Reference.self])

    package init() {}
}
