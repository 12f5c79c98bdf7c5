internal import Foundation
internal import ZhaohuDomain
internal import ZhaohuPlanFiles
internal import ZhaohuScheduling

/// What a dispatcher waits for on a large day: an urgent visit, a sick carer, who could take a visit, a search that stops.
struct RepairBench {
    private static let samples = 50

    let data: String
    let folder: String
    let visits: Int

    func measure(_ report: inout Report) async throws {
        let file = "\(folder)/repair.json"
        _ = try Child.run(
            ["python3", "\(data)/gen_cityday.py", "--visits", "\(visits)", "--seed", "4", "--out", file],
            log: file + ".log", seconds: 600)
        guard let bytes = FileManager.default.contents(atPath: file) else { throw BenchProblem("\(file) is not there") }
        let day = try CityDayFile(Array(bytes)).instance
        let plan = await Search.run(day, budget: .time(.seconds(10)), threads: 2).plan
        let repair = RepairMeasure(day, plan, count: Self.samples)
        let name = "\(visits) visits"
        add(&report, "\(name), urgent visit, slowest of \(Self.samples): ms", repair.slowestInsertion, atMost: 10)
        add(&report, "\(name), a sick carer's day, slowest: ms", repair.slowestWithdrawal, atMost: 300)
        add(&report, "\(name), candidates for a visit, slowest: ms", try candidates(day, plan), atMost: 100)
        add(&report, "\(name), search over after its cancellation: ms", await cancellation(day), atMost: 50)
        report.notes.append(
            "\(name): a plan stands ready for repairs after \(milliseconds(repair.preparation)) ms; "
                + "\(repair.placed) visits placed, \(repair.unplaced) not")
    }

    private func candidates(_ day: Instance, _ plan: Plan) throws -> Duration {
        let clock = ContinuousClock()
        let timetable = try Timetable(plan, for: day)
        var slowest = Duration.zero
        for visit in stride(from: 0, to: day.visits.count, by: max(1, day.visits.count / Self.samples)) {
            slowest = max(slowest, clock.measure { _ = Candidates(for: visit, in: timetable) })
        }
        return slowest
    }

    private func cancellation(_ day: Instance) async -> Duration {
        let search = Task { await Search.run(day, budget: .time(.seconds(60)), threads: 2) }
        try? await Task.sleep(for: .seconds(5))  // ended early only with the benchmark itself
        let asked = ContinuousClock.now
        search.cancel()
        _ = await search.value
        return asked.duration(to: .now)
    }

    private func add(_ report: inout Report, _ name: String, _ time: Duration, atMost: Double) {
        let value = milliseconds(time)
        report.goals.append(Goal(name, value, rounds: [value], atMost: atMost))
    }

    private func milliseconds(_ time: Duration) -> Double { time / .milliseconds(1) }
}
