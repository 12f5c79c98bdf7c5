import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The day board as a document")
struct DayBoardDocumentTests {
    @Test("the page and the map fetch and run nothing, and are the same each time", arguments: Language.allCases)
    func selfContained(language: Language) {
        let board = BoardMaker.city(carers: 7, visits: 30)
        let home = RouteMap.Point(x: 0, y: 0)
        let map = RouteMap(
            title: "m",
            routes: [
                RouteMap.Route(
                    carerID: "C1", carerName: "A", home: home,
                    visits: [RouteMap.Visit(id: "V1", client: "B", place: home)])
            ])
        let page = board.html(language, map: map)
        for outside in ["http", "src=", "@import", "<script", "javascript", "onclick", "<link", "url(h"] {
            #expect(!page.contains(outside))
        }
        #expect(page.contains("<html lang=\"\(language.rawValue)\">") && page.contains("class=\"routes\""))
        #expect(page == board.html(language, map: map) && board.text(language) == board.text(language))
    }

    @Test("500 visits of 110 carers: each once, rows with words, below a megabyte", arguments: Language.allCases)
    func city(language: Language) throws {
        let page = BoardMaker.city(carers: 110, visits: 500).html(language)
        let table = try BoardMaker.table(page)
        let lanes = table.named("svg", class: "lane")
        #expect(lanes.count == 110 && lanes.allSatisfy { $0.attributes["aria-label"]?.hasPrefix("C") == true })
        let names = table.elements.filter { $0.name == "title" && $0.text.hasPrefix("V") }
            .compactMap { $0.text.split(separator: " ").first }
        #expect(names.count == 500 && Set(names).count == 500)
        #expect(page.utf8.count < 1_000_000)
    }

    @Test("an English page of Latin names has no Chinese in it")
    func oneLanguage() {
        let lost = DayBoard.Unplaced(
            visitID: "V9", client: "Wu", window: 0...60, priority: 3, reasons: [DayBoard.Sentence("忙", "busy")])
        let stops = [
            BoardMaker.stop(
                "V1", at: 32_400, way: 60, waiting: 60, late: 60, pinned: true, started: true, partner: "C9"),
            BoardMaker.stop("V2", at: 40_000, familiarity: .known),
        ]
        for version in [0, 3] {
            let board = BoardMaker.board(
                [BoardMaker.carer("C1", "A", stops, breaks: [43_200...45_000], overtime: 5)], unplaced: [lost],
                version: version)
            let han = "\u{4e00}"..."\u{9fff}" as ClosedRange<Unicode.Scalar>
            let texts = [board.text(.english), board.html(.english).replacing(/<style>[^<]*<\/style>/, with: "")]
            #expect(!texts.contains { $0.unicodeScalars.contains(where: han.contains) })
        }
    }

    @Test("an empty board says what to do", arguments: Language.allCases)
    func empty(language: Language) {
        let command = "SCHEDULE.BUILD provider=H01 date=2026-11-23"
        let nobody = BoardMaker.board([], version: 0)
        for text in [nobody.html(language), nobody.text(language)] {
            #expect(text.contains("CAREGIVER.ADD") && text.contains("PLAN.CONFIRM") && text.contains(command))
        }
        #expect(!nobody.html(language).contains("<table class=\"board\""))
        let idle = BoardMaker.board([BoardMaker.carer("C1", "A")])
        #expect(idle.text(language).contains("PLAN.CONFIRM") && !idle.text(language).contains("CAREGIVER.ADD"))
        let lost = DayBoard.Unplaced(visitID: "V9", client: "Wu", window: 0...60, priority: 2, reasons: [])
        let unstaffed = BoardMaker.board([], unplaced: [lost])
        #expect(unstaffed.html(language).contains("V9") && unstaffed.text(language).contains("CAREGIVER.ADD"))
        #expect(!unstaffed.text(language).contains("PLAN.CONFIRM"))
        let full = BoardMaker.board([BoardMaker.carer("C1", "A", [BoardMaker.stop("V1", at: 32_400)])])
        #expect(!full.text(language).contains("SCHEDULE.BUILD"))
    }

    @Test("the legend explains each colour and each sign that a bar may carry")
    func legend() throws {
        let page = BoardMaker.city(carers: 1, visits: 1).html(.english)
        let list = try BoardMaker.part(of: page, from: "<ul class=\"legend\">", to: "</ul>")
        #expect(list.named("li").allSatisfy { !$0.text.trimmingPrefix(" ").isEmpty })
        for degree in 0...3 { #expect(list.named("svg", class: "late\(degree)").isEmpty == false) }
        for sign in ["! ", "!! ", "!!! ", "②1", "◆", "▶", "◐", "○"] {
            #expect(list.named("li").contains { $0.text.contains(sign) })
        }
    }

    @Test("the totals name the plan in force, or that there is none")
    func totals() {
        let day = [BoardMaker.carer("C1", "A", [BoardMaker.stop("V1", at: 32_400, late: 60)])]
        let text = BoardMaker.board(day, changes: 4).text(.english)
        for line in [
            "  Visits                             1", "  Travel                             2:04 h",
            "  Lateness                           1 min, 1 visit", "  Changes against the plan in force  4",
        ] { #expect(text.contains("\n\(line)\n")) }
        #expect(BoardMaker.board(day).text(.chinese).contains("无现行排班"))
    }
}
