import Testing
import ZhaohuClient
import ZhaohuDomain
import ZhaohuWire

@Suite("rendering")
struct RenderingTests {
    static func record(_ pairs: KeyValuePairs<String, WireValue>) -> AnswerRecord {
        AnswerRecord(pairs.map { .init($0.key, $0.value) })
    }

    static let visits: Answer = .records([
        record(["visit": .bulk("V1"), "beneficiary": .bulk("张三"), "minutes": .integer(60)]),
        record(["visit": .bulk("V22"), "beneficiary": .bulk("欧阳小梅"), "minutes": .integer(5), "note": .bulk("=1+1")]),
    ])

    static func render(_ answer: Answer, _ format: OutputFormat) -> String {
        var renderer = Renderer(format: format, isTerminal: true, texts: ClientTexts(.english))
        return renderer.render(answer)
    }

    @Test("a list is a table whose columns count Chinese characters twice")
    func table() {
        #expect(
            Self.render(Self.visits, .table) == """
                visit  beneficiary  minutes  note
                V1     张三              60
                V22    欧阳小梅           5  =1+1

                """)
    }

    @Test("a record is aligned lines, and control characters cannot reach the terminal")
    func recordTable() {
        let record = Self.record(["姓名": .bulk("王\u{1b}[2J"), "id": .bulk("P1"), "none": .null])
        #expect(Self.render(.record(record), .table) == "姓名  王\\x1b[2J\nid    P1\nnone\n")
    }

    @Test("CSV is quoted as RFC 4180 says and starts no formula")
    func csv() {
        #expect(Self.render(Self.visits, .csv) == "visit,beneficiary,minutes,note\nV1,张三,60,\nV22,欧阳小梅,5,'=1+1\n")
        #expect(CSVText.line(["a,b", "say \"x\"", "two\nlines"]) == "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"")
    }

    @Test(
        "only plain numbers keep a leading sign",
        arguments: [
            ("-5", "-5"), ("+86.25", "+86.25"), ("-", "'-"), ("--5", "'--5"), ("-5+cmd", "'-5+cmd"), ("@a", "'@a"),
            ("-31.9,120.8", "\"'-31.9,120.8\""), ("\tx", "'\tx"), ("-1.2.3", "'-1.2.3"), ("a=b", "a=b"),
        ])
    func formula(_ text: String, _ cell: String) {
        #expect(CSVText.cell(text) == cell)
    }

    @Test("the CSV header is written again only when the columns change")
    func csvHeader() {
        var renderer = Renderer(format: .csv, isTerminal: false, texts: ClientTexts(.english))
        let record = Answer.record(Self.record(["visit": .bulk("V1")]))
        #expect(renderer.render(record) == "visit\nV1\n")
        #expect(renderer.render(record) == "V1\n")
    }

    @Test("JSON keeps order, numbers and text apart")
    func json() {
        let record = Self.record([
            "visit": .bulk("V1"), "minutes": .integer(60), "note": .bulk("左\"臂\"\n\u{1}"), "ok": .boolean(true),
            "none": .null, "list": .array([.integer(1), .bulk("x")]),
        ])
        #expect(
            Self.render(.record(record), .json)
                == #"{"visit":"V1","minutes":60,"note":"左\"臂\"\n\u0001","ok":true,"none":null,"list":[1,"x"]}"# + "\n")
        #expect(Self.render(.records([]), .json) == "[]\n")
        #expect(Self.render(.records([]), .table) == "(none)\n")
    }

    @Test("a document is written as it is in every format", arguments: OutputFormat.allCases)
    func document(_ format: OutputFormat) {
        #expect(Self.render(Answer(.verbatim(format: "txt", text: "报告\n=1\n")), format) == "报告\n=1\n")
    }

    @Test("a refusal shows code, sentence, details, and what to do when it is not final")
    func refusal() {
        let line = #"BUSY retry=later after=2 queue=visit.log "服务器忙""#
        let renderer = Renderer(format: .table, isTerminal: true, texts: ClientTexts(.chinese))
        #expect(
            renderer.refusal(RefusalAnswer(line: line)) == """
                BUSY  服务器忙
                  queue   visit.log
                  怎么办  请在 2 秒后重试；若带有 op=，请保持不变

                """)
    }

    @Test("text is clipped and padded by columns")
    func width() {
        #expect(DisplayWidth.of("照护ab") == 6)
        #expect(DisplayWidth.of("e\u{301}") == 1)
        #expect(DisplayWidth.clipped("照护服务", to: 6) == "照护…")
        #expect(DisplayWidth.padded("照", to: 4) == "照  ")
    }
}
