import Testing
import ZhaohuClient

@Suite("reply decoder")
struct ReplyDecoderTests {
    static let stream = [
        "+PONG\r\n", "-BUSY retry=later after=2\r\n", ":-42\r\n", ",1.5\r\n", "#t\r\n", "_\r\n", "$-1\r\n",
        "$6\r\n照护\r\n", "$0\r\n\r\n", "=10\r\ntxt:a\r\nb\nc\r\n", "*0\r\n", "*-1\r\n",
        "*2\r\n%1\r\n$5\r\nvisit\r\n$2\r\nV1\r\n%2\r\n+visit\r\n+V2\r\n+minutes\r\n:60\r\n",
        "|1\r\n+ttl\r\n:3\r\n+after an attribute\r\n", ">2\r\n+message\r\n*1\r\n*1\r\n:1\r\n", "!5\r\nERR x\r\n",
    ].joined()

    static let values: [WireValue] = [
        .simple("PONG"), .error("BUSY retry=later after=2"), .integer(-42), .double(1.5), .boolean(true), .null, .null,
        .bulk("照护"), .bulk(""), .verbatim("a\r\nb\nc"), .array([]), .null,
        .array([
            .map([.init(.bulk("visit"), .bulk("V1"))]),
            .map([.init(.simple("visit"), .simple("V2")), .init(.simple("minutes"), .integer(60))]),
        ]),
        .simple("after an attribute"), .push([.simple("message"), .array([.array([.integer(1)])])]), .error("ERR x"),
    ]

    @Test("a stream of every type gives the same values wherever it is cut")
    func everyCut() throws {
        let bytes = Array(Self.stream.utf8)
        for cut in 0...bytes.count {
            var decoder = ReplyDecoder()
            var values: [WireValue] = []
            for part in [bytes[..<cut], bytes[cut...]] {
                decoder.append(part)
                while let value = try decoder.next() { values.append(value) }
            }
            #expect(values == Self.values, "cut at \(cut)")
        }
    }

    @Test("a stream that comes byte by byte gives the same values")
    func byteByByte() throws {
        var decoder = ReplyDecoder()
        var values: [WireValue] = []
        for byte in Self.stream.utf8 {
            decoder.append([byte])
            while let value = try decoder.next() { values.append(value) }
        }
        #expect(values == Self.values)
    }

    @Test(
        "what is not RESP is refused",
        arguments: ["HTTP/1.1 400\r\n", "\r\n", ":x\r\n", "$-2\r\n", "*9x\r\n", "#?\r\n"])
    func notResp(_ text: String) {
        var decoder = ReplyDecoder()
        decoder.append(text.utf8)
        #expect(throws: ReplyDecoderError.self) { try decoder.next() }
    }

    @Test("nesting and lengths beyond the limits are refused before anything is kept")
    func limits() {
        var deep = ReplyDecoder()
        deep.append(String(repeating: "*1\r\n", count: ReplyDecoder.depthMax + 1).utf8)
        #expect(throws: ReplyDecoderError.self) { try deep.next() }
        var large = ReplyDecoder()
        large.append("$\(ReplyDecoder.bulkBytesMax + 1)\r\n".utf8)
        #expect(throws: ReplyDecoderError.self) { try large.next() }
    }
}

@Suite("requests")
struct RequestWordsTests {
    @Test("a line is split by the rules of the line protocol")
    func split() throws {
        let line = #"VISIT.OUT V1  note="左臂\n\x41 \"红\"" by='it\'s \n' plain=a"b"#
        let words = try RequestWords(line: line).words
        #expect(words == ["VISIT.OUT", "V1", "note=左臂\nA \"红\"", "by=it's \\n", "plain=a\"b"])
        #expect(try RequestWords(line: #""a b" ''"#).words == ["a b", ""])
    }

    @Test("bad quoting is refused, never guessed")
    func badQuoting() {
        #expect(throws: LineProblem.unbalancedQuote) { try RequestWords(line: "A x=\"b") }
        #expect(throws: LineProblem.textAfterQuote) { try RequestWords(line: "A x=\"b\"c") }
        #expect(throws: LineProblem.badEscape) { try RequestWords(line: #"A x="\q""#) }
        #expect(throws: LineProblem.badEscape) { try RequestWords(line: #"A x="\x4""#) }
    }

    @Test("lengths on the wire count bytes")
    func encoding() {
        let request: RequestWords = ["PING", "照护"]
        #expect(String(decoding: request.encoded, as: UTF8.self) == "*2\r\n$4\r\nPING\r\n$6\r\n照护\r\n")
    }

    @Test("an op is a UUID of version 7 that carries its time")
    func operationID() {
        let text = OperationID.text(milliseconds: 0x0192_f3c1_abcd, random: (.max, .max))
        #expect(text == "0192f3c1-abcd-7fff-bfff-ffffffffffff")
        #expect(OperationID.make().utf8.count == 36)
    }
}
