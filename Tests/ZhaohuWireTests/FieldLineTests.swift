import Testing
import ZhaohuWire

@Suite("Field lines")
struct FieldLineTests {
    @Test("values are quoted only where they must be")
    func quoting() {
        let fields = [
            ReplyField("a", "x"), ReplyField("b", "x y"), ReplyField("c", ""), ReplyField("d", "say \"hi\"\\"),
            ReplyField("e", "it's"),
            ReplyField("f", "左\n\r\t\u{1}\u{7F}"), ReplyField("g", 5), ReplyField("h", "5"), ReplyField("i", "a=b"),
        ]
        #expect(
            FieldLine.encode(fields)
                == #"a=x b="x y" c="" d="say \"hi\"\\" e="it's" f="左\n\r\t\x01\x7f" g=5 h=5 i=a=b"#)
        #expect(
            FieldLine.encode([ReplyField("h", "5"), ReplyField("i", "-0")], quotingNumbers: true) == #"h="5" i=-0"#)
    }

    @Test("lines that are no records are not parsed", arguments: ["a", "=x", "a=\"x", "\"a=b\"", "a=1 b", "a=b\"c\""])
    func malformed(_ line: String) {
        #expect(FieldLine.parse(line) == nil)
    }

    @Test("numbers out of range or with leading zeros are text")
    func numbers() {
        #expect(
            FieldLine.parse("a=9223372036854775807 b=9223372036854775808 c=007 d=-9223372036854775808 e=- f=+1 g=0")
                == [
                    ReplyField("a", Int64.max), ReplyField("b", "9223372036854775808"), ReplyField("c", "007"),
                    ReplyField("d", Int64.min), ReplyField("e", "-"), ReplyField("f", "+1"), ReplyField("g", 0),
                ])
        #expect(FieldLine.parse("") == [])
    }

    @Test("any record comes back from its line with its types, and is one request line")
    func roundTrip() {
        let alphabet = Array("ab=\"'\\ \n\r\t\u{1}\u{7F}左é👵0123456789-+x")
        var random = Seeded(11)
        for _ in 0..<20_000 {
            let fields = (0..<Int.random(in: 0...4, using: &random)).map { index in
                if Bool.random(using: &random) {
                    return ReplyField("k\(index)", Int64.random(in: .min ... .max, using: &random))
                }
                let length = Int.random(in: 0...6, using: &random)
                return ReplyField(
                    "k\(index)", String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "a" }))
            }
            let line = FieldLine.encode(fields, quotingNumbers: true)
            #expect(FieldLine.parse(line) == fields)
            guard !fields.isEmpty else { continue }
            let tokens = fields.map { field in
                switch field.value {
                case .integer(let number): "\(field.key)=\(number)"
                case .text(let text): "\(field.key)=\(text)"
                }
            }
            #expect(decode("X " + line + "\n") == [.tokens(["X"] + tokens)])
        }
    }
}
