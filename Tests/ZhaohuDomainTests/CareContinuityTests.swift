import Testing
import ZhaohuDomain

/// The proof of no gap finds what is taken away, and nothing where nothing is.
@Suite("Proof that no client is without care")
struct CareContinuityTests {
    private let last: Day

    init() throws {
        last = try day("2026-12-31")
    }

    private func plan(
        _ client: Int64, _ company: Int64, from: Int = -400, end: Int? = nil, weekdays: Int = 0b0010011,
        minutes: Int = 60
    ) -> PlannedCare {
        PlannedCare(
            client: client, company: company, from: last.advanced(by: from), end: end.map { last.advanced(by: $0) },
            weekdays: weekdays, minutes: minutes)
    }

    private func proof(_ plans: [PlannedCare], clients: [Int64] = [1, 2]) -> CareContinuity {
        CareContinuity(clients: clients, plans: plans, leaving: [9], last: last)
    }

    private var sound: [PlannedCare] {
        [plan(1, 9, end: 1), plan(1, 2, from: 1), plan(2, 9, end: 1), plan(2, 3, from: 1, weekdays: 0b1010001)]
    }

    @Test("a hand-over on the day is proven, other weekdays and all")
    func soundPasses() {
        let proof = proof(sound)
        #expect(proof.findings.isEmpty)
        #expect(proof.lines.map(\.coveredDays) == [36, 36])
        #expect(proof.lines.map(\.minutesBefore) == [180, 180] && proof.lines.map(\.minutesAfter) == [180, 180])
    }

    @Test("a missing day, a missing client, double care, a wrong company and fewer minutes are found")
    func negativeControls() throws {
        let late = proof([plan(1, 9, end: 1), plan(1, 2, from: 3), sound[2], sound[3]])
        let days = late.findings.filter { $0.fault == .nobody }.map(\.day)
        #expect(days == [last.advanced(by: 1), last.advanced(by: 2)])
        let forgotten = proof([sound[0], sound[1], plan(2, 9, end: 1)])
        #expect(forgotten.lines[0].findings.isEmpty)
        #expect(forgotten.lines[1].findings.count { $0.fault == .nobody } == 28)
        #expect(proof(sound, clients: [1, 2, 3]).lines[2].findings.count { $0.fault == .nobody } == 36)
        let double = proof([plan(1, 9, end: 3), plan(1, 2, from: 1), sound[2], sound[3]])
        #expect(double.findings.map(\.fault) == [.twice, .twice])
        let stayed = proof([plan(1, 9), sound[2], sound[3]])
        #expect(stayed.findings.count { $0.fault == .leaver } == 28)
        let early = proof([plan(1, 9, end: -2), plan(1, 2, from: -2), sound[2], sound[3]])
        #expect(early.findings.map(\.fault) == [.early, .early, .early])
        let less = proof([sound[0], plan(1, 2, from: 1, weekdays: 0b0010001), sound[2], sound[3]])
        #expect(less.findings.map(\.fault) == [.minutes, .minutes, .minutes, .minutes])
    }

    @Test("whatever single day is taken away is found")
    func anyDay() {
        for hole in 1...27 {
            let plans = [
                plan(1, 9, end: 1), plan(1, 2, from: 1, end: hole), plan(1, 2, from: hole + 1),
            ]
            let found = proof(plans, clients: [1]).findings.filter { $0.fault == .nobody }
            #expect(found.map(\.day) == [last.advanced(by: hole)])
        }
    }
}
