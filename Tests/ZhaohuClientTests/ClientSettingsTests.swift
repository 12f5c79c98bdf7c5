import Testing
import ZhaohuClient

@Suite("settings")
struct ClientSettingsTests {
    static func settings(
        _ arguments: [String], _ environment: [String: String] = [:], files: [String: String] = [:],
        isRoot: Bool = false
    ) throws -> ClientSettings {
        let surroundings = Surroundings(environment: environment, isRoot: isRoot) { files[$0] }
        return try ClientSettings(try ClientOptions.read(arguments), in: surroundings)
    }

    @Test("the listener's address is the default for host and port")
    func listener() throws {
        #expect(try Self.settings([]).endpoint == Endpoint(host: "127.0.0.1", port: 4488))
        let listen = ["ZHAOHU_LISTEN": "0.0.0.0:4499"]
        #expect(try Self.settings([], listen).endpoint == Endpoint(host: "127.0.0.1", port: 4499))
        #expect(try Self.settings(["--port", "1"], listen).endpoint.port == 1)
        #expect(Endpoint(listener: "[::]:7") == Endpoint(host: "::1", port: 7))
        #expect(Endpoint(listener: "[fe80::1]:7") == Endpoint(host: "fe80::1", port: 7))
        #expect(Endpoint(listener: "care.example:0") == nil)
    }

    @Test("options win over the environment, and the password comes from a file or the environment")
    func login() throws {
        let environment = ["ZHAOHU_USER": "a", "ZHAOHU_PASSWORD": "p"]
        #expect(try Self.settings([], environment).credentials == Credentials(user: "a", password: "p"))
        let files = ["/pw": "from file\nrest"]
        let settings = try Self.settings(["--user", "b", "--password-file", "/pw"], environment, files: files)
        #expect(settings.credentials == Credentials(user: "b", password: "from file"))
        #expect(throws: ClientFailure.self) { try Self.settings(["--password-file", "/none"]) }
    }

    @Test("a demo login is found in the state folder")
    func demoLogin() throws {
        let text = "# demo\nadmin one two\ncaregiver1 s3cret\n"
        let arguments = ["--demo-login", "caregiver1"]
        let expected = Credentials(user: "caregiver1", password: "s3cret")
        let root = try Self.settings(arguments, files: ["/var/lib/zhaohu/demo-logins.txt": text], isRoot: true)
        #expect(root.credentials == expected)
        let home = try Self.settings(
            arguments, ["HOME": "/h"], files: ["/h/.local/state/zhaohu/demo-logins.txt": text])
        #expect(home.credentials == expected)
        let state = try Self.settings(arguments, ["ZHAOHU_STATE": "/s"], files: ["/s/demo-logins.txt": text])
        #expect(state.credentials == expected)
        #expect(throws: ClientFailure.self) {
            try Self.settings(["--demo-login", "x"], ["ZHAOHU_STATE": "/s"], files: ["/s/demo-logins.txt": text])
        }
    }

    @Test("the command's words are taken as they are")
    func words() throws {
        let options = try ClientOptions.read(["--lang", "zh", "VISIT.OUT", "V1", "note=a b", "--lang", "x"])
        #expect(options.words == ["VISIT.OUT", "V1", "note=a b", "--lang", "x"])
        #expect(throws: (any Error).self) { try ClientOptions.read(["--bogus", "PING"]) }
        #expect(throws: (any Error).self) { try ClientOptions.read(["--timeout", "0"]) }
    }
}
