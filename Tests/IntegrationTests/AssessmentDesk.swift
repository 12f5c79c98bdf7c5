import Testing
import ZhaohuTestSupport

/// An assessment from the application on, through the daemon's own commands.
struct AssessmentDesk {
    static let clock = "2026-11-23T08:00:00+08:00"
    /// Ten answers of the Barthel Index that come to 45.
    static let moderate = answers(feeding: 5, mobility: 10)
    /// Ten answers that come to 40.
    static let severe = answers(feeding: 5, mobility: 5)

    let daemon: DaemonFixture

    static func answers(feeding: Int, mobility: Int) -> String {
        "barthel.feeding=\(feeding) barthel.bathing=0 barthel.grooming=0 barthel.dressing=5 barthel.bowels=5 "
            + "barthel.bladder=5 barthel.toilet=5 barthel.transfer=10 barthel.mobility=\(mobility) barthel.stairs=0"
    }

    /// Asks and expects OK.
    @discardableResult
    func ask(_ login: String, _ line: String) throws -> String {
        let answer = try LineClient(daemon, as: login).ask(line)
        try #require(answer.hasPrefix("+OK"), "\(line): \(answer)")
        return answer
    }

    /// A person with an accepted application, `P1`, `K1`, `A1`.
    func apply() throws {
        try ask(
            "officer",
            "PERSON.ADD id_number=32060219400501104X name=测试 sex=f born=1940-05-01 district=320602 "
                + "address=人民中路1号 pos=31.98,120.89")
        try ask("officer", "CASE.APPLY person=P1 setting=nursing_home self=F")
        try ask("officer", "CASE.ACCEPT K1")
    }

    /// Two raters lock the same answers.
    func rate(_ id: String, _ answers: String, by raters: [String] = ["assessor1", "expert1"]) throws {
        try ask("officer", "ASSESS.ASSIGN K1 raters=\(raters.joined(separator: ",")) instrument=nantong-barthel")
        for rater in raters { try record(id, answers, by: rater) }
    }

    func record(_ id: String, _ answers: String, by rater: String) throws {
        try ask(rater, "ASSESS.RECORD \(id) pos=31.98,120.89 guardian=李明 \(answers)")
    }

    /// Two experts conclude, and the conclusion is posted for five working days.
    func conclude(_ id: String, grade: String, by experts: [String] = ["expert1", "expert2"]) throws {
        for expert in experts { try ask(expert, "ASSESS.CONCLUDE \(id) grade=\(grade)") }
        try ask("officer", "ASSESS.PUBLISH \(id) days=5")
    }
}
