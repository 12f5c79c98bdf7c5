import Testing
import ZhaohuDomain
import ZhaohuScheduling

@Suite("Who is moved between two plans")
struct PlanDiffTests {
    typealias Diff = PlanDiff<String>

    static func side(_ visits: [String], _ tours: [(String, [(visit: Int, part: Int, start: Int)])]) -> Diff.Side {
        Diff.Side(
            plan: Plan(
                tours: tours.enumerated().map { index, tour in
                    Plan.Tour(
                        caregiver: index,
                        stops: tour.1.map { Plan.Stop(visit: $0.visit, part: $0.part, start: $0.start) })
                }), visits: visits, caregivers: tours.map(\.0))
    }

    static func service(_ crew: [String], _ start: Int) -> Diff.Service? { Diff.Service(crew: crew, start: start) }

    @Test("each visit is told as what happened to it, by kind and then by name, whatever the indices")
    func kinds() {
        let old = Self.side(
            ["v1", "v2", "v3", "v4", "v5", "v6"],
            [("Li", [(0, 0, 100), (1, 0, 300), (4, 0, 500)]), ("Wang", [(2, 0, 100), (4, 1, 500), (5, 0, 900)])])
        // v6 is over, v7 is new, v4 was not served, and the indices are others.
        let new = Self.side(
            ["v7", "v5", "v4", "v3", "v2", "v1"],
            [
                ("Wang", [(3, 0, 161), (1, 1, 500)]), ("Zhao", [(1, 0, 500), (2, 0, 700), (0, 0, 800)]),
                ("Li", [(5, 0, 160)]),
            ])
        let diff = Diff(from: old, to: new, tolerance: 60)
        #expect(
            diff.entries == [
                Diff.Entry(visit: "v4", kind: .placed, from: nil, to: Self.service(["Zhao"], 700)),
                Diff.Entry(visit: "v7", kind: .placed, from: nil, to: Self.service(["Zhao"], 800)),
                Diff.Entry(visit: "v2", kind: .dropped, from: Self.service(["Li"], 300), to: nil),
                Diff.Entry(
                    visit: "v5", kind: .caregiver, from: Self.service(["Li", "Wang"], 500),
                    to: Self.service(["Zhao", "Wang"], 500)),
                Diff.Entry(
                    visit: "v3", kind: .time, from: Self.service(["Wang"], 100), to: Self.service(["Wang"], 161)),
            ])
        #expect(diff.unchanged == 1)
        #expect(diff.gone == ["v6"])
        // Wang keeps the other part of v5 at the same time: nothing to tell.
        #expect(diff.byCaregiver.map(\.caregiver) == ["Li", "Wang", "Zhao"])
        #expect(diff.byCaregiver.map { $0.entries.map(\.visit) } == [["v2", "v5"], ["v3"], ["v4", "v7", "v5"]])
    }

    @Test("a plan beside itself moves nobody")
    func same() throws {
        let day = try RichDay.make(3)
        let plan = try #require(RichDay.plan(RichDay.filled(day, seed: 3), day))
        let side = PlanDiff<Int>.Side(
            plan: plan, visits: Array(day.visits.indices), caregivers: Array(day.caregivers.indices))
        let diff = PlanDiff(from: side, to: side, tolerance: 0)
        #expect(diff.entries.isEmpty && diff.gone.isEmpty)
        #expect(diff.unchanged == Set(plan.tours.flatMap(\.stops).map(\.visit)).count)
    }

    @Test("a line tells the visit, what happened, and both services")
    func lines() {
        let entry = Diff.Entry(
            visit: "V7", kind: .caregiver, from: Self.service(["Li"], 34_200),
            to: Self.service(["Wang", "Zhao"], 35_159))
        #expect(ExplanationText.line(entry, .english) == "V7: other caregiver, Li 09:30 -> Wang, Zhao 09:45")
        #expect(ExplanationText.line(entry, .chinese) == "V7：更换护理员，Li 09:30 -> Wang、Zhao 09:45")
        let dropped = Diff.Entry(visit: "V8", kind: .dropped, from: Self.service(["Li"], 36_000), to: nil)
        #expect(ExplanationText.line(dropped, .english) == "V8: dropped, Li 10:00 -> nobody")
    }
}
