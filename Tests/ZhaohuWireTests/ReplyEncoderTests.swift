import Testing
import ZhaohuDomain
import ZhaohuWire

@Suite("Reply encoder")
struct ReplyEncoderTests {
    private func bytes(_ reply: Reply, _ version: RespVersion, _ language: Language = .english) -> String {
        var bytes: [UInt8] = []
        ReplyEncoder.encode(reply, protocolVersion: version, language: language, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a record is a line in RESP2 and a typed map in RESP3")
    func record() {
        let reply = Reply.record([ReplyField("visit", "V1"), ReplyField("minutes", 60), ReplyField("note", "a b")])
        #expect(bytes(reply, .resp2) == "+OK visit=V1 minutes=60 note=\"a b\"\r\n")
        #expect(
            bytes(reply, .resp3)
                == "%3\r\n$5\r\nvisit\r\n$2\r\nV1\r\n$7\r\nminutes\r\n:60\r\n$4\r\nnote\r\n$3\r\na b\r\n")
        #expect(bytes(.record([]), .resp2) == "+OK\r\n")
        #expect(bytes(.record([]), .resp3) == "%0\r\n")
    }

    @Test("records are an array of lines, or of maps")
    func records() {
        let reply = Reply.records([[ReplyField("visit", "V1")], [ReplyField("n", -5)]])
        #expect(bytes(reply, .resp2) == "*2\r\n+visit=V1\r\n+n=-5\r\n")
        #expect(bytes(reply, .resp3) == "*2\r\n%1\r\n$5\r\nvisit\r\n$2\r\nV1\r\n%1\r\n$1\r\nn\r\n:-5\r\n")
        #expect(bytes(.records([]), .resp2) == "*0\r\n")
    }

    @Test("a document is a bulk string, or a verbatim one")
    func document() {
        #expect(bytes(.document("报告\n"), .resp2) == "$7\r\n报告\n\r\n")
        #expect(bytes(.document("报告\n"), .resp3) == "=11\r\ntxt:报告\n\r\n")
    }

    @Test("a refusal has its code, whether to retry, its rule, details and sentence, in one line")
    func refusal() {
        let notAssigned = RefusalRule("visit.not_assigned", .notAssigned, "Not \"yours\".\nReally.", "不是您的任务。")
        let reply = Reply.refusal(Refusal(notAssigned, ["visit": "V1", "note": "a\r\nb"]))
        let expected =
            #"-NOTASSIGNED retry=no rule=visit.not_assigned visit=V1 note="a\r\nb" "Not \"yours\".\nReally.""# + "\r\n"
        #expect(bytes(reply, .resp2) == expected)
        #expect(bytes(reply, .resp3) == expected)
        #expect(bytes(reply, .resp2, .chinese).hasSuffix(" \"不是您的任务。\"\r\n"))
        #expect(
            bytes(.refusal(Refusal(.busy, ["after": "2"])), .resp2).hasPrefix(
                "-BUSY retry=later rule=wire.busy after=2 \""))
    }

    @Test("Redis values are as Redis has them")
    func redis() {
        let map = RedisValue.map([(.bulk("a"), .integer(1)), (.simple("b\r\nc"), .null)])
        #expect(bytes(.redis(map), .resp2) == "*4\r\n$1\r\na\r\n:1\r\n+b  c\r\n$-1\r\n")
        #expect(bytes(.redis(map), .resp3) == "%2\r\n$1\r\na\r\n:1\r\n+b  c\r\n_\r\n")
        #expect(
            bytes(.redis(.array([.bulk(""), .integer(.min)])), .resp2) == "*2\r\n$0\r\n\r\n:-9223372036854775808\r\n")
    }

    @Test("a push is an array in RESP2 and a push in RESP3")
    func push() {
        for (version, mark) in [(RespVersion.resp2, "*"), (.resp3, ">")] {
            var bytes: [UInt8] = []
            ReplyEncoder.encodePush([.bulk("message"), .integer(771)], protocolVersion: version, into: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == "\(mark)2\r\n$7\r\nmessage\r\n:771\r\n")
        }
    }

    @Test("a key with a line end or a space cannot break the line")
    func keys() {
        #expect(bytes(.record([ReplyField("a\r\n-b =c", "x")]), .resp2) == "+OK a__-b__c=x\r\n")
    }
}
