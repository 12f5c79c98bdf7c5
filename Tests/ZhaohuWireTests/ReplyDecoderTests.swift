import Testing
import ZhaohuDomain
import ZhaohuWire

@Suite("Reply decoder")
struct ReplyDecoderTests {
    private func values(_ chunks: [ArraySlice<UInt8>], _ limits: ReplyLimits = ReplyLimits()) -> [Result<
        WireValue, WireValueError
    >] {
        var decoder = ReplyDecoder(limits: limits)
        var results: [Result<WireValue, WireValueError>] = []
        for chunk in chunks {
            Array(chunk).withUnsafeBytes { decoder.append($0) }
            while let result = decoder.next() { results.append(result) }
        }
        return results
    }

    private func values(_ text: String, _ limits: ReplyLimits = ReplyLimits()) -> [Result<WireValue, WireValueError>] {
        values([Array(text.utf8)[...]], limits)
    }

    static let sample =
        "+OK a=1\r\n-ERR x\r\n:-5\r\n$5\r\na\r\nbc\r\n$0\r\n\r\n$-1\r\n*-1\r\n_\r\n#t\r\n,1.5\r\n=8\r\ntxt:左x\r\n"
        + "*2\r\n+a\r\n*0\r\n%1\r\n$1\r\nk\r\n%1\r\n+x\r\n*1\r\n:1\r\n>2\r\n+m\r\n:7\r\n~1\r\n#f\r\n%0\r\n!3\r\nE x\r\n"
        + "|1\r\n+ttl\r\n*1\r\n:3\r\n+a\r\n*2\r\n|1\r\n+x\r\n_\r\n:1\r\n|0\r\n:2\r\n"

    @Test("every type of RESP2 and RESP3 is read")
    func types() throws {
        let values = try values(ReplyDecoderTests.sample).map { try $0.get() }
        #expect(
            values == [
                .simple("OK a=1"), .error("ERR x"), .integer(-5), .bulk("a\r\nbc"), .bulk(""), .null, .null, .null,
                .boolean(true),
                .double(1.5), .verbatim(format: "txt", text: "左x"), .array([.simple("a"), .array([])]),
                .map([WireValue.Pair(.bulk("k"), .map([WireValue.Pair(.simple("x"), .array([.integer(1)]))]))]),
                .push([.simple("m"), .integer(7)]), .array([.boolean(false)]), .map([]), .error("E x"),
                .simple("a"), .array([.integer(1), .integer(2)]),
            ])
    }

    @Test("the stream cut at every byte, and into single bytes, gives the same values")
    func cuts() {
        let bytes = Array(ReplyDecoderTests.sample.utf8)
        let whole = values([bytes[...]])
        for cut in 0...bytes.count { #expect(values([bytes[..<cut], bytes[cut...]]) == whole) }
        #expect(values(bytes.indices.map { bytes[$0...$0] }) == whole)
    }

    @Test(
        "what is no RESP fails once, and nothing is read after it",
        arguments: [
            "?\r\n", "\r\n", "+a\n", ":x\r\n", "$x\r\n", "$-2\r\n", "*-2\r\n", "$1\r\nabc", "#x\r\n", ",x\r\n",
            "=2\r\nab\r\n", "_x\r\n", "|-1\r\n", "HTTP/1.1 400\r\n",
        ])
    func malformed(_ text: String) {
        let results = values(text + "+OK\r\n")
        #expect(results.count == 1)
        guard case .failure(.malformed)? = results.first else { Issue.record("\(results)"); return }
    }

    @Test("depth and lengths are bounded")
    func bounds() {
        let limits = ReplyLimits(line: 8, bulk: 4, values: 6, depth: 3)
        #expect(values("*1\r\n*1\r\n*1\r\n:1\r\n", limits).count == 1)
        #expect(values("*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n", limits) == [.failure(.tooDeep(limit: 3))])
        #expect(values("$4\r\nabcd\r\n", limits) == [.success(.bulk("abcd"))])
        #expect(values("$5\r\n", limits) == [.failure(.tooLong(limit: 4))])
        #expect(values("$99999999999999999999\r\n", ReplyLimits()) == [.failure(.tooLong(limit: 67_108_864))])
        #expect(values("+12345678\r\n", limits) == [.success(.simple("12345678"))])
        #expect(values("+123456789\r\n", limits) == [.failure(.tooLong(limit: 8))])
        #expect(values("+12345678901", limits) == [.failure(.tooLong(limit: 8))])
        #expect(values("|3\r\n:1\r\n:1\r\n:1\r\n:1\r\n:1\r\n:1\r\n", limits) == [.failure(.tooLong(limit: 6))])
        #expect(values("*7\r\n", limits) == [.failure(.tooLong(limit: 6))])
        #expect(values("*3\r\n*2\r\n:1\r\n:1\r\n*2\r\n:1\r\n:1\r\n", limits) == [.failure(.tooLong(limit: 6))])
        let deep = String(repeating: "*1\r\n", count: 100_000)
        #expect(values(deep) == [.failure(.tooDeep(limit: 32))])
    }

    @Test("random bytes trap nowhere")
    func noise() {
        let alphabet = Array("*$%>+-:_#,=!~|(0123456789\r\n\r\nabt:".utf8)
        var random = Seeded(3)
        for _ in 0..<50_000 {
            let input = (0..<Int.random(in: 1...24, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            _ = values([input[...]])
        }
    }

    @Test("what the encoder writes is read back")
    func roundTrip() throws {
        let fields = [ReplyField("a", "x y"), ReplyField("n", 5)]
        for version in RespVersion.allCases {
            var bytes: [UInt8] = []
            for reply in [
                Reply.record(fields), .records([fields, fields]), .document("d\r\n"), .refusal(Refusal(.denied)),
            ] {
                ReplyEncoder.encode(reply, protocolVersion: version, language: .chinese, into: &bytes)
            }
            let values = try values([bytes[...]]).map { try $0.get() }
            #expect(values.count == 4)
            guard case .simple(let line) = values[0] else {
                #expect(
                    values[0]
                        == .map([WireValue.Pair(.bulk("a"), .bulk("x y")), WireValue.Pair(.bulk("n"), .integer(5))]))
                continue
            }
            #expect(FieldLine.parse(String(line.dropFirst(3))) == fields)
        }
    }
}
