import Testing
import ZhaohuDomain

@Suite("Objections, re-assessments and duties")
struct ProcedureTests {
    let calendar: WorkingCalendar
    let policy: PolicyBook

    init() throws {
        calendar = try Shipped.calendar()
        policy = try Shipped.policy()
    }

    func object(
        _ state: AssessmentState, by party: Objection.Party = .applicant, purpose: AssessmentPurpose = .first,
        on today: String, notice: String? = nil, issued: String? = nil
    ) throws -> Result<AssessmentState, Refusal> {
        let today = try day(today)
        let notice = try notice.map { try day($0) }
        let issued = try issued.map { try day($0) }
        do throws(Refusal) {
            return .success(
                try state.objected(
                    by: party, purpose: purpose, on: today, noticeUntil: notice, issuedOn: issued,
                    windowWorkingDays: 10, calendar: calendar))
        } catch {
            return .failure(error)
        }
    }

    @Test("the public objects until the notice ends, the applicant until ten working days after delivery")
    func objectionWindow() throws {
        #expect(try object(.publicNotice, by: .public, on: "2026-09-15", notice: "2026-09-15") == .success(.objected))
        let late = try failure(object(.publicNotice, by: .public, on: "2026-09-16", notice: "2026-09-15"))
        #expect(late?.rule == .objectionLate)
        #expect(late?["until"] == "2026-09-15")
        #expect(try object(.publicNotice, on: "2026-09-16", notice: "2026-09-15") == .success(.objected))
        // Ten working days after 23 September 2026: 24; 28, 29, 30; 8, 9, 10 (a Saturday worked); 12, 13, 14.
        #expect(try object(.effective, on: "2026-10-14", issued: "2026-09-23") == .success(.objected))
        #expect(try object(.issued, by: .agent, on: "2026-10-14", issued: "2026-09-23") == .success(.objected))
        let tooLate = try failure(object(.effective, on: "2026-10-15", issued: "2026-09-23"))
        #expect(tooLate?.rule == .objectionLate)
        #expect(tooLate?["until"] == "2026-10-14")
        #expect(tooLate?.rule.article == "Asm-29 art. 27")
    }

    @Test("the result of a repeat is final, and a state without a conclusion takes no objection")
    func finalRepeat() throws {
        for state in [AssessmentState.publicNotice, .issued, .effective] {
            let found = try failure(object(state, purpose: .repeat, on: "2026-03-02", issued: "2026-03-02"))
            #expect(found?.rule == .repeatIsFinal)
        }
        for state in [AssessmentState.draft, .scored, .concluded, .objected, .expired, .revoked] {
            #expect(try failure(object(state, purpose: .repeat, on: "2026-03-02"))?.rule == .assessmentState)
        }
    }

    @Test("a re-assessment waits for the end of the validity or for six months, unless it is ordered")
    func reassessment() throws {
        func first(_ reason: Reassessment) throws -> Day? {
            reason.firstDay(
                issuedOn: try day("2024-08-31"), validUntil: try day("2026-08-30"), windowDays: 60, afterMonths: 6)
        }
        #expect(try first(.renewal) == day("2026-07-01"))
        #expect(try first(.change) == day("2025-02-28"))
        #expect(try first(.ordered) == nil)
        func check(_ state: AssessmentState, _ reason: Reassessment, _ today: String) throws -> Refusal? {
            let from = try first(reason)
            let today = try day(today)
            return refusal { () throws(Refusal) in try state.requireReassessable(reason, on: today, from: from) }
        }
        #expect(try check(.effective, .renewal, "2026-07-01") == nil)
        let early = try check(.effective, .renewal, "2026-06-30")
        #expect(early?.rule == .reassessmentTooEarly)
        #expect(early?["from"] == "2026-07-01" && early?["reason"] == "renewal")
        #expect(try check(.effective, .change, "2025-02-27")?["from"] == "2025-02-28")
        #expect(try check(.effective, .change, "2025-02-28") == nil)
        #expect(try check(.issued, .ordered, "2024-08-31") == nil)
        #expect(try check(.expired, .renewal, "2027-01-04") == nil)
        #expect(try check(.expired, .change, "2027-01-04")?.rule == .assessmentState)
        #expect(try check(.superseded, .renewal, "2027-01-04")?.rule == .assessmentState)
        #expect(Reassessment.allCases.map(\.purpose.rawValue) == Reassessment.allCases.map(\.rawValue))
    }

