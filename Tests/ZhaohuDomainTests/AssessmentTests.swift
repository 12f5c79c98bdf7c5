import Testing
import ZhaohuDomain

@Suite("The course of an assessment")
struct AssessmentTests {
    let instrument: Instrument
    let panel: RaterPanel
    let complete: ScoringResult

    init() throws {
        instrument = try Shipped.instrument("std-2021-37")
        panel = try RaterPanel([.init("assessor1", isExpert: false), .init("expert1", isExpert: true)])
        complete = instrument.score(
            try instrument.sheet(inOrder: [[5, 5, 0, 5, 5, 5, 5, 5, 5, 0], [3, 3, 3, 3], [3, 3, 3]]))
    }

    func grade(_ code: String) throws -> GradeName { try instrument.grade(code: code) }

    @Test("a panel needs two different raters, one of them an expert")
    func panels() {
        let one = refusal { () throws(Refusal) in try RaterPanel([.init("a", isExpert: true)]) }
        #expect(one?.rule == .ratersTooFew)
        let twice = refusal { () throws(Refusal) in
            try RaterPanel([.init("a", isExpert: true), .init("a", isExpert: false)])
        }
        #expect(twice?.rule == .raterTwice)
        let lay = refusal { () throws(Refusal) in
            try RaterPanel([.init("a", isExpert: false), .init("b", isExpert: false)])
        }
        #expect(lay?.rule == .expertMissing)
    }

    @Test("a guardian must be present")
    func guardian() throws {
        #expect(try AssessmentState.scheduled.started(guardians: ["王"]) == .onSite)
        for names in [[], [""], [" "]] {
            let found = refusal { () throws(Refusal) in try AssessmentState.scheduled.started(guardians: names) }
            #expect(found?.rule == .guardianMissing)
        }
        let again = refusal { () throws(Refusal) in try AssessmentState.onSite.started(guardians: ["王"]) }
        #expect(again?.rule == .assessmentState)
        #expect(again?.code == .state)
    }

