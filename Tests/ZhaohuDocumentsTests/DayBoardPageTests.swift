import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The day board as a page")
struct DayBoardPageTests {
    @Test("each visit is one bar, of two carers one in either row, and the two lead to each other")
    func bars() throws {
        let board = BoardMaker.board([
            BoardMaker.carer(
                "C1", "A", [BoardMaker.stop("V1", at: 32_400), BoardMaker.stop("V2", at: 36_000, partner: "C2")]),
            BoardMaker.carer(
                "C2", "B", [BoardMaker.stop("V2", at: 36_000, partner: "C1"), BoardMaker.stop("V3", at: 40_000)]),
        ])
        let table = try BoardMaker.table(board.html(.english))
        let bars = table.named("svg", class: "bar")
        #expect(titles(table).map { $0.prefix(2) } == ["V1", "V2", "V2", "V3"])
        #expect(Set(bars.compactMap { $0.attributes["id"] }).count == 4)
        let links = table.named("a").compactMap { $0.attributes["href"] }
        #expect(links == ["#b1-0", "#b0-1"])
        #expect(titles(table)[1].contains("together with C2 B") && titles(table)[2].contains("together with C1 A"))
        #expect(table.named("text").count { $0.text.hasPrefix("②1 ") } == 2)
    }

    @Test("bars, ways, breaks and shifts lie where hand calculation puts them")
    func positions() throws {
        // Ten hours from 8 to 18 on 1,000 units: an hour is 100 units.
        let stop = BoardMaker.stop("V1", at: 32_400, way: 720, waiting: 1_080)
        let carer = BoardMaker.carer("C1", "A", [stop], wayHome: 900, breaks: [43_200...45_000])
        let table = try BoardMaker.table(BoardMaker.board([carer]).html(.chinese))
        let bar = try #require(table.named("svg", class: "bar").first)
        #expect(bar.number("x") == 100 && bar.number("width") == 75)
        #expect(table.named("path", class: "way").map { $0.attributes["d"] } == ["M50 14H70", "M175 14H200"])
        let pause = try #require(table.named("rect", class: "break").first)
        #expect(pause.number("x") == 400 && pause.number("width") == 50)
        let off = table.named("rect", class: "off")
        #expect(off.map { $0.number("x") } == [0, 900] && off.map { $0.number("width") } == [50, 100])
        let hours = table.elements.filter { $0.name == "text" && $0.attributes["text-anchor"] != nil }
        #expect(hours.map(\.text).first == "08:00" && hours.map(\.text).last == "18:00" && hours.count == 11)
        #expect(hours[3].number("x") == 300)
    }

    @Test("the hours widen to hold what lies outside them, the next day too")
    func widening() throws {
        let stop = BoardMaker.stop("V1", at: 88_200, minutes: 60, way: 600)
        let page = BoardMaker.board([BoardMaker.carer("C1", "A", [stop])], span: 72_000...80_000).html(.english)
        let hours = try BoardMaker.table(page).elements.filter { $0.attributes["text-anchor"] != nil }
        #expect(hours.map(\.text).first == "20:00" && hours.map(\.text).last == "02:00+1")
        #expect(page.contains("00:30+1–01:30+1"))
    }