    @Test("a term longer than the national rules allow is refused, a shorter one is not")
    func ceilings() throws {
        for (key, most) in [
            ("acceptance.feedback_working_days", 5), ("conclusion.delivery_working_days", 30),
            ("validity.severe.months_max", 24),
        ] {
            for value in [1, most] {
                let found = refusal { () throws(Refusal) in
                    try ProcedureRules.requireWithinCeiling(key: key, value: value)
                }
                #expect(found == nil)
            }
            for value in [0, most + 1] {
                let found = refusal { () throws(Refusal) in
                    try ProcedureRules.requireWithinCeiling(key: key, value: value)
                }
                #expect(found?.rule == .beyondCeiling)
                #expect(found?["allowed"] == "1..\(most)" && found?["article"]?.isEmpty == false)
            }
        }
        #expect(
            refusal { () throws(Refusal) in
                try ProcedureRules.requireWithinCeiling(key: "visit.geo.ok_metres", value: 900)
            }
                == nil)
        for (key, value, rule) in [
            ("conclusion.delivery_working_days", "31", RefusalRule.beyondCeiling),
            ("notice.unit", "weeks", .policyMalformed), ("acceptance.feedback_working_days", "soon", .policyMalformed),
        ] {
            let row = PolicyRow(id: 1, key: key, value: value, validFrom: Day(number: 0))
            #expect(refusal { () throws(Refusal) in try ProcedureRules.check(row) }?.rule == rule)
        }
        for row in policy.keys.flatMap(policy.rows) {
            #expect(refusal { () throws(Refusal) in try ProcedureRules.check(row) } == nil)
        }
        let slow = PolicyBook([
            PolicyRow(id: 1, key: "conclusion.delivery_working_days", value: "45", validFrom: Day(number: 0))
        ])
        let found = refusal { () throws(Refusal) in
            try AssessmentState.accepted.duties(
                AssessmentDates(acceptedOn: Day(number: 20_000)), today: Day(number: 20_001), policy: slow,
                calendar: calendar)
        }
        #expect(found?.rule == .beyondCeiling)
    }

    func duties(_ state: AssessmentState, _ dates: AssessmentDates, today: String) throws -> [AssessmentDuty] {
        try state.duties(dates, today: day(today), policy: policy, calendar: calendar)
    }

    @Test("feedback is due five working days after the application, and a weekend after that is overdue")
    func acceptance() throws {
        // Friday 6 February 2026: 9, 10, 11, 12, 13.
        let dates = AssessmentDates(submittedOn: try day("2026-02-06"))
        let duty = try #require(try duties(.submitted, dates, today: "2026-02-11").first)
        #expect(duty.task == .acceptance && duty.bearer == .officer)
        #expect(duty.due == (try day("2026-02-13")))
        #expect(duty.left == 2 && !duty.isOverdue && !duty.isAssumed)
        #expect(duty.article == "Ops-22 art. 7")
        #expect(try duties(.submitted, dates, today: "2026-02-13").first?.left == 0)
        let late = try #require(try duties(.submitted, dates, today: "2026-02-16").first)
        #expect(late.left == -1 && late.isOverdue)  // Saturday 14 was worked
    }

    @Test("delivery is due thirty working days after acceptance, by whose turn it is")
    func delivery() throws {
        let dates = AssessmentDates(acceptedOn: try day("2026-01-30"), noticeUntil: try day("2026-03-06"))
        let bearers: [AssessmentState: AssessmentDuty.Bearer] = [
            .accepted: .officer, .scheduled: .assessor, .onSite: .assessor, .scored: .expert, .concluded: .officer,
        ]
        for (state, bearer) in bearers {
            let found = try duties(state, dates, today: "2026-03-19")
            #expect(found.map(\.task) == [.delivery])
            #expect(found.first?.bearer == bearer)
            #expect(found.first?.due == (try day("2026-03-19")))
            #expect(found.first?.left == 0 && found.first?.isOverdue == false)
        }
        let posted = try duties(.publicNotice, dates, today: "2026-03-05")
        #expect(posted.map(\.task) == [.issue, .delivery])
        #expect(posted.first?.due == (try day("2026-03-09")))
    }

    @Test("a duty that reaches into a year without holidays is assumed")
    func assumed() throws {
        let dates = AssessmentDates(acceptedOn: try day("2026-12-01"))
        #expect(try duties(.scored, dates, today: "2026-12-02").first?.isAssumed == true)
        let early = AssessmentDates(acceptedOn: try day("2026-11-02"))
        #expect(try duties(.scored, early, today: "2026-12-02").first?.isAssumed == false)
        #expect(try duties(.scored, early, today: "2027-01-05").first?.isAssumed == true)
    }

    @Test("a term is the one in force when it began")
    func datedTerms() throws {
        let dated = PolicyBook([
            PolicyRow(
                id: 1, key: "acceptance.feedback_working_days", value: "5", validFrom: try day("2020-01-01"),
                validTo: try day("2026-02-28")),
            PolicyRow(id: 2, key: "acceptance.feedback_working_days", value: "3", validFrom: try day("2026-03-01")),
        ])
        func due(_ submitted: String) throws -> Day? {
            try AssessmentState.submitted.duties(
                AssessmentDates(submittedOn: day(submitted)), today: day("2026-03-03"), policy: dated,
                calendar: calendar
            ).first?.due
        }
        #expect(try due("2026-02-27") == day("2026-03-05"))  // Saturday 28 worked: 28, 2, 3, 4, 5
        #expect(try due("2026-03-02") == day("2026-03-05"))
    }

    @Test("an objection is handled in five working days; renewal is told when the end is near; else nothing is owed")
    func otherDuties() throws {
        let objected = try duties(
            .objected, AssessmentDates(objectedOn: try day("2026-03-02")), today: "2026-03-10")
        #expect(objected.map(\.task) == [.orderRepeat])
        #expect(objected.first?.due == (try day("2026-03-09")))
        #expect(objected.first?.isOverdue == true && objected.first?.left == -1)
        let dates = AssessmentDates(
            submittedOn: try day("2024-08-01"), acceptedOn: try day("2024-08-02"), validUntil: try day("2026-08-30"))
        #expect(try duties(.effective, dates, today: "2026-06-30").isEmpty)
        let renewal = try duties(.effective, dates, today: "2026-07-01")
        #expect(renewal.map(\.task) == [.renewal])
        #expect(renewal.first?.due == (try day("2026-08-30")))
        for state in [
            AssessmentState.draft, .returned, .refused, .reassessing, .issued, .expired, .superseded, .revoked,
        ] {
            #expect(try duties(state, dates, today: "2026-08-20").isEmpty)
        }
        #expect(try duties(.submitted, AssessmentDates(), today: "2026-08-20").isEmpty)
    }

    func failure(_ result: Result<AssessmentState, Refusal>) -> Refusal? {
        if case .failure(let refusal) = result { refusal } else { nil }
    }
}
