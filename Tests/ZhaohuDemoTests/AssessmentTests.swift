import Testing
import ZhaohuDemo
import ZhaohuDomain

@Suite("Assessments of the demo")
struct AssessmentTests {
    private struct Assessment {
        let caseID: Int, state: String, kind: String, earlier: Int?, grade: String, derived: String
        let noticeUntil: Day?, validFrom: Day?, validUntil: Day?
        let days: [Day]
    }

    private struct Sheet {
        let rater: String, isExpert: Bool, total: Int, grade: String, institution: String
        var answers: [String: Int] = [:]
    }

    private static func assessments(_ fixture: Fixture) throws -> [Int: Assessment] {
        var assessments: [Int: Assessment] = [:]
        try fixture.table("assessment").forEachRow { row in
            // Application, acceptance, visit, conclusion, end of the notice, letter.
            let days = [14, 15, 16, 17, 18, 19].compactMap { row.day($0) }
            assessments[row.number(1) ?? 0] = Assessment(
                caseID: row.number(2) ?? 0, state: row.text(5) ?? "", kind: row.text(6) ?? "", earlier: row.number(7),
                grade: row.text(13) ?? "", derived: row.text(12) ?? "", noticeUntil: row.day(18),
                validFrom: row.day(20), validUntil: row.day(21), days: days)
        }
        return assessments
    }

    private static func sheets(_ fixture: Fixture) throws -> [Int: [Sheet]] {
        var sheets: [Int: [Sheet]] = [:]
        try fixture.table("assessment_rater").forEachRow { row in
            sheets[row.number(1) ?? 0, default: []].append(
                Sheet(
                    rater: row.text(2) ?? "", isExpert: row.text(3) == "t", total: row.number(5) ?? -1,
                    grade: row.text(7) ?? "", institution: row.text(8) ?? ""))
        }
        try fixture.table("assessment_answer").forEachRow { row in
            let rater = row.text(2) ?? ""
            guard let place = sheets[row.number(1) ?? 0]?.firstIndex(where: { $0.rater == rater }) else {
                throw Fixture.Missing()
            }
            sheets[row.number(1) ?? 0]?[place].answers[row.text(3) ?? ""] = row.number(4)
        }
        return sheets
    }

    private static let today = Fixture.today

    @Test("every case that was assessed has an assessment of its grade, and no other case has one")
    func cases() throws {
        let fixture = try Fixture.load()
        let assessments = try Self.assessments(fixture)
        let assessed = Set(fixture.cases.filter { $0.value.state != "refused" }.keys)
        #expect(Set(assessments.values.map(\.caseID)) == assessed && assessed.count > 5_400)
        for (id, assessment) in assessments {
            let care = try fixture.value(fixture.cases[assessment.caseID])
            let grade = care.grade.isEmpty ? "none" : care.grade
            if assessment.grade != grade || assessment.derived != grade { Issue.record("A\(id): \(assessment.grade)") }
        }
    }

    @Test("the assessment that holds, or held last, has the case's last day; states fit the case")
    func states() throws {
        let fixture = try Fixture.load()
        let assessments = try Self.assessments(fixture)
        let renewed = Set(assessments.values.compactMap(\.earlier))
        for (id, assessment) in assessments {
            let care = try fixture.value(fixture.cases[assessment.caseID])
            let isLast = !renewed.contains(id)
            let starts = assessment.validFrom.map { $0 > Self.today } ?? true
            let fitting =
                switch (isLast, care.state) {
                case (false, "effective"), (false, "closed"), (false, "expired"): "superseded"
                case (true, "effective"): starts ? "issued" : "effective"
                case (true, "closed"), (true, "expired"): "expired"
                case (true, "rejected"): "effective"
                default: "none of these"
                }
            let agrees = assessment.state == fitting && (!isLast || assessment.validUntil == care.validUntil)
            if !agrees { Issue.record("A\(id) \(assessment.state) of a case \(care.state)") }
        }
    }