    @Test("sheets are submitted once each, complete, by the panel; the last one makes the assessment scored")
    func submission() throws {
        let state = AssessmentState.onSite
        #expect(try state.submitted(by: "assessor1", panel: panel, submitted: [], result: complete) == .onSite)
        #expect(
            try state.submitted(by: "expert1", panel: panel, submitted: ["assessor1"], result: complete) == .scored)
        let locked = refusal { () throws(Refusal) in
            try state.submitted(by: "assessor1", panel: panel, submitted: ["assessor1"], result: complete)
        }
        #expect(locked?.rule == .sheetLocked)
        let stranger = refusal { () throws(Refusal) in
            try state.submitted(by: "x", panel: panel, submitted: [], result: complete)
        }
        #expect(stranger?.rule == .raterNotOnPanel)
        let missing = refusal { () throws(Refusal) in
            try state.submitted(
                by: "expert1", panel: panel, submitted: [],
                result: .incomplete(missing: ["adl.toilet", "cog.time"], unjudged: []))
        }
        #expect(missing?.rule == .sheetIncomplete)
        #expect(missing?["missing"] == "adl.toilet,cog.time")
    }

    @Test("the second of two experts who agree with the sheets concludes")
    func conclusion() throws {
        let derived = try grade("severeI")
        let first = ExpertOpinion(expert: "expert1", grade: derived)
        #expect(try AssessmentState.scored.concluded(first, derived: derived, earlier: []) == .scored)
        let second = ExpertOpinion(expert: "expert2", grade: derived)
        #expect(try AssessmentState.scored.concluded(second, derived: derived, earlier: [first]) == .concluded)
    }

    @Test("a grade other than the derived one, the same expert twice and a conclusion too soon are refused")
    func badConclusion() throws {
        let derived = try grade("severeI")
        for code in ["mild", "moderate", "severeII"] {
            let other = ExpertOpinion(expert: "expert1", grade: try grade(code))
            let found = refusal { () throws(Refusal) in
                try AssessmentState.scored.concluded(other, derived: derived, earlier: [])
            }
            #expect(found?.rule == .gradeContradictsDerivation)
            #expect(found?["derived"] == "severeI")
        }
        let first = ExpertOpinion(expert: "expert1", grade: derived)
        let same = refusal { () throws(Refusal) in
            try AssessmentState.scored.concluded(first, derived: derived, earlier: [first])
        }
        #expect(same?.rule == .sameExpert)
        let early = refusal { () throws(Refusal) in
            try AssessmentState.onSite.concluded(first, derived: derived, earlier: [])
        }
        #expect(early?.rule == .assessmentState)
    }

    @Test("the notice lasts as long as allowed, in working or calendar days, and delays the issue")
    func notice() throws {
        let calendar = try Shipped.calendar()
        // Thursday before the National Day week of 2017, with Saturday the 30th worked.
        let posting = try day("2017-09-28")
        func published(_ days: Int, _ unit: NoticeUnit) throws(Refusal) -> (state: AssessmentState, until: Deadline) {
            try AssessmentState.concluded.published(
                on: posting, days: days, unit: unit, allowed: 5...7, calendar: calendar)
        }
        let posted = try published(5, .calendar)
        #expect(posted.state == .publicNotice)
        #expect(posted.until == Deadline(day: try day("2017-10-03"), isAssumed: false))
        #expect(try published(5, .working).until.day == day("2017-10-11"))
        for days in [4, 8] {
            let found = try refused { () throws(Refusal) in try published(days, .working) }
            #expect(found.rule == .noticeDaysOutOfRange)
            #expect(found["allowed"] == "5..7")
        }
        let severe = try grade("severeI")
        let early = try refused { () throws(Refusal) in
            try AssessmentState.publicNotice.issued(on: posted.until.day, noticeUntil: posted.until.day, grade: severe)
        }
        #expect(early.rule == .noticeRunning)
        #expect(early["until"] == "2017-10-03")
        let after = posted.until.day.advanced(by: 1)
        #expect(
            try AssessmentState.publicNotice.issued(on: after, noticeUntil: posted.until.day, grade: severe) == .issued)
    }

    @Test("policy tells the unit of the notice, and any other word is refused")
    func noticeUnit() throws {
        #expect(try NoticeUnit(Shipped.policy(), on: day("2026-01-05")) == .working)
        let odd = PolicyBook([PolicyRow(id: 1, key: "notice.unit", value: "weeks", validFrom: Day(number: 0))])
        let found = try refused { () throws(Refusal) in try NoticeUnit(odd, on: Day(number: 1)) }
        #expect(found.rule == .policyMalformed)
        #expect(found["expected"] == "working|calendar")
    }

    @Test("only a conclusion without a benefit is issued without notice")
    func withoutNotice() throws {
        let today = try day("2017-06-01")
        let mild = try grade("mild")
        let severe = try grade("severeII")
        #expect(try AssessmentState.concluded.issued(on: today, noticeUntil: nil, grade: mild) == .issued)
        let found = try refused { () throws(Refusal) in
            try AssessmentState.concluded.issued(on: today, noticeUntil: nil, grade: severe)
        }
        #expect(found.rule == .noticeMissing)
    }

    @Test("a conclusion holds from its issue to the day before its anniversary, severe at most two years")
    func validity() throws {
        let from = try day("2017-06-07")
        let period = try ValidityPeriod(from: from, months: 24, monthsMax: 24)
        #expect(period.until == (try day("2019-06-06")))
        #expect(period.contains(from) && period.contains(period.until))
        #expect(!period.contains(period.until.advanced(by: 1)) && !period.contains(from.advanced(by: -1)))
        #expect(try ValidityPeriod(from: try day("2020-02-29"), months: 12).until == (try day("2021-02-27")))
        for months in [0, 25] {
            let found = try refused { () throws(Refusal) in
                try ValidityPeriod(from: from, months: months, monthsMax: 24)
            }
            #expect(found.rule == .validityTooLong)
        }
    }

    @Test("a renewal begins the day after the earlier conclusion, anything else with its issue")
    func validityStart() throws {
        let issue = try day("2019-05-10")
        #expect(ValidityPeriod.start(issuedOn: issue, earlierUntil: nil) == issue)
        #expect(try ValidityPeriod.start(issuedOn: issue, earlierUntil: day("2019-06-06")) == day("2019-06-07"))
        #expect(try ValidityPeriod.start(issuedOn: issue, earlierUntil: day("2019-04-30")) == issue)
    }

    @Test("only E, F and G may apply, and other after a review")
    func selfAssessment() throws {
        #expect(SelfAssessment.allCases.filter(\.mayApply).map(\.rawValue) == ["E", "F", "G", "O"])
        #expect(SelfAssessment.allCases.filter(\.needsReview) == [.other])
        #expect(try SelfAssessment(reading: "f") == .dependentInFive)
        #expect(refusal { () throws(Refusal) in try SelfAssessment(reading: "H") }?.rule == .selfGradeUnknown)
        for grade in SelfAssessment.allCases {
            let found = refusal { () throws(Refusal) in try grade.requireAdmitted() }
            #expect((found == nil) == grade.mayApply)
        }
    }

    func refused<Value>(_ body: () throws(Refusal) -> Value) throws -> Refusal {
        let found = refusal(body)
        return try #require(found)
    }
}
