import Testing
import ZhaohuClient
import ZhaohuDomain
import ZhaohuWire

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

    @Test("an op is a UUID of version 7")
    func operationID() {
        let (first, second) = (OperationID.now(), OperationID.now())
        #expect(first.version == 7)
        #expect(first != second)
    }
}
