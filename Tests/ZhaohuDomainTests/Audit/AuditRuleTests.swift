import Foundation
import Testing
import ZhaohuDomain

@Suite("Audit rules as data")
struct AuditRuleTests {
    static func text(_ file: String) throws -> String {
        try String(contentsOf: Shipped.root.appending(path: "schema/audit/\(file).csv"), encoding: .utf8)
    }

    @Test("every rule of record time is in the table, and the table claims no other for it")
    func recordTimeRules() throws {
        let rules = try AuditRule.read(csv: Self.text("rules"))
        let atRecord = Set(rules.filter { $0.looks != .month }.map(\.id))
        // A visit that waits for its other half is found by the clock, not by the judgement of a record.
        #expect(atRecord == Set(VisitRules.ids).union(["visit.no_check_out", "visit.no_check_in"]))
        #expect(Set(rules.map(\.id)).count == rules.count)
    }

    @Test("a visit with everything wrong breaks no rule that the table does not have")
    func everythingWrong() throws {
        let day = try #require(Day("2017-06-01"))
        let rules = try VisitRules(policy: Shipped.policy(), on: day)
        var facts = VisitFacts()
        let begin = facts.zone.instant(day, minute: 600)
        facts.plannedStart = begin.advanced(bySeconds: 7_200)
        facts.plannedMinutes = 60
        facts.serviceAddress = Position("31.98,120.89")
        facts.personDiedOn = day.advanced(by: -3)
        facts.caregiverState = .suspended
        facts.deviceCaregivers = 9
        facts.frequencies = [FrequencyCount(item: "bathing", done: 3, cap: 2, per: .week)]
        let near = NeighbourVisit(
            visit: VisitID(9), from: begin.advanced(bySeconds: 60), to: begin.advanced(bySeconds: 600))
        facts.caregiverVisits = [near]
        facts.clientVisits = [near]
        let record = VisitRecord(
            begin: begin, end: begin.advanced(bySeconds: 600), inPosition: Position("31.90,120.80"), inAccuracy: 5,
            received: begin.advanced(bySeconds: 86_400 * 40))
        let found = Set(try rules.judge(record, facts).flags.map(\.rule))
        #expect(found.count >= 11)
        #expect(found.isSubset(of: VisitRules.ids))
    }

    @Test("every threshold is a policy key in force, every reason a kind that has codes")
    func references() throws {
        let rules = try AuditRule.read(csv: Self.text("rules"))
        let kinds = Set(try ExceptionReason.read(csv: Self.text("reasons")).map(\.kind))
        let policy = try Shipped.policy()
        for rule in rules {
            for key in rule.thresholds { #expect(throws: Never.self) { try policy.integer(key, on: rule.validFrom) } }
            #expect(!rule.reasons.isEmpty && kinds.isSuperset(of: rule.reasons), "\(rule.id)")
            #expect(!rule.isVerified || rule.mark.hasPrefix("V"), "\(rule.id)")
            #expect(!rule.english.isEmpty && !rule.chinese.isEmpty && !rule.source.isEmpty)
        }
    }

    @Test("a malformed record is named with what was expected")
    func malformed() throws {
        let text = try Self.text("rules").replacing("geo.missing,warn", with: "geo.missing,mild")
        #expect(refusal { () throws(Refusal) in try AuditRule.read(csv: text) }?["record"] == "2")
        let reasons = "reason,kind,fault,name_en,name_zh\nflat,device,no,Flat,没电\n"
        let found = refusal { () throws(Refusal) in try ExceptionReason.read(csv: reasons) }
        #expect(found?.rule == .auditFileMalformed && found?["expected"] == "reason=kind.word")
    }

    @Test("only a part names minutes, more than none and fewer than were recorded")
    func minutes() throws {
        let resolutions = try ExceptionResolution.read(csv: Self.text("resolutions"))
        for resolution in resolutions {
            for minutes in [nil, 0, 1, 59, 60] as [Int?] {
                let isRight = resolution.pays == .part ? minutes == 1 || minutes == 59 : minutes == nil
                let found = refusal { () throws(Refusal) in try resolution.paidMinutes(minutes, recorded: 60) }
                #expect((found == nil) == isRight, "\(resolution.code) \(minutes ?? -1)")
            }
        }
        #expect(Set(resolutions.map(\.pays)) == Set(ExceptionResolution.Pays.allCases))
    }
}
