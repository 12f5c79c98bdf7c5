import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The day board for a terminal")
struct DayBoardTextTests {
    private static let carers = [
        BoardMaker.carer(
            "C0001", "王芳",
            [
                BoardMaker.stop("V1", "陈桂英", at: 30_000, minutes: 40),
                BoardMaker.stop("V2", "欧阳慧文老先生", at: 40_500, late: 1_500, partner: "C0002", familiarity: .stranger),
            ], breaks: [36_000...37_800], overtime: 35),
        BoardMaker.carer(
            "C0002", "Alexandra Hohenstein",
            [
                BoardMaker.stop("V31", "Wu", at: 30_600, pinned: true, started: true, familiarity: .known),
                BoardMaker.stop("V2", "欧阳慧文老先生", at: 40_500, late: 1_500, partner: "C0001"),
            ]),
    ]

    @Test("a carer is a line and cells stand in columns, a Chinese character being two wide")
    func rows() {
        let lines = BoardMaker.board(Self.carers).text(.chinese).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines[3...6] == [
                "护理员                    班次         工作/应有   途  超时  服务",
                "C0001   王芳              08:30–17:00  6:20/7:30  55′  +35′  08:20 V1 陈桂英 40′   "
                    + "10:00 休息 30′                      11:15 V2 欧阳慧… 45′ !!+25′ &C0002 ?",
                "C0002   Alexandra Hohen…  08:30–17:00  6:20/7:30  55′        08:30 V31 Wu 45′ *>~  "
                    + "11:15 V2 欧阳慧… 45′ !!+25′ &C0001",
                "!+12′ 晚到，& 双人服务的同行者，* 已固定，> 已签到，~ 来过，? 没来过",
            ])
    }

    @Test("columns begin at the same place whatever the names", arguments: Language.allCases)
    func aligned(language: Language) throws {
        let names = ["王", "Li", "e\u{301}", "한글", "ｗｉｄｅ", "😀", "𠮷野家", String(repeating: "长", count: 30), ""]
        let carers = names.enumerated().map { BoardMaker.carer("C\($0.offset)", $0.element) }
        let rows = BoardMaker.board(carers).text(language).split(separator: "\n").filter { $0.contains("08:30–17:00") }
        #expect(rows.count == names.count)
        let starts = try rows.map { row in
            let shift = try #require(row.firstRange(of: "08:30–17:00"))
            return Self.columns(row[..<shift.lowerBound])
        }
        #expect(Set(starts).count == 1)
    }

    @Test("what nobody serves is told with reasons and the way out")
    func unplaced() {
        let lost = [
            DayBoard.Unplaced(
                visitID: "V31", client: "陈大爷", window: 32_400...36_000, priority: 1,
                reasons: [
                    DayBoard.Sentence("C1 技能不符", "C1 lacks the skill"), DayBoard.Sentence("C2 已满", "C2 is full"),
                ], remedy: DayBoard.Sentence("延后 15 分钟", "15 min later")),
            DayBoard.Unplaced(
                visitID: "V4", client: "Qian", window: 57_600...61_200, priority: 3,
                reasons: [DayBoard.Sentence("已满", "full")]),
        ]
        let text = BoardMaker.board(Self.carers, unplaced: lost).text(.english)
        let part = """
            Visits that nobody serves (2)
              V31  陈大爷  09:00–10:00  priority: 1 must
                  reason: C1 lacks the skill
                  reason: C2 is full
                  way out: 15 min later
              V4   Qian    16:00–17:00  priority: 3 can move
                  reason: full

            """
        #expect(text.contains(part))
    }

    @Test("no text can break a line or command the terminal, and no line ends in blanks")
    func safe() {
        let stop = BoardMaker.stop("V1", "a\n\u{1b}[2J\tb", at: 32_400)
        let text = BoardMaker.board([BoardMaker.carer("C1", "x\ny\u{7f}", [stop])], name: "A\r\nB").text(.english)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 || $0.value == 0x7f })
        #expect(text.split(separator: "\n").count { $0.hasPrefix("C1 ") } == 1)
        #expect(!text.split(separator: "\n").contains { $0.hasSuffix(" ") })
    }

    /// The columns of these tests' own letters.
    private static func columns(_ text: Substring) -> Int {
        text.reduce(0) { sum, letter in
            sum + ("王长한글ｗｉｄｅ😀𠮷野家".contains(letter) ? 2 : 1)
        }
    }
}
