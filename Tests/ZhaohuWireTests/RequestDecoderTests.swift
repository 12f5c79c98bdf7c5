import Testing
import ZhaohuDomain
import ZhaohuWire

@Suite("Request decoder: line form")
struct LineFormTests {
    @Test("tokens are separated by spaces, lines end with LF or CRLF")
    func lines() {
        #expect(
            decode("PING\nPING  a b \r\n\r\n  \n") == [.tokens(["PING"]), .tokens(["PING", "a", "b"]), .empty, .empty])
        #expect(decode("PING") == [])
    }

    @Test(
        "quotes are taken off a whole token and a value",
        arguments: [
            (#"A "b c" d=e"#, ["A", "b c", "d=e"]), (#"A note="b c""#, ["A", "note=b c"]),
            (#"A note='it\'s "x" \n'"#, ["A", #"note=it's "x" \n"#]),
            (#"A "\n\r\t\"\\\x41\xe4\xb8\xad""#, ["A", "\n\r\t\"\\A中"]), (#"A """#, ["A", ""]),
            (#"A k='' b"#, ["A", "k=", "b"]),
            (#"A k==b c\n=d"#, ["A", "k==b", #"c\n=d"#]), ("A note=左臂 \"k=a b\"", ["A", "note=左臂", "k=a b"]),
        ])
    func quotes(_ line: String, _ tokens: [String]) {
        #expect(decode(line + "\r\n") == [.tokens(tokens)])
    }

    @Test(
        "a quote that is unbalanced, misplaced or has an unknown escape is refused, and the next line is read",
        arguments: [
            #"A "b"#, #"A 'b"#, #"A "b\"#, #"A b"c""#, #"A it's"#, #"A "b"c"#, #"A k="v"x"#, #"A "\q""#, #"A "\x4""#,
            #"A "\xzz""#,
            #"A 'a\'"#, #"A k=a"b""#, #"""#,
        ])
    func badQuotes(_ line: String) {
        let requests = decode(line + "\nPING\n")
        #expect(rule(requests.first) == .badQuote)
        #expect(!isFatal(requests.first))
        #expect(requests.last == .tokens(["PING"]))
    }

    @Test("a line at the limit is read, one byte more is refused once and skipped", arguments: ["\n", "\r\n"])
    func lineLimit(_ end: String) {
        let limit = 65_536
        let fits = String(repeating: "a", count: limit)
        #expect(decode(fits + end + "PING\n") == [.tokens([fits]), .tokens(["PING"])])
        let requests = decode(fits + "a" + end + "PING\n")
        #expect(requests.count == 2)
        #expect(requests.last == .tokens(["PING"]))
        guard case .refused(let refusal)? = requests.first else { Issue.record("not refused"); return }
        #expect(refusal.rule == .lineTooLong)
        #expect(detail(refusal, "limit") == "65536")
    }

    @Test("an endless line is refused as soon as it is too long, and held no longer")
    func endlessLine() {
        var decoder = RequestDecoder()
        let chunk = [UInt8](repeating: 0x61, count: 1_000)
        var requests: [DecodedRequest] = []
        for _ in 0..<200 {
            requests += decoder.feed(chunk)
            #expect(decoder.heldBytes <= 65_537)
        }
        #expect(requests.count == 1)
        #expect(decoder.heldBytes == 0)
        #expect(decoder.feed("\nPING\n".utf8) == [.tokens(["PING"])])
    }

    @Test("1,024 tokens are read, one more is refused and the connection stays")
    func argumentLimit() {
        let line = Array(repeating: "a", count: 1_024).joined(separator: " ")
        #expect(decode(line + "\n") == [.tokens(Array(repeating: "a", count: 1_024))])
        let requests = decode(line + " a\nPING\n")
        #expect(rule(requests.first) == .tooManyArguments)
        #expect(!isFatal(requests.first))
        #expect(requests.last == .tokens(["PING"]))
    }

    @Test("an argument over its own limit is refused in line form, and the connection stays")
    func argumentLength() {
        let limits = Limits(argument: 3)
        #expect(decode("A abc\n", limits) == [.tokens(["A", "abc"])])
        for line in ["A abcd\n", "A 'abcd'\n"] {
            #expect(rule(decode(line, limits).first) == .argumentTooLong)
            #expect(!isFatal(decode(line, limits).first))
        }
    }

    @Test("NUL and invalid UTF-8 are refused, raw and escaped")
    func badBytes() {
        #expect(rule(decode("A \0\n").first) == .nulByte)
        #expect(rule(decode(#"A "\x00""# + "\n").first) == .nulByte)
        #expect(rule(decode([0x41, 0x20, 0xFF, 0x0A]).first) == .invalidUTF8)
        #expect(rule(decode([0x41, 0x20, 0xE4, 0xB8, 0x0A]).first) == .invalidUTF8)
        #expect(rule(decode(#"A "\xff""# + "\n").first) == .invalidUTF8)
        #expect(rule(decode([0xED, 0xA0, 0x80, 0x0A]).first) == .invalidUTF8)
    }

    @Test("a character cut in two by the network is whole again")
    func splitCharacter() {
        var decoder = RequestDecoder()
        let bytes = Array("A 左\n".utf8)
        #expect(decoder.feed(bytes[..<3]) == [])
        #expect(decoder.feed(bytes[3...]) == [.tokens(["A", "左"])])
    }
}

@Suite("Request decoder: RESP form and foreign protocols")
struct RespFormTests {
    @Test("bulk strings are taken as they are, and both forms mix")
    func mixed() {
        let odd = #"note="a b"\n'"#
        #expect(
            decode(resp(["A", odd, "", "左\r\n"]) + "PING\n*0\r\n" + resp(["B"]))
                == [.tokens(["A", odd, "", "左\r\n"]), .tokens(["PING"]), .empty, .tokens(["B"])])
    }

    @Test(
        "malformed RESP is fatal, and nothing is read after it",
        arguments: [
            "*-1\r\n", "*abc\r\n", "*\r\n", "*1\n$1\r\na\r\n", "*1\r\n:1\r\n", "*1\r\nPING\r\n", "*1\r\n$-5\r\n",
            "*1\r\n$-1\r\n",
            "*1\r\n$\r\n", "*1\r\n$1\r\nab\r\n", "*1\r\n$1\r\na\n\n", "*1\r\n$1x\r\na\r\n", "*+1\r\n", "* 1\r\n",
            "*000000000000000000000001\r\n", "*1\r\r\n",
        ])
    func malformed(_ text: String) {
        let requests = decode(text + "PING\n")
        #expect(requests.count == 1)
        #expect(rule(requests.first) == .malformedRESP)
        #expect(isFatal(requests.first))
    }

    @Test(
        "a declared length over its limit is fatal before a byte of it has come",
        arguments: [
            ("*1025", RefusalRule.tooManyArguments), ("*99999999999999999999", .tooManyArguments),
            ("*1\r\n$1048577", .argumentTooLong),
            ("*2\r\n$99999999999999999999", .argumentTooLong), ("*1\r\n$9223372036854775807", .argumentTooLong),
        ])
    func declared(_ text: String, _ expected: RefusalRule) {
        var decoder = RequestDecoder()
        let requests = decoder.feed(text.utf8)
        #expect(rule(requests.first) == expected)
        #expect(isFatal(requests.first))
        #expect(decoder.isClosed)
        #expect(decoder.feed("PING\n".utf8) == [])
    }

    @Test("requests at the limits of RESP are read")
    func atTheLimit() {
        let many = Array(repeating: "a", count: 1_024)
        #expect(decode(resp(many)) == [.tokens(many)])
        let long = String(repeating: "b", count: 1_048_576)
        #expect(decode(resp([long])) == [.tokens([long])])
        #expect(decode(resp(["abc", "de"]), Limits(request: 5)) == [.tokens(["abc", "de"])])
        #expect(rule(decode(resp(["abc", "def"]), Limits(request: 5)).first) == .requestTooLong)
    }

    @Test("NUL and invalid UTF-8 in an argument are refused, and the connection stays")
    func badBytes() {
        #expect(rule(decode(resp(["A", "\0"])).first) == .nulByte)
        let requests = decode(Array("*3\r\n$1\r\nA\r\n$1\r\n".utf8) + [0xFF] + Array("\r\n$1\r\nb\r\nPING\n".utf8))
        #expect(requests == [.refused(Refusal(.invalidUTF8)), .tokens(["PING"])])
    }

    @Test("a declared megabyte is not reserved")
    func noReserve() {
        var decoder = RequestDecoder()
        #expect(decoder.feed("*1024\r\n$1048576\r\nabc".utf8) == [])
        #expect(decoder.heldBytes == 3)
    }

    @Test("a TLS hello gets a sentence, whole or in two parts; the byte alone in a line does not")
    func tls() {
        var decoder = RequestDecoder()
        #expect(decoder.feed([0x16]) == [])
        guard case .foreign(let sentence)? = decoder.feed([0x03, 0x01, 0x0A]).first else {
            Issue.record("not foreign"); return
        }
        #expect(sentence.contains("TLS"))
        #expect(decoder.isClosed)
        #expect(decode([0x16, 0x0A]) == [.tokens(["\u{16}"])])
        #expect(decode([0x0A, 0x16, 0x03, 0x0A]) == [.empty, .tokens(["\u{16}\u{03}"])])
    }

    @Test(
        "an HTTP request on the first line gets a sentence",
        arguments: ["GET / HTTP/1.1\r\n", "POST /a HTTP/1.0\n", "PRI * HTTP/2.0\r\n", "OPTIONS * HTTP/1.1\r\n"])
    func http(_ line: String) {
        let requests = decode(line + "Host: x\r\n\r\n")
        #expect(requests.count == 1)
        guard case .foreign(let sentence)? = requests.first else { Issue.record("not foreign"); return }
        #expect(sentence.contains("HTTP"))
        #expect(!sentence.contains("\n"))
    }

    @Test("what only looks like HTTP is a command")
    func notHTTP() {
        #expect(decode("GET /a\n") == [.tokens(["GET", "/a"])])
        #expect(decode("PING\nGET / HTTP/1.1\n").last == .tokens(["GET", "/", "HTTP/1.1"]))
        #expect(decode("VISIT.GET / HTTP/1.1\n") == [.tokens(["VISIT.GET", "/", "HTTP/1.1"])])
    }
}
