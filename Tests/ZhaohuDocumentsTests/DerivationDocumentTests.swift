import Foundation
import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The derivation as a document")
struct DerivationDocumentTests {
    static func instrument(_ id: String) throws -> Instrument {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try JSONDecoder().decode(
            Instrument.self, from: Data(contentsOf: root.appending(path: "schema/instruments/\(id).json")))
    }

    static func document(
        _ id: String, _ values: [[Int]], cutoffs: [String: Int] = [:], rows: [DerivationReport.Cutoff] = [],
        other: [[Int]]? = nil
    ) throws -> DerivationDocument {
        let scorer = Scorer(try instrument(id), cutoffs: cutoffs)
        let sheet = try scorer.instrument.sheet(inOrder: values)
        let comparison = try other.map { other in
            SheetComparison(
                [
                    .init(rater: "rater 1", sheet: sheet),
                    .init(rater: "<b>2</b>", sheet: try scorer.instrument.sheet(inOrder: other)),
                ], with: scorer)
        }
        return DerivationDocument(
            try #require(scorer.score(sheet).derivation), assessment: "A17", rater: "rater 1", hash: "abc123",
            scoredOn: try #require(Day("2026-03-02")), cutoffs: rows, comparison: comparison)
    }

    static let moderate = [[5, 5, 5, 5, 5, 5, 10, 10, 0, 0], [0, 0, 0, 0], [4, 4, 4]]

    @Test("the text tells totals, bands, the cell, rule ids, hash and that nothing is verified, in both languages")
    func text() throws {
        let document = try Self.document("std-2021-37", Self.moderate)
        let english = document.text(.english)
        for words in [
            "Assessment: A17, rater 1, scored on 2026-03-02", "sha256: abc123",
            "total 50 of 100, band 2 moderately impaired (45 to 60)  [std-2021-37/adl/band/2]",
            "Decision table: row 2 (the band of Activities of daily living), column 3",
            "gives 3 severe I  [std-2021-37/matrix/2,3]", "Grade: 3 severe I (severeI)",
            "verified=no", "A milder grade (2 moderate): Orientation in time 0 -> 2",
        ] { #expect(english.contains(words), "\(words)\n\(english)") }
        let chinese = document.text(.chinese)
        for words in [
            "合计 50 / 100，第 2 档 中度受损（45 至 60）", "等级：3 重度失能Ⅰ级（severeI）", "[std-2021-37/matrix/2,3]",
            "较轻的等级（2 中度失能）：时间定向 0 -> 2", "0 为功能最好",
        ] { #expect(chinese.contains(words), "\(words)\n\(chinese)") }
    }

    @Test("the points of each module are told, and which does not count")
    func points() throws {
        let values =
            [[3, 3, 0, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 1, 1] + Array(repeating: 0, count: 10)]
            + [Array(repeating: 0, count: 13), [0, 0, 0, 0], [0, 0, 0, 0, 0, 0]]
        let text = try Self.document("de-nba-2017", values).text(.english)
        #expect(text.contains("Module 1: mobility: 7.5\n"))
        #expect(text.contains("Module 2: cognition and communication: 3.75 (does not count)"))
        #expect(text.contains("Module 3: behaviour and psyche: 7.5\n"))
        #expect(text.contains("Weighted points: 15, grade 1 care grade 1 begins at 12.5  [de-nba-2017/weighted/1]"))
    }

    @Test("a measured value is told in its unit, a line of a table with its conditions")
    func measured() throws {
        let text = try Self.document("kr-ltci", [[506], [1]]).text(.english)
        #expect(text.contains("total 50.6 points of 100 points, band 1 45 to below 51"))
        #expect(
            text.contains(
                "line 5 (Recognition score: 45 to below 51; Dementia: yes), gives 2 grade 5  [kr-ltci/table/5]"))
        #expect(text.contains("A worse grade (3 grade 4): Recognition score 50.6 points -> 51 points"))
        let older = [[10, 5, 5, 10, 10, 10, 10, 15, 15, 10], [0, 0, 0], [0, 2, 0, 0], [0, 0, 0, 0, 0]]
        #expect(
            try Self.document("mzt-039-2013", older).text(.english).contains(
                "(line 7 of its conditions: at least 1 of Vision, Hearing: 2)"
                    + "  [mzt-039-2013/perception/row/7]"))
    }

    @Test("cut-offs are told with source, mark and whether they are verified")
    func cutoffs() throws {
        let row = DerivationReport.Cutoff(
            key: "barthel.severe.max", value: "40", source: "notice", mark: "M-M", verified: false)
        let document = try Self.document(
            "nantong-barthel", [[5, 0, 0, 5, 10, 10, 5, 5, 0, 0]], cutoffs: ["barthel.severe.max": 40], rows: [row])
        let text = document.text(.english)
        #expect(text.contains("total 40 of 100, band 2 severe (cut-off barthel.severe.max = 40)"))
        #expect(text.contains("Cut-off: barthel.severe.max=40 (notice, M-M, verified=no)"))
        #expect(text.contains("A worse grade: there is none"))
        #expect(text.contains("The mark M-M tells how sure the source is: general knowledge without a source"))
        #expect(document.page(.chinese).text.contains("<td>M-M</td><td>未核对</td>"))
    }

    @Test("of several sheets only the last says where the raters differ and how to read it")
    func closing() throws {
        var other = Self.moderate
        other[0][6] = 5
        let document = try Self.document("std-2021-37", Self.moderate, other: other)
        let (whole, open) = (document.text(.english), document.text(.english, closes: false))
        #expect(whole.hasPrefix(open) && whole != open)
        for words in ["Raters differ: Walking on the level", "are numbered from 0", "The mark V2", "The mark M-M"] {
            #expect(whole.contains(words) && !open.contains(words), "\(words)")
        }
        let lines = open.split(separator: "\n")
        #expect(lines.contains("     5  Feeding: needs part help, such as dishing up or picking up food"))
        #expect(lines.contains { $0.hasPrefix("    10  Walking on the level: ") })
    }

    @Test("a sheet without a grade names the items that it lacks")
    func incomplete() throws {
        let instrument = try Self.instrument("std-2021-37")
        var sheet = try instrument.sheet(inOrder: Self.moderate)
        sheet.set(.unjudged(.unsafe), for: "adl.stairs")
        let text = DerivationDocument.text(incomplete: instrument.score(sheet), of: instrument, .chinese)
        #expect(text == "grade=incomplete\n不完整：上下楼\n")
    }

    @Test("the JSON has sorted keys and the same facts")
    func json() throws {
        let document = try Self.document("std-2021-37", Self.moderate)
        let text = try document.json(.chinese)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["assessment"] as? String == "A17" && object["language"] as? String == "zh")
        let grade = try #require(object["grade"] as? [String: Any])
        #expect(grade["number"] as? Int == 3 && grade["code"] as? String == "severeI")
        let dimensions = try #require(object["dimensions"] as? [[String: Any]])
        #expect(dimensions.map { $0["total"] as? Int } == [50, 0, 12])
        #expect((object["instrument"] as? [String: Any])?["verified"] as? Bool == false)
        let keys = text.split(separator: "\n").filter { $0.hasPrefix("  \"") }
            .compactMap { $0.split(separator: "\"").dropFirst().first }
        #expect(keys == keys.sorted())
        #expect(try document.json(.chinese) == text)
    }

