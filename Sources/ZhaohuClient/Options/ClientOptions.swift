package import ArgumentParser
package import ZhaohuDomain

/// The command line of `zhaohu`.
package struct ClientOptions: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "zhaohu",
        abstract: "Speaks with zhaohud: one command, a script, or a shell.",
        discussion: """
            zhaohu [options] VERB [id] key=value …   sends one command and prints the reply
            zhaohu [options] < script                one command per line; blank lines and # lines are skipped
            zhaohu [options]                         a shell with history, completion (Tab) and hints

            Exit status: 0 done; 1 refused by the rules; 2 not understood; 3 not logged in or not allowed; \
            4 try again later, or no connection; 5 the server failed inside. A script ends with the worst of its lines.

            The password is read from --password-file, ZHAOHU_PASSWORD, or the terminal, never from the command line.
            """)

    @Option(help: "Server's host (default 127.0.0.1, or ZHAOHU_LISTEN).")
    package var host: String?

    @Option(help: "Server's port (default 4488, or ZHAOHU_LISTEN).")
    package var port: Int?

    @Option(help: "Login name (or ZHAOHU_USER).")
    package var user: String?

    @Option(help: "File whose first line is the password (or ZHAOHU_PASSWORD).")
    package var passwordFile: String?

    @Option(help: "Log in as this demo user, with the password from demo-logins.txt in the state folder.")
    package var demoLogin: String?

    @Option(help: "Language of texts: zh or en (default: the locale's).")
    package var lang: Language?

    @Option(help: "table, csv or json (default: table on a terminal, json elsewhere).")
    package var format: OutputFormat?

    @Option(help: "Put the answer of the command into this file; the only way to get a spreadsheet.")
    package var output: String?

    @Flag(help: "Connect with TLS 1.3.")
    package var tls = false

    @Option(help: "File with the certificates to trust, in place of the system's; implies --tls.")
    package var ca: String?

    @Option(help: "Seconds to wait for a connection, and for each reply.")
    package var timeout: Int = 30

    @Flag(help: "Script: go on after a refusal.")
    package var keepGoing = false

    @Flag(inversion: .prefixedNo, help: "Script: give each change an op= so that it can be sent again safely.")
    package var ops = true

    @Option(help: "Script: how often to reconnect, and to repeat a line that the server was too busy for.")
    package var retry: Int = 5

    @Option(help: "Script: how many lines may wait for their replies at once.")
    package var window: Int = 64

    @Argument(parsing: .captureForPassthrough, help: "The command and its arguments.")
    package var words: [String] = []

    package init() {}

    /// Reads a command line.
    package static func read(_ arguments: [String]) throws -> ClientOptions { try parse(arguments) }

    package func validate() throws {
        if words.first == "--help" || words.first == "-h" { throw CleanExit.helpRequest(self) }
        if let first = words.first, first.hasPrefix("-") { throw ValidationError("Unknown option '\(first)'") }
        if output != nil, words.isEmpty { throw ValidationError("--output goes with a single command") }
        guard 1...65535 ~= port ?? 1 else { throw ValidationError("--port is a number from 1 to 65535") }
        guard 1...86400 ~= timeout else { throw ValidationError("--timeout is a number of seconds from 1 to 86400") }
        guard 0...1000 ~= retry else { throw ValidationError("--retry is a number from 0 to 1000") }
        guard 1...1024 ~= window else { throw ValidationError("--window is a number from 1 to 1024") }
    }
}

extension Language: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
