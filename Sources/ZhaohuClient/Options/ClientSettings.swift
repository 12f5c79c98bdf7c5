package import ZhaohuDomain

/// Who logs in.
package struct Credentials: Hashable, Sendable {
    package let user: String
    package let password: String

    package init(user: String, password: String) {
        self.user = user
        self.password = password
    }
}

/// What the surroundings of the process offer; a value, so that tests can make their own.
package struct Surroundings: Sendable {
    package let environment: [String: String]
    package let isRoot: Bool
    package let readFile: @Sendable (String) -> String?

    package init(
        environment: [String: String], isRoot: Bool, readFile: @escaping @Sendable (String) -> String?
    ) {
        self.environment = environment
        self.isRoot = isRoot
        self.readFile = readFile
    }

    /// The daemon's state folder.
    package var stateFolder: String {
        if let folder = environment["ZHAOHU_STATE"], !folder.isEmpty { return folder }
        if isRoot { return "/var/lib/zhaohu" }
        if let folder = environment["XDG_STATE_HOME"], !folder.isEmpty { return folder + "/zhaohu" }
        return (environment["HOME"] ?? "") + "/.local/state/zhaohu"
    }

    /// The shell's history, which does not move with the daemon's state.
    package var historyFile: String? {
        environment["HOME"].map { $0 + "/.local/state/zhaohu/history" }
    }
}

/// Where to connect, and as whom: the command line wins over the environment.
package struct ClientSettings: Sendable {
    package var endpoint: Endpoint
    package var user: String?
    package var password: String?
    /// Nil for plain text; an empty path stands for the system's certificates.
    package var certificates: String?
    package var timeoutSeconds: Int
    package var language: Language
    /// Whether the language was asked for, so that the session must be told.
    package var isLanguageChosen: Bool

    package init(_ options: ClientOptions, in surroundings: Surroundings) throws(ClientFailure) {
        let environment = surroundings.environment
        var endpoint = Endpoint()
        if let listener = environment["ZHAOHU_LISTEN"], !listener.isEmpty {
            guard let read = Endpoint(listener: listener) else {
                throw .usage("ZHAOHU_LISTEN is not host:port: \(listener)")
            }
            endpoint = read
        }
        endpoint.host = options.host ?? endpoint.host
        endpoint.port = options.port ?? endpoint.port
        self.endpoint = endpoint
        certificates = options.ca ?? (options.tls ? "" : nil)
        timeoutSeconds = options.timeout
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        language = options.lang ?? Language(localeName: locale ?? "")
        isLanguageChosen = options.lang != nil || language == .chinese
        user = options.user ?? environment["ZHAOHU_USER"]
        password = environment["ZHAOHU_PASSWORD"]
        if let file = options.passwordFile { password = try Self.firstLine(of: file, in: surroundings) }
        if let name = options.demoLogin {
            let login = try Self.demoLogin(name, in: surroundings)
            user = login.user
            password = login.password
        }
    }

    /// User and password, when both are known.
    package var credentials: Credentials? {
        guard let user, let password else { return nil }
        return Credentials(user: user, password: password)
    }

    private static func firstLine(of file: String, in surroundings: Surroundings) throws(ClientFailure) -> String {
        guard let text = surroundings.readFile(file) else { throw .usage("cannot read the password file \(file)") }
        return String(text.prefix { !$0.isNewline })
    }

    private static func demoLogin(
        _ name: String, in surroundings: Surroundings
    ) throws(ClientFailure) -> Credentials {
        let file = surroundings.stateFolder + "/demo-logins.txt"
        guard let text = surroundings.readFile(file) else { throw .usage("cannot read the demo logins in \(file)") }
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard words.count == 2, words[0] == name else { continue }
            return Credentials(user: name, password: String(words[1].drop { $0 == " " }))
        }
        throw .usage("no demo login named \(name) in \(file)")
    }
}
