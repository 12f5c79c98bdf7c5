import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The printed form of an instrument")
struct InstrumentFormTests {
    static let ids = ["std-2021-37", "nantong-barthel", "mzt-039-2013", "de-nba-2017", "jp-kaigo", "kr-ltci"]

    func form(_ id: String) throws -> String {
        InstrumentForm(try DerivationDocumentTests.instrument(id), hash: "abc").text
    }

    @Test("everything that the document says stands in the form, in both languages", arguments: ids)
    func complete(id: String) throws {
        let instrument = try DerivationDocumentTests.instrument(id)
        let form = try form(id)
        #expect(form.contains("\nid=\(id) version=\(instrument.version) sha256=abc verified=no\n"))
        var parts = [instrument.titleZh, instrument.titleEn, instrument.source, instrument.note, "本量表尚未与官方文本核对"]
        for dimension in instrument.dimensions {
            parts += [dimension.code, dimension.nameZh, dimension.nameEn]
            parts += dimension.bands.flatMap { [$0.nameZh, $0.nameEn] + [$0.cutoffKey].compactMap { $0 } }
            for item in dimension.items {
                parts += ["\n\(item.code)  \(item.nameZh) / \(item.nameEn)\n"]
                parts += item.options.flatMap { [$0.textZh, $0.textEn] }
            }
        }
        parts += instrument.grades.flatMap { [$0.code, $0.nameZh, $0.nameEn] }
        parts += instrument.hints.flatMap { [$0.textZh, $0.textEn] }
        for part in parts { #expect(form.contains(part), "\(part)") }
        #expect(form.hasSuffix("\n") && !form.split(separator: "\n").contains { $0.last?.isWhitespace == true })
    }

    @Test("every score and every grade ends in the same column", arguments: ids)
    func columns(id: String) throws {
        let instrument = try DerivationDocumentTests.instrument(id)
        let form = try form(id)
        func atSix(_ number: Int) -> String {
            String(repeating: " ", count: 6 - String(number).count) + String(number) + "  "
        }
        for option in instrument.items.flatMap(\.options) {
            #expect(form.contains("\n\(atSix(option.score))\(option.textZh)"), "\(option.textZh)")
        }
        for grade in instrument.grades { #expect(form.contains("\n\(atSix(grade.number))\(grade.code) ")) }
    }

    @Test("the decision table of the national standard has all its cells")
    func matrix() throws {
        let form = try form("std-2021-37")
        for line in [
            "        |  0  1  2  3\n  ------+-------------\n", "     0  |  0  0  1  1   能力完好 / intact\n",
            "     2  |  2  2  2  3   中度受损 / moderately impaired\n",
            "     3  |  3  3  4  5   重度受损 / severely impaired\n",
            "     1        4 - 15  轻度受损 / mildly impaired\n",
            "     3  severeI          重度失能Ⅰ级，享受重度待遇 / severe I, gives the benefit for severe\n",
            "规则编号 / rule number: std-2021-37/matrix/row,column\n",
        ] { #expect(form.contains(line), "\(line)\n\(form)") }
    }

    @Test("a measured value shows its range, its unit and in which parts it is entered")
    func measured() throws {
        let form = try form("kr-ltci")
        for line in [
            "  0 - 100 分 / 0 - 100 points\n", "entered in 1/10 of the unit: 0..1000\n",
            "     2     51 - 59.9  51至不足60分 / 51 to below 60\n",
            "    5.  长期疗养认定分数为45至不足51分；痴呆为有 → 2 5级\n        Recognition score: 45 to below 51; Dementia: yes → 2 grade 5\n",
            "    7.  其余情形 → 0 未达等级 / all other cases → 0 no grade\n",
        ] { #expect(form.contains(line), "\(line)\n\(form)") }
    }

    @Test("conditions on items, weighted points with their thresholds, and cut-offs by policy are told")
    func rules() throws {
        let older = try form("mzt-039-2013")
        #expect(older.contains("    2.  视力、听力中至少 1 项为4 → 3 重度受损\n"))
        #expect(older.contains("均为中度受损 → 3 重度失能\n        all of Activities of daily living, Mental state"))
        #expect(older.contains("a higher score is worse") && older.contains("a higher score is better"))
        let german = try form("de-nba-2017")
        #expect(
            german.contains(
                "    2.      0   3.75    7.5  11.25     15   模块三 行为与心理问题 / Module 3: behaviour and psyche\n"))
        #expect(german.contains("     3   47.5   照护等级3级 / care grade 3\n"))
        let barthel = try form("nantong-barthel")
        #expect(barthel.contains("     2        0 - 40  重度失能 / severe; 上限由政策参数 barthel.severe.max 按日期确定"))
        #expect(barthel.contains("分档即等级 / the band's number is the grade's number\n"))
    }
}
