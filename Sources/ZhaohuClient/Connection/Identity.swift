package import ZhaohuWire

/// Who the server takes us for.
package struct Identity: Hashable, Sendable {
    package let user: String?
    package let role: String?
    package let server: String?
    package let version: String?

    package init(user: String?, hello: WireValue) {
        let known = hello["user"]?.text ?? user
        self.user = known?.isEmpty == true ? nil : known
        let roles = (hello["role"] ?? hello["roles"]).flatMap(Self.words)
        role = roles == "none" ? nil : roles
        server = hello["server"]?.text
        version = hello["version"]?.text
    }

    private static func words(_ value: WireValue) -> String? {
        value.text ?? value.elements?.compactMap(\.text).joined(separator: ",")
    }
}

extension Link {
    /// Switches to RESP3, logs in where credentials are given, and tells the session its settings.
    package func introduce(
        as credentials: Credentials?, settings: SessionSettings
    ) async throws(ClientFailure) -> Identity {
        var requests: [RequestWords] = [["HELLO", "3"]]
        if let credentials {
            requests[0].words += ["AUTH", credentials.user, credentials.password]
            // A server that does not know the command still serves; its texts come in its own language.
            if let request = settings.request { requests.append(request) }
        }
        guard let hello = try await call(requests).first else { throw .lost }
        if case .error(let line) = hello { throw .refused(RefusalAnswer(line: line)) }
        guard hello.pairs != nil else { throw .notOurProtocol(reason: "no greeting") }
        return Identity(user: credentials?.user, hello: hello)
    }
}
