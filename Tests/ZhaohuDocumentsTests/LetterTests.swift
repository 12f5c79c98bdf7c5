import Foundation
import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The conclusion letter on paper")
struct LetterTests {
    private static func letter(
        status: LetterStatus = .current, name: String = "张兰英", until: String = "2028-11-22"
    ) throws -> Letter {
        let grade = try JSONDecoder().decode(
            GradeName.self,
            from: Data(#"{"number":4,"code":"severeII","nameZh":"重度Ⅱ级","nameEn":"severe II","benefit":"severe"}"#.utf8))
        let day = try #require(Day("2026-11-23"))
        let facts = LetterFacts(
            caseID: CaseID(12), assessment: AssessmentID(345), person: PersonID(6), instrument: "std-2021-37",
            instrumentHash: "abc", grade: grade, kind: "repeat", concludedOn: day, issuedOn: day, validFrom: day,
            validUntil: Day(until), institutions: ["甲评估中心", "乙评估所"])
        let payload = LetterPayload(
            facts, region: "320600", code: try CertificateCode("000000000000"), subject: "d00d", key: "0011aabb")
        return Letter(
            payload: payload, grade: grade, instrumentZh: "评估标准", instrumentEn: "Standard", regionZh: "南通市",
            regionEn: "Nantong", name: name, maskedNumber: "3206**********104X", status: status, printedOn: day,
            objectionDays: 10, signedBytes: "cGF5bG9hZA==", signature: "c2lnbmF0dXJl")
    }

    @Test("both forms say the same: person, grade, term, institutions, objection, code and signature")
    func content() throws {
        let letter = try Self.letter()
        for form in [letter.text, letter.html] {
            for part in [
                "长期护理失能等级评估结论书", "张兰英", "3206**********104X", "4 重度Ⅱ级 / severe II", "2026-11-23 至 / to 2028-11-22",
                "甲评估中心、乙评估所", "复评 / repeated after an objection", "10 个工作日", "within 10 working days", "第二十七条",
                "CERT.VERIFY 0000-0000-0000", "key=0011aabb", "payload=cGF5bG9hZA==", "signature=c2lnbmF0dXJl",
            ] {
                #expect(form.contains(part), "\(part)")
            }
        }
    }

    @Test("a letter that does not hold says so on its face; one that does is not marked")
    func standing() throws {
        #expect(try !Self.letter().html.contains("class=\"mark"))
        for status in LetterStatus.allCases where status != .current {
            let letter = try Self.letter(status: status)
            #expect(letter.html.contains("<p class=\"mark strong\">打印日期 2026-11-23：\(status.name(.chinese))"))
            #expect(letter.text.contains("Printed on 2026-11-23: \(status.name(.english))"))
        }
    }

    @Test("a grade without a term shows none, and a name is text even when it looks like markup")
    func edges() throws {
        #expect(try Self.letter(until: "").text.contains("有效期 Valid: —\n"))
        let html = try Self.letter(name: "<b onclick='x'>\"").html
        #expect(html.contains("&lt;b onclick=&#39;x&#39;&gt;&quot;") && !html.contains("<b "))
    }

    @Test("the page fetches nothing from anywhere")
    func selfContained() throws {
        let html = try Self.letter().html
        #expect(!html.contains("http") && !html.contains("src=") && !html.contains("url("))
    }
}
