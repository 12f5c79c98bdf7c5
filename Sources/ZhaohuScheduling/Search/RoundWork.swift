/// One round of the search: every group once, dealt out to threads.
struct RoundWork: Sendable {
    struct Result: Sendable {
        var cost = 0
        var steps = 0
    }

    let board: Board
    let near: Neighbourhood
    let setting: SearchSetting
    let parts: [Partition.Part]
    let seed: UInt64
    let round: Int
    /// Nil in the round that makes the first plan.
    let temperature: Double?
    let isCancelled: @Sendable () -> Bool
    var deadline: ContinuousClock.Instant?
    var stepsLeft = Int.max

    /// Runs all groups; thread number t takes the groups t, t + threads and so on.
    func run(threads: Int) async -> [Result] {
        await withTaskGroup(of: Result.self, returning: [Result].self) { group in
            for thread in 0..<min(threads, parts.count) {
                group.addTask { await run(thread: thread, of: threads) }
            }
            var results: [Result] = []
            for await result in group { results.append(result) }
            return results
        }
    }

    private func run(thread: Int, of threads: Int) async -> Result {
        var sum = Result()
        for number in stride(from: thread, to: parts.count, by: threads) {
            if isCancelled() { break }
            let result = run(group: number)
            sum.cost += result.cost
            sum.steps += result.steps
            // Other work of the process gets its turn.
            await Task.yield()
        }
        return sum
    }

    private func run(group number: Int) -> Result {
        var search = GroupSearch(
            board: board, near: near, setting: setting, part: parts[number], group: number,
            random: Random(seed: seed, round: round, group: number))
        guard let temperature else {
            search.construct(mayStop: isCancelled)
            return Result(cost: search.cost, steps: 0)
        }
        let clock = ContinuousClock()
        let steps = search.run(steps: steps(of: number), temperature: temperature) {
            if let deadline, clock.now >= deadline { return true }
            return isCancelled()
        }
        return Result(cost: search.cost, steps: steps)
    }

    /// The steps of a group: those of a round, or its share of what is left.
    private func steps(of number: Int) -> Int {
        let share = stepsLeft / parts.count + (number < stepsLeft % parts.count ? 1 : 0)
        return min(setting.stepsOfRound, share)
    }
}
