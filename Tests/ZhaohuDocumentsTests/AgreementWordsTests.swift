import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The words of the report on agreement")
struct AgreementWordsTests {
    func page(_ language: Language) throws -> String {
        var clustering = AgreementLine(.clustering, "<b>r1</b>", detail: "barthel<=40", n: 50, least: 30)
        clustering.count = 44
        clustering.signal = .more
        var drift = AgreementLine(.drift, "r2", detail: "2026H1", n: 40, least: 30)
        drift.count = 20
        let day = try #require(Day("2026-06-30"))
        let sections = AgreementSections(
            head: .init(
                region: "320600", from: day, to: day, weights: .quadratic,
                rules: AgreementRules(
                    minimumPairs: 30, minimumSheets: 30, minimumReferenceAnswers: 30, falseDiscoveryPercent: 5,
                    windowPoints: 5, kappaFloorPercent: 60),
                assessments: 1, sheets: 2, raters: 2),
            instrument: try DerivationDocumentTests.instrument("nantong-barthel"), lines: [clustering, drift],
            showsAll: true, snapshot: "abc", language: language)
        return AgreementPage.html(sections, language: language)
    }

    @Test("boundaries and half-years are told in words, and columns have titles")
    func words() throws {
        let chinese = try page(.chinese)
        #expect(try Markup.unbalanced(chinese).isEmpty)
        #expect(chinese.contains("<td>巴塞尔指数 ≤ 40</td><td class=\"number\">50</td><td class=\"number\">44</td>"))
        #expect(chinese.contains("<td>2026上半年</td>") && chinese.contains("较重一侧"))
        #expect(chinese.contains("<th scope=\"col\">提示</th>") && !chinese.contains("<th scope=\"col\"></th>"))
        #expect(chinese.contains("1 为完全一致，0 与随机作答相当"))
        let english = try page(.english)
        #expect(english.contains("<td>Barthel Index ≤ 40</td>") && english.contains("<td>2026H1</td>"))
    }

    @Test("a signal stands out without colours too, and a login is no markup")
    func signal() throws {
        let page = try page(.english)
        #expect(page.contains("<tr class=\"mark\"><th scope=\"row\">&lt;b&gt;r1&lt;/b&gt;</th>"))
        #expect(page.contains("<td>! more</td></tr>"))
        #expect(page.contains(".mark, .mark th { background: #fff4d6; font-weight: 700; }"))
    }
}