    @Test("the days of the procedure follow each other, and no conclusion holds for more than two years")
    func days() throws {
        let assessments = try Self.assessments(Fixture.load())
        for (id, assessment) in assessments {
            let isInOrder = zip(assessment.days, assessment.days.dropFirst()).allSatisfy { $0 <= $1 }
            let hasNotice = assessment.grade == "none" || assessment.noticeUntil != nil
            let length = assessment.validFrom.flatMap { from in
                assessment.validUntil.map { $0 < from.advanced(byYears: 2) && from <= $0 }
            }
            if !isInOrder || !hasNotice || length == false { Issue.record("A\(id): \(assessment.days)") }
            if (assessment.days.last ?? Self.today) > Self.today { Issue.record("A\(id) is issued in the future") }
        }
    }

    @Test("two different raters of one institution, one of them an expert, each with ten answers that give the total")
    func sheets() throws {
        let fixture = try Fixture.load()
        let assessments = try Self.assessments(fixture)
        let sheets = try Self.sheets(fixture)
        #expect(sheets.count == assessments.count)
        for (id, pair) in sheets {
            let isPanel = pair.count == 2 && Set(pair.map(\.rater)).count == 2 && pair.count { $0.isExpert } == 1
            let isOneHouse = Set(pair.map(\.institution)).count == 1
            let addsUp = pair.allSatisfy { $0.answers.count == 10 && $0.answers.values.reduce(0, +) == $0.total }
            let decides = pair.contains { $0.grade == assessments[id]?.grade }
            if !isPanel || !isOneHouse || !addsUp || !decides { Issue.record("A\(id): \(pair)") }
        }
        #expect(Set(sheets.values.flatMap { $0.map(\.rater) }).count == 28)
    }

    @Test("the packed sheet is one of the two, one byte an item, and gives the grade")
    func packed() throws {
        let fixture = try Fixture.load()
        let sheets = try Self.sheets(fixture)
        var items: [String] = []
        try fixture.table("assessment_reference").forEachRow { row in
            if items.count < 10 { items.append(row.text(2) ?? "") }
        }
        try fixture.table("assessment_sheet").forEachRow { row in
            let digits = Array((row.text(7) ?? "").utf8.dropFirst(2))
            let steps = stride(from: 0, to: digits.count - 1, by: 2).map { place in
                Int(Digits.hexValue(digits[place]) ?? 0) * 16 + Int(Digits.hexValue(digits[place + 1]) ?? 0)
            }
            let total = steps.reduce(0, +) * 5
            let benefit = total <= 40 ? "severe" : total <= 50 ? "moderate" : ""
            let isOfARater = (sheets[row.number(1) ?? 0] ?? []).contains { sheet in
                items.map { sheet.answers[$0] } == steps.map { $0 * 5 }
            }
            if steps.count != 10 || benefit != row.text(6) || !isOfARater { throw Fixture.Missing() }
        }
    }

    @Test("raters mostly agree; one puts people just across the boundary, and one is stricter than the others")
    func habits() throws {
        let sheets = try Self.sheets(Fixture.load()).values.flatMap(\.self)
        let byRater = Dictionary(grouping: sheets, by: \.rater)
        let severe = byRater.mapValues { own in own.count { $0.grade == "severe" } * 1_000 / own.count }
        let order = severe.sorted { $0.value < $1.value }.map(\.key)
        #expect(order.first == "rater-10" && order.last == "rater-05")
        let upcoder = try #require(byRater["rater-05"])
        #expect(upcoder.count { $0.total == 40 } > 4 * upcoder.count { $0.total == 45 })
    }

    @Test("three calibration cases of each assessor, of ten answers each")
    func calibrations() throws {
        let fixture = try Fixture.load()
        var answers: [Int: Int] = [:]
        try fixture.table("assessment_reference").forEachRow { answers[$0.number(1) ?? 0, default: 0] += 1 }
        #expect(answers.count == 48 && answers.values.allSatisfy { $0 == 10 })
    }
}