    @Test("a page is whole and well formed, whatever the instrument", arguments: [Language.chinese, .english])
    func page(language: Language) throws {
        var other = Self.moderate
        other[0][6] = 5
        other[1][0] = 2
        let page = try Self.document("std-2021-37", Self.moderate, other: other).page(language).text
        #expect(try Markup.unbalanced(page).isEmpty)
        #expect(page.contains("<html lang=\"\(language.rawValue)\">") && page.contains("std-2021-37/matrix/2,3"))
        #expect(page.contains("&lt;b&gt;2&lt;/b&gt;") && !page.contains("<b>2</b>"), "a rater's label is no markup")
        #expect(!page.contains("http") && !page.contains("src="))
        let changed = language == .chinese ? "2 知道上下半年或季节" : "2 knows the half-year or the season"
        #expect(page.contains("<td>\(changed)</td>"), "what another score would mean")
        #expect(page.contains("<th scope=\"col\" class=\"number\">"), "numbers stand under their titles")
    }
}

@Suite("Sheets side by side as a document")
struct ComparisonDocumentTests {
    func document(_ change: (inout AnswerSheet) -> Void) throws -> ComparisonDocument {
        let scorer = Scorer(try DerivationDocumentTests.instrument("std-2021-37"))
        let sheet = try scorer.instrument.sheet(inOrder: DerivationDocumentTests.moderate)
        var other = sheet
        change(&other)
        return ComparisonDocument(
            SheetComparison([.init(rater: "r1", sheet: sheet), .init(rater: "r2", sheet: other)], with: scorer),
            assessment: "A17")
    }

