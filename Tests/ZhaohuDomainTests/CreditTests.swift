import Testing
import ZhaohuDomain

@Suite("Credit list")
struct CreditTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func entry(_ from: String, until: String?, lifted: String? = nil, state: CreditState = .listed) throws
        -> CreditEntry
    {
        CreditEntry(
            CreditSubject(.provider, 9), kind: "dishonesty", grounds: "g", from: try day(from),
            until: try until.map { try day($0) }, liftedOn: try lifted.map { try day($0) }, state: state)
    }

    @Test("an entry counts from its first to its last day, both included, and stays afterwards without counting")
    func expiry() throws {
        let listed = try entry("2024-02-29", until: "2025-02-27")
        for (date, isActive) in [
            ("2024-02-28", false), ("2024-02-29", true), ("2025-02-27", true), ("2025-02-28", false),
        ] { #expect(listed.isActive(on: try day(date)) == isActive, "\(date)") }
        #expect(try entry("2024-01-01", until: nil).isActive(on: try day("2124-01-01")))
        let lifted = try entry("2024-01-01", until: nil, lifted: "2024-09-01")
        #expect(try lifted.isActive(on: try day("2024-08-31")) && !lifted.isActive(on: try day("2024-09-01")))
    }

    @Test(
        "a year ends the day before its anniversary, also from a leap day",
        arguments: [
            ("2024-01-01", 1, "2024-12-31"), ("2024-02-29", 1, "2025-02-27"), ("2024-02-29", 3, "2027-02-27"),
            ("2023-03-01", 1, "2024-02-29"), ("2023-03-01", 3, "2026-02-28"),
        ])
    func terms(_ from: String, _ years: Int, _ last: String) throws {
        #expect(CreditEntry.lastDay(from: try day(from), years: years) == Day(last))
    }

    @Test("rehabilitation may be asked for from the anniversary of months on, while the entry counts")
    func application() throws {
        let listed = try entry("2024-01-31", until: "2025-01-30")
        let early = refusal { () throws(Refusal) in
            try listed.applied(on: Day(number: 19_935), afterMonths: 6)  // 2024-07-31 is day 19,935
        }
        #expect(early == nil)
        let before = try day("2024-07-30")
        #expect(
            refusal { () throws(Refusal) in try listed.applied(on: before, afterMonths: 6) }?["earliest"]
                == "2024-07-31")
        let ended = try day("2025-01-31")
        #expect(
            refusal { () throws(Refusal) in try listed.applied(on: ended, afterMonths: 6) }?.rule == .creditEnded)
        #expect(try listed.applied(on: try day("2024-02-01"), afterMonths: 0) == .applied)
    }

    @Test("two people lift an entry, and neither is the one who asked nor the same one twice")
    func twoPeople() throws {
        let applied = try entry("2024-01-01", until: nil, state: .applied)
        let once = try entry("2024-01-01", until: nil, state: .approvedOnce)
        #expect(
            refusal { () throws(Refusal) in
                try applied.decided(approves: true, by: "a", applicant: "a", first: "")
            }?.rule == .creditSameHand)
        #expect(try applied.decided(approves: true, by: "b", applicant: "a", first: "") == .approvedOnce)
        #expect(
            refusal { () throws(Refusal) in try once.decided(approves: true, by: "b", applicant: "a", first: "b") }?
                .rule
                == .creditSameHand)
        #expect(try once.decided(approves: true, by: "c", applicant: "a", first: "b") == .lifted)
        #expect(try once.decided(approves: false, by: "c", applicant: "a", first: "b") == .listed)
    }
}