    @Test("whatever the times, bars and breaks lie on the axis", arguments: 0..<40)
    func within(seed: UInt64) throws {
        var random = BoardLottery(state: seed)
        let edges = [Int.min, -1, 0, 86_399, 86_400, 999_999, Int.max]
        func time() -> Int {
            Bool.random(using: &random)
                ? Int.random(in: -5_000...120_000, using: &random) : edges.randomElement(using: &random) ?? 0
        }
        let stops = (0..<6).map { number in
            DayBoard.Stop(
                visitID: "V\(number)", client: "王<", start: time(), end: time(), window: 0...time().magnitude.asTime,
                way: time(), waiting: time(), late: time(), partner: Bool.random(using: &random) ? "C1" : nil)
        }
        let carer = BoardMaker.carer("C1", "A", stops, wayHome: time(), breaks: [0...time().magnitude.asTime])
        let board = BoardMaker.board([carer], span: 0...time().magnitude.asTime)
        let table = try BoardMaker.table(board.html(.chinese))
        #expect(table.named("svg", class: "bar").count == 6)
        for shape in table.named("svg", class: "bar") + table.named("rect", class: "break") {
            #expect(shape.number("x") >= 0 && shape.number("width") > 0)
            #expect(shape.number("x") + shape.number("width") <= 1_000.001)
        }
        #expect(board.text(.english).split(separator: "\n").count { $0.hasPrefix("C1 ") } == 1)
    }

    @Test(
        "lateness has three degrees, told by colour and by sign",
        arguments: [(0, 0), (1, 1), (900, 1), (901, 2), (1_800, 2), (1_801, 3), (-5, 0)])
    func lateness(late: Int, degree: Int) throws {
        let board = BoardMaker.board([
            BoardMaker.carer("C1", "A", [BoardMaker.stop("V1", at: 32_400, minutes: 120, late: late)])
        ])
        let table = try BoardMaker.table(board.html(.english))
        #expect(table.named("svg", class: "bar").first?.attributes["class"] == "bar late\(degree)")
        let minutes = (late + 59) / 60
        let sign = String(repeating: "!", count: degree) + (degree > 0 ? "+\(minutes)′ V1" : "V1")
        #expect(table.named("text").last?.text == sign)
        #expect(titles(table)[0].contains("late by \(minutes) min") == (degree > 0))
    }

    @Test("texts are escaped, and what is too long stays inside its bar with all of it in the title")
    func labels() throws {
        let long = "欧阳<script>\"秀英\"&" + String(repeating: "长", count: 60)
        let stop = BoardMaker.stop("V1", long, at: 32_400, pinned: true, started: true, familiarity: .stranger)
        let chinese = BoardMaker.stop("V2", String(repeating: "长", count: 60), at: 40_000, minutes: 60)
        let name = "O'Neil <b>\u{202E}\u{0}" + String(repeating: "x", count: 90)
        let reason = DayBoard.Sentence("甲 < 乙", "a < b & c")
        let lost = DayBoard.Unplaced(
            visitID: "V9<", client: "<i>", window: 0...60, priority: 1, reasons: [reason, reason], remedy: reason)
        let page = BoardMaker.board(
            [BoardMaker.carer("C1", name, [stop, chinese])], unplaced: [lost], name: "<u>\"Ankang\"</u>"
        ).html(.english)
        for raw in ["<script", "<b>", "<i>", "<u>", "\u{202E}", "\u{0}", "V9<"] { #expect(!page.contains(raw)) }
        let table = try BoardMaker.table(page)
        #expect(titles(table)[0].hasPrefix("V1 \(long); 09:00–09:45"))
        let texts = table.named("text").filter { $0.attributes["text-anchor"] == nil }.map(\.text)
        // Two Chinese letters of 10 units, eight Latin ones of about 5, and the ellipsis fill 45 minutes, 75 units.
        #expect(texts[0] == "欧阳<script>…")
        // An hour is 100 units and a Chinese letter 10: nine letters and the ellipsis do not fit behind an edge of 3.
        #expect(texts[2] == String(repeating: "长", count: 8) + "…")
        #expect(page.contains("a &lt; b &amp; c\na &lt; b &amp; c"))
    }

    private func titles(_ table: DayBoardMarkup) -> [String] {
        table.elements.indices.filter { table.elements[$0].attributes["class"]?.hasPrefix("bar") == true }
            .compactMap { table.children(of: $0).first { $0.name == "title" }?.text }
    }
}

extension UInt {
    /// As a time that may end a range which begins at midnight.
    fileprivate var asTime: Int { Int(clamping: self) }
}
