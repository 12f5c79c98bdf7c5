import Foundation
import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The report on agreement in words")
struct AgreementPageTests {
    private static func instrument() throws -> Instrument {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "schema/instruments/nantong-barthel.json")
        return try JSONDecoder().decode(Instrument.self, from: Data(contentsOf: file))
    }

    private static func sections(_ lines: [AgreementLine], showsAll: Bool, _ language: Language) throws
        -> AgreementSections
    {
        let rules = AgreementRules(
            minimumPairs: 30, minimumSheets: 30, minimumReferenceAnswers: 30, falseDiscoveryPercent: 5,
            windowPoints: 5, kappaFloorPercent: 60)
        let day = Day(number: 17_167)
        return AgreementSections(
            head: AgreementSections.Head(
                region: "320600", from: day, to: day, weights: .quadratic, rules: rules, assessments: 0, sheets: 0,
                raters: 0),
            instrument: try instrument(), lines: lines, showsAll: showsAll, snapshot: "0", language: language)
    }

    private static func pair(_ rater: String, flagged: Bool) -> AgreementLine {
        var line = AgreementLine(.pair, rater, detail: "other", n: 40, least: 30)
        line.count = 20
        line.signal = flagged ? .lowAgreement : nil
        return line
    }

    @Test("long sections show what is flagged, tell how much they leave out, and say what to do")
    func longSections() throws {
        let lines = [Self.pair("one", flagged: true), Self.pair("two", flagged: false)]
        let short = try #require(try Self.sections(lines, showsAll: false, .english).parts.first { !$0.rows.isEmpty })
        #expect(short.rows.map(\.cells[0]) == ["one"] && short.rows[0].isMarked)
        #expect(short.notes.contains { $0.hasPrefix("1 more without a signal") })
        #expect(short.notes.contains { $0.hasPrefix("What to do now") })
        let whole = try #require(try Self.sections(lines, showsAll: true, .english).parts.first { !$0.rows.isEmpty })
        #expect(whole.rows.count == 2)
    }

    @Test("below the least n there is no figure, only that it is not enough", arguments: Language.allCases)
    func notEnough(language: Language) throws {
        var line = AgreementLine(.severe, "one", n: 29, least: 30)
        line.count = 28
        let part = try #require(try Self.sections([line], showsAll: false, language).parts.first { !$0.rows.isEmpty })
        let cells = part.rows[0].cells
        #expect(cells.last?.contains("n<30") == true && cells[1] == "29")
        #expect(cells[2...].dropLast().joined().isEmpty)
    }

    @Test("the page escapes what comes from outside, in both languages", arguments: Language.allCases)
    func page(language: Language) throws {
        let page = AgreementPage.html(
            try Self.sections([Self.pair("<script>", flagged: true)], showsAll: true, language), language: language)
        #expect(page.contains("&lt;script&gt;") && !page.contains("<script>"))
        #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(page.contains(language == .chinese ? "处理建议" : "What to do now"))
    }

    @Test("numbers are rounded half away from zero")
    func numbers() {
        #expect(FigureText.fixed(0.125, 2) == "0.13" && FigureText.fixed(-0.125, 2) == "-0.13")
        #expect(FigureText.fixed(-0.001, 2) == "0.00" && FigureText.fixed(12, 0) == "12")
        #expect(FigureText.chance(0.0009) == "<0.001" && FigureText.chance(0.05) == "0.050")
        #expect(FigureText.percent(0.9876) == "98.8")
    }
}
