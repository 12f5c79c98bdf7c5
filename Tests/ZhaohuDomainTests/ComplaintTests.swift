import Testing
import ZhaohuDomain

extension LifeCycleTests {
    @Test("complaints, scores, deductions and credit entries move along the drawn arrows only")
    func supervision() {
        check(
            ComplaintState.self,
            table: [
                "received": "assign>assigned answer>answered escalate>received close>closed",
                "assigned": "assign>assigned answer>answered escalate>received close>closed",
                "answered": "escalate>received close>closed",
                "closed": "escalate>received",
            ])
        check(
            ScoreState.self,
            table: [
                "draft": "show>shown withdraw>withdrawn",
                "shown": "answer>answered publish>published withdraw>withdrawn",
                "answered": "publish>published withdraw>withdrawn",
                "published": "", "withdrawn": "",
            ])
        check(
            DeductionState.self,
            table: [
                "proposed": "confirm>standing annul>annulled", "standing": "appeal>appealed",
                "appealed": "uphold>upheld annul>annulled", "upheld": "", "annulled": "",
            ])
        check(
            CreditState.self,
            table: [
                "listed": "apply>applied", "applied": "approve>approved_once refuse>listed",
                "approved_once": "approve>lifted refuse>listed", "lifted": "",
            ])
    }
}

@Suite("Complaints")
struct ComplaintTests {
    private static let due = Day(number: 20_000)

    private func standing(
        _ state: ComplaintState, _ level: ComplaintLevel, _ kind: ComplaintKind = .service
    ) -> ComplaintStanding {
        ComplaintStanding(kind: kind, state: state, level: level, due: Self.due)
    }

    @Test("every state at every level: who may answer, who may decide, and where a step up leads")
    func exhaustive() {
        for state in ComplaintState.allCases {
            for level in ComplaintLevel.allCases {
                let it = standing(state, level)
                for answering in ComplaintLevel.allCases {
                    let mayAnswer =
                        (state == .received || state == .assigned)
                        && (answering == level || answering == .supervisor && level == .agency)
                    #expect((refusal { () throws(Refusal) in try it.answered(by: answering) } == nil) == mayAnswer)
                }
                for isSupervisor in [false, true] {
                    let mayClose =
                        state != .closed && (level != .company || state == .answered)
                        && (level != .supervisor || isSupervisor)
                    #expect(
                        (refusal { () throws(Refusal) in try it.closed(bySupervisor: isSupervisor) } == nil)
                            == mayClose, "\(state) \(level) \(isSupervisor)")
                }
                let up = refusal { () throws(Refusal) in try it.escalated().level }
                #expect((up == nil) == (level != .supervisor), "\(state) \(level)")
            }
        }
    }

    @Test("a step up goes exactly one level, and the level above begins anew")
    func steps() throws {
        for state in ComplaintState.allCases {
            let first = try standing(state, .company).escalated()
            #expect(first.level == .agency && first.state == .received)
            let second = try standing(state, .agency).escalated()
            #expect(second.level == .supervisor && second.state == .received)
            #expect(
                refusal { () throws(Refusal) in try standing(state, .supervisor).escalated().level }?.rule
                    == .complaintTop)
        }
    }

    @Test("only who owes an answer is overdue to go up, the day after the last day, and never above the supervisor")
    func overdue() {
        for state in ComplaintState.allCases {
            for level in ComplaintLevel.allCases {
                let it = standing(state, level)
                #expect(!it.isToEscalate(on: Self.due))
                let owes = (state == .received || state == .assigned) && level != .supervisor
                #expect(it.isToEscalate(on: Self.due.advanced(by: 1)) == owes)
            }
        }
    }

    @Test("a report of abuse of the fund begins at the agency and is never the company's")
    func fund() {
        #expect(ComplaintKind.fund.firstLevel == .agency && !ComplaintKind.fund.isShownToCompany)
        for kind in [ComplaintKind.service, .conduct, .fees] {
            #expect(kind.firstLevel == .company && kind.isShownToCompany)
        }
    }

    @Test(
        "answers are due in working days, across the Spring Festival, the National Day holidays and the weekends worked instead",
        arguments: [
            // Spring Festival 2017: 27 January to 2 February free, 22 January and 4 February worked.
            ("2017-01-19", ComplaintKind.conduct, "2017-01-23"), ("2017-01-25", .conduct, "2017-02-04"),
            ("2017-01-26", .service, "2017-02-08"), ("2017-01-20", .fees, "2017-01-26"),
            // National Day 2017: 1 to 8 October free, 30 September worked.
            ("2017-09-28", .conduct, "2017-10-09"), ("2017-09-29", .service, "2017-10-12"),
            ("2017-09-20", .fund, "2017-10-17"),
        ])
    func holidays(_ opened: String, _ kind: ComplaintKind, _ due: String) throws {
        let day = try #require(Day(opened))
        let days = try Shipped.policy().integer(kind.answerPolicy, on: day)
        let last = try Shipped.calendar().day(days, workingDaysAfter: day)
        #expect(last == Day(due), "\(opened) + \(days): \(last)")
    }
}
