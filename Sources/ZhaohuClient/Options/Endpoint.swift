/// Where the server listens.
package struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    package static let defaultPort = 4488

    package var host: String
    package var port: Int

    package init(host: String = "127.0.0.1", port: Int = Self.defaultPort) {
        self.host = host
        self.port = port
    }

    /// Reads `host:port`, `[v6]:port`, `host` or `:port`, as a listener's address is written.
    ///
    /// An address that stands for every interface becomes this machine's own.
    package init?(listener text: String) {
        self.init()
        var name = Substring(text)
        if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]"), text.hasPrefix("[") || text.count(of: ":") == 1 {
            guard let port = Int(text[text.index(after: colon)...]), 1...65535 ~= port else { return nil }
            self.port = port
            name = text[..<colon]
        }
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        switch name {
        case "", "0.0.0.0", "*": break
        case "::": host = "::1"
        default: host = String(name)
        }
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension String {
    fileprivate func count(of character: Character) -> Int { count { $0 == character } }
}
