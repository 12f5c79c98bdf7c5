import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Searching for a plan of a real day")
struct RichSearchTests {
    /// Days of several sizes, every other one with a matrix.
    static func day(_ number: Int) throws -> Instance {
        try WholeDay.make(
            visits: 15 + 6 * number, caregivers: 3 + 2 * number, seed: UInt64(number),
            hasMatrix: number.isMultiple(of: 2))
    }

    @Test("whatever the day knows, the plan passes the check at the cost the search believes", arguments: 1...24)
    func believed(number: Int) async throws {
        let day = try Self.day(number)
        for steps in [0, 1, 60, 900, 4_000] {
            let outcome = await Search.run(day, budget: .steps(steps), threads: 2, seed: UInt64(steps))
            let cost = try PlanCheck.cost(of: outcome.plan, for: day)
            #expect(cost.total == outcome.cost, "\(steps) steps")
        }
    }
}
