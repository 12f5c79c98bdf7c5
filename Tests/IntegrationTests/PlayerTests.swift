import Testing
import ZhaohuTestSupport

/// The player itself: it must go red when a reply is another one.
@Suite("Transcript player")
struct PlayerTests {
    /// Answers with what it was given, whatever is sent.
    private final class Echoless: ByteStream {
        private var replies: [[UInt8]]
        private(set) var sent: [UInt8] = []

        init(_ replies: String) {
            self.replies = [Array(replies.utf8)]
        }

        func send(_ bytes: [UInt8]) { sent += bytes }
        func receive(seconds: Double) -> [UInt8] { replies.isEmpty ? [] : replies.removeFirst() }
        func close() {}
    }

    private static func play(_ text: String, against replies: String, cut: PacketCut = .lines) throws -> String {
        let stream = Echoless(replies)
        let transcript = try Transcript(name: "test", text: text)
        try TranscriptPlayer(transcript, cut: cut) {
            LineClient(stream)
        } setClock: { _ in
        }.play()
        return String(decoding: stream.sent, as: UTF8.self)
    }

    @Test("what was captured is sent and expected again", arguments: PacketCut.allCases)
    func captures(_ cut: PacketCut) throws {
        let text = "C: ADD\nS: +OK person=<person> op=<op>\nC: GET {person}\nS: +OK person={person} ...\nCLOSED:\n"
        let sent = try Self.play(text, against: "+OK person=P7 op=x\r\n+OK person=P7 name=y\r\n", cut: cut)
        #expect(sent == "ADD\r\nGET P7\r\n")
    }

    @Test(
        "another line, a missing one, and one too many are told",
        arguments: ["+OK person=P8\r\n", "+OK person=P7 replay=1\r\n", "", "-NOTFOUND\r\n", "+OK person=P7\r\n+OK\r\n"])
    func mismatches(_ replies: String) {
        #expect(throws: TranscriptMismatch.self) {
            try Self.play("C: GET\nS: +OK person=P7\nCLOSED:\n", against: replies)
        }
    }

    @Test("a document must contain every part that is named")
    func documents() throws {
        let reply = "*2\r\n$5\r\na\r\nbc\r\n+visit=V1\r\n"
        _ = try Self.play("C: LIST\nD: bc\nD: visit=V1\n", against: reply)
        #expect(throws: TranscriptMismatch.self) { try Self.play("C: LIST\nD: bc\nD: visit=V2\n", against: reply) }
    }

    @Test("a line that is no step is refused by its number")
    func badLine() {
        #expect(throws: Transcript.Problem.self) { try Transcript(name: "test", text: "C: PING\nX: PONG\n") }
        #expect(throws: Transcript.Problem.self) { try Transcript(name: "test", text: "B64: §\n") }
    }

    @Test("patterns are exact where they do not say otherwise")
    func patterns() {
        #expect(LinePattern("+OK a=<a> b=<b>").match("+OK a=1 b=2 3") == ["a": "1", "b": "2 3"])
        #expect(LinePattern("+OK a=<a> b=2").match("+OK a=1 b=2 b=2") == ["a": "1 b=2"])
        #expect(LinePattern("+OK").match("+OK ") == nil)
        #expect(LinePattern("+OK...").match("+OK and more") == [:])
        #expect(LinePattern("").match("x") == nil)
    }
}
