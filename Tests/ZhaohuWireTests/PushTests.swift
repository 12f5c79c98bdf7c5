import Testing
import ZhaohuDomain
import ZhaohuWire

@Suite("Push on the wire")
struct PushTests {
    private let carer = Topic.schedule(CaregiverID(42))
    private let company = Topic.provider(ProviderID(1))

    private func request(
        _ arguments: String..., held: Set<Topic> = [], max: Int = 3
    ) throws(Refusal) -> SubscribeRequest {
        try SubscribeRequest(arguments, held: held, max: max)
    }

    private func refusal(_ arguments: String..., held: Set<Topic> = [], max: Int = 3) -> String {
        do throws(Refusal) {
            return "\(try SubscribeRequest(arguments, held: held, max: max))"
        } catch {
            return ([error.rule.id] + error.details.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
        }
    }

    private func bytes(_ frame: PushFrame, _ version: RespVersion = .resp3) -> String {
        var bytes: [UInt8] = []
        frame.append(version, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a topic is read as it is written, and nothing else is one")
    func topics() {
        for topic in [carer, company] { #expect(Topic(topic.description) == topic) }
        #expect(Topic("schedule:C0042") == carer)
        for text in ["", ":", "schedule", "schedule:", "schedule:H01", "schedule:c0042", "schedule:C42", "provider:H1"]
        {
            #expect(Topic(text) == nil, "\(text)")
        }
        #expect(Topic.nearest(to: "Schedule:c42") == carer)
        #expect(Topic.nearest(to: "shedule:C42") == nil)
    }

    @Test("topics and from= are read in any order, and a topic named twice counts once")
    func reading() throws {
        let mixed = try request("schedule:C0042", "FROM=771", "provider:H01", "schedule:C0042")
        #expect(mixed.topics == [carer, company] && mixed.from == 771)
        #expect(try request("provider:H01").from == nil)
        #expect(try request("provider:H01", "from=0").from == 0)
    }

    @Test("what is not understood is refused by name, with the way out")
    func refusals() {
        #expect(refusal() == "wire.missing_field field=topic expected=\(Topic.forms)")
        #expect(refusal("from=3") == "wire.missing_field field=topic expected=\(Topic.forms)")
        #expect(refusal("news").hasPrefix("wire.unknown_topic field=topic value=news expected=schedule:C0042"))
        #expect(refusal("schedule:C7").hasSuffix(" hint=schedule:C0007"))
        #expect(refusal("provider:H01", "form=3") == "wire.unknown_field field=form hint=from")
        #expect(refusal("provider:H01", "from=3", "from=4") == "wire.duplicate_field field=from")
        for value in ["", "-1", "x", "9007199254740992", "9223372036854775808"] {
            #expect(refusal("provider:H01", "from=\(value)").hasPrefix("wire.bad_value field=from value=\(value)"))
        }
        #expect(
            refusal("provider:H01", "provider:H02", max: 1).hasPrefix(
                "wire.too_many_topics field=topic value=provider:H02"))
        #expect(refusal("provider:H01", held: [company], max: 1).hasPrefix("SubscribeRequest"), "it counts once")
        #expect(refusal("provider:H02", held: [company], max: 1).hasPrefix("wire.too_many_topics"))
    }

    @Test("answers and messages have the shape of Redis in both versions")
    func frames() {
        #expect(bytes(.subscribed(topic: "a", count: 2), .resp2) == "*3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:2\r\n")
        #expect(bytes(.subscribed(topic: "a", count: 2)) == ">3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:2\r\n")
        #expect(bytes(.unsubscribed(topic: nil, count: 0), .resp2) == "*3\r\n$11\r\nunsubscribe\r\n$-1\r\n:0\r\n")
        #expect(bytes(.unsubscribed(topic: nil, count: 0)) == ">3\r\n$11\r\nunsubscribe\r\n_\r\n:0\r\n")
        #expect(
            bytes(.message(topic: "a", line: "seq=1 x=\"b c\""))
                == ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$13\r\nseq=1 x=\"b c\"\r\n")
        #expect(bytes(.pong(""), .resp2) == "*2\r\n$4\r\npong\r\n$0\r\n\r\n")
    }

    @Test("a note about a slow reader tells where it goes on and what is gone")
    func lagged() {
        #expect(bytes(.lagged(topic: "a", next: 7, missing: nil)).hasSuffix("$13\r\nlagged next=7\r\n"))
        #expect(bytes(.lagged(topic: "a", next: 7, missing: 3...6)).hasSuffix("\r\nlagged next=7 missing=3-6\r\n"))
    }

    @Test("progress is a push with a map, without the total while that is not known")
    func progress() {
        #expect(
            bytes(.progress(command: "A.B", done: 1, of: 3, text: "x"))
                == ">2\r\n$8\r\nprogress\r\n%4\r\n$7\r\ncommand\r\n$3\r\nA.B\r\n$4\r\ndone\r\n:1\r\n$2\r\nof\r\n:3\r\n"
                + "$4\r\ntext\r\n$1\r\nx\r\n")
        #expect(
            bytes(.progress(command: "A.B", done: 1, of: nil, text: "x")).hasPrefix(">2\r\n$8\r\nprogress\r\n%3\r\n"))
    }
}
