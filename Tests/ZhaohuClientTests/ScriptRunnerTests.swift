import Synchronization
import Testing
import ZhaohuClient
import ZhaohuDomain

/// Lines that are in memory.
private final class FixedLines: LineSource {
    let totalBytes: Int? = nil
    private let lines: Mutex<ArraySlice<ScriptLine>>

    init(_ texts: [String]) {
        lines = Mutex(texts.enumerated().map { ScriptLine(number: $0.offset + 1, text: $0.element) }[...])
    }

    func read(_ count: Int, deliver: @escaping @Sendable ([ScriptLine]) -> Void) {
        deliver(
            lines.withLock { lines in
                defer { lines = lines.dropFirst(count) }
                return Array(lines.prefix(count))
            })
    }
}

@Suite("scripts over a connection", .timeLimit(.minutes(1)))
struct ScriptRunnerTests {
    struct Run {
        let exitClass: ExitClass
        let output: String
        let complaints: String
        let requests: [[String]]
    }

    static let greeting = "%1\r\n$4\r\nrole\r\n$10\r\ndispatcher\r\n"

    /// Runs a script against a server that answers by the rule.
    static func run(
        _ lines: [String], policy: ScriptPolicy = ScriptPolicy(), timeout: Int = 30, _ rule: @escaping FakeServer.Rule
    ) async throws -> Run {
        let server = try await FakeServer.start { words, before in
            words[0] == "HELLO" ? .answer(greeting) : rule(words, before)
        }
        let options = try ClientOptions.read(["--port", "\(server.port)", "--timeout", "\(timeout)"])
        let surroundings = Surroundings(environment: [:], isRoot: false) { _ in nil }
        let connector = try Connector(ClientSettings(options, in: surroundings))
        let open: @Sendable () async throws(ClientFailure) -> Link = { () async throws(ClientFailure) in
            let link = try await connector.connect()
            _ = try await link.introduce(as: nil, settings: SessionSettings())
            return link
        }
        var output = ""
        var complaints = ""
        let screen = Screen(showsProgress: false, out: { output += $0 }, err: { complaints += $0 })
        let runner = ScriptRunner(
            link: try await open(), reopen: open,
            machine: ScriptMachine(policy: policy, catalogue: CompletionTests.engine.catalogue, random: { 0 }),
            source: FixedLines(lines),
            renderer: Renderer(format: .csv, isTerminal: false, texts: ClientTexts(.english)),
            screen: screen)
        let exitClass = await runner.run()
        let requests = server.requests.filter { $0[0] != "HELLO" }
        try await server.stop()
        return Run(exitClass: exitClass, output: output, complaints: complaints, requests: requests)
    }

    @Test("when the connection drops again and again, each change is answered once, sent again with its own op")
    func dropped() async throws {
        let count = 500
        let run = try await Self.run((1...count).map { "VISIT.IN V\($0)" }) { words, before in
            before % 97 == 60 ? .drop : .answer("+\(words[1])\r\n")
        }
        #expect(run.exitClass == .ok)
        #expect(run.complaints == "")
        // Every line has exactly one answer, and they come in order.
        #expect(run.output == (1...count).map { "V\($0)\n" }.joined())
        let ops = Dictionary(grouping: run.requests, by: { $0[1] }).mapValues { Set($0.map { $0[2] }) }
        #expect(ops.count == count)
        #expect(ops.values.allSatisfy { $0.count == 1 })
        #expect(Set(ops.values.joined()).count == count)
        #expect(run.requests.count > count)
    }

    @Test("a busy server is asked again with the same op")
    func busy() async throws {
        let run = try await Self.run(["VISIT.IN V1", "VISIT.IN V2"]) { words, before in
            before == 1 ? .answer("-BUSY retry=later after=0.05 \"later\"\r\n") : .answer("+\(words[1])\r\n")
        }
        #expect(run.exitClass == .ok)
        #expect(run.output == "V1\nV2\n")
        #expect(run.requests.filter { $0[1] == "V1" }.count == 2)
        #expect(Set(run.requests.filter { $0[1] == "V1" }).count == 1)
    }

    @Test("a refusal is told with its line, and ends the script")
    func refused() async throws {
        let run = try await Self.run(["PING", "VISIT.IN V1", "PING"]) { words, _ in
            words[0] == "PING" ? .answer("+PONG\r\n") : .answer("-STATE retry=no visit=V1 \"already open\"\r\n")
        }
        #expect(run.exitClass == .refused)
        #expect(run.output == "PONG\nPONG\n")
        #expect(run.complaints.hasPrefix("line 2: STATE  already open\n"))
    }

    @Test("a server that falls silent is left, and the lines are sent again")
    func silent() async throws {
        let run = try await Self.run(["VISIT.IN V1"], timeout: 1) { words, before in
            .answer(before == 1 ? "" : "+\(words[1])\r\n")
        }
        #expect(run.exitClass == .ok)
        #expect(run.requests.count == 2)
    }

    @Test("what is not our protocol ends the script")
    func otherProtocol() async throws {
        let run = try await Self.run(["PING"]) { _, _ in .answer("HTTP/1.1 400 Bad Request\r\n") }
        #expect(run.exitClass == .later)
        #expect(run.complaints.contains("not a Zhaohu server"))
    }
}