    @Test("differences are told with every answer and with what they move")
    func text() throws {
        let text = try document { $0["cog.time"] = 2 }.text(.english)
        #expect(text.contains("r1: 3 severe I\nr2: 2 moderate\nItems that differ: 1\n"))
        #expect(text.contains("cog.time Orientation in time: r1 0, r2 2 (moves the grade)"))
        #expect(text.contains("A third expert must answer the items that differ"))
        let chinese = try document { $0.set(.unjudged(.asleep), for: "cog.time") }.text(.chinese)
        #expect(chinese.contains("r2：不完整：时间定向") && chinese.contains("r2 无法判定：睡眠中"))
        let same = try document { _ in }.text(.english)
        #expect(same.contains("Items that differ: 0\nThe grades agree"))
    }

    @Test("after a tie-break there is a third column, and it says who decided")
    func tieBreak() throws {
        let comparison = try document { $0["cog.time"] = 2 }.comparison
        let third = AnswerSheet(["cog.time": 1])
        let decisive = try comparison.resolved(by: third)
        let document = ComparisonDocument(
            comparison, assessment: "A17",
            tieBreak: TieBreak(rater: "r3", sheet: third, result: comparison.instrument.score(decisive)))
        let text = document.text(.english)
        #expect(text.contains("r2: 2 moderate\nr3 (tie-break): 3 severe I\n"), "\(text)")
        #expect(text.contains("Orientation in time: r1 0, r2 2, r3 1 (moves the grade)"))
        #expect(text.contains("The third expert r3 decided the items that differ; this stands: 3 severe I"))
        #expect(!text.contains("A third expert must answer"))
        let page = document.page(.chinese).text
        #expect(try Markup.unbalanced(page).isEmpty)
        #expect(page.contains("<th scope=\"col\">r3（裁定）</th>"))
        #expect(page.contains("<th scope=\"row\">时间定向</th><td>0</td><td>2</td><td>1</td>"))
        #expect(page.contains("<th scope=\"row\">进食</th><td>5</td><td>5</td><td>—</td>"))
        #expect(page.contains("有差异的项目已由第三名专家 r3 裁定"))
    }

    @Test("the page has all items, those that differ marked")
    func page() throws {
        let page = try document { $0["adl.walking"] = 5 }.page(.english).text
        #expect(try Markup.unbalanced(page).isEmpty)
        #expect(
            page.contains("<tr class=\"mark\"><th scope=\"row\">Walking on the level</th><td>10</td><td>5</td></tr>"))
        #expect(page.contains("<tr><th scope=\"row\">Feeding</th>"))
    }
}

/// A plain reading of markup.
enum Markup {
    /// Elements that are not closed where they should be.
    static func unbalanced(_ page: String) throws -> [String] {
        var open: [String] = []
        var wrong: [String] = []
        for match in page.matches(
            of: try Regex("<(/?)([a-z][a-z0-9]*)[^>]*>", as: (Substring, Substring, Substring).self))
        {
            let name = String(match.output.2)
            if name == "meta" { continue }
            if match.output.1.isEmpty {
                open.append(name)
            } else if open.popLast() != name {
                wrong.append(name)
            }
        }
        return wrong + open
    }
}
