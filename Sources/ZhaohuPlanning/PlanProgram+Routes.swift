private import Glibc
private import ZhaohuDomain
private import ZhaohuScheduling

/// Routes of vehicles with time windows, the plainest class of the yardstick.
extension PlanProgram {
    static func planRoutes(_ options: PlanOptions) async throws -> Int32 {
        let began = ContinuousClock().now
        let text = String(decoding: try FileBytes.read(options.instance), as: UTF8.self)
        let instance = try RoutingInstance(solomon: text)
        let budget =
            options.iterations.map(RoutingSearch.Budget.iterations)
            ?? .time(timeLeft(options, began, instance.places.count))
        let search = RoutingSearch(instance, seed: options.seed, threads: options.threads)
        let found = await endedByInterrupt {
            await search.run(budget) { better in
                if !options.quiet { FileBytes.put("distance \(tenths(better.distance))\n", STDERR_FILENO) }
            }
        }
        guard let found else {
            FileBytes.put("zhaohu plan: no plan that keeps the rules was found; give it more time\n", STDERR_FILENO)
            return 3
        }
        let check = RoutingCheck(found.routes, of: instance)
        guard check.violations.isEmpty else {
            FileBytes.put("zhaohu plan: the plan failed the check: \(check.violations)\n", STDERR_FILENO)
            return 5
        }
        if let out = options.out { try FileBytes.write(found.text, to: out) }
        let report = PlanReport(
            options, instance, found, distance: tenths(check.distance),
            seconds: began.duration(to: ContinuousClock().now) / .seconds(1))
        FileBytes.put(options.json ? report.json : report.text, STDOUT_FILENO)
        return 0
    }

    /// Runs the search as a task that Ctrl-C cancels; it then gives the best so far.
    static func endedByInterrupt<Value: Sendable>(
        _ work: @escaping @Sendable () async -> Value
    ) async -> Value {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await work() }
            while !isInterrupted, !group.isEmpty {
                group.addTask {
                    try? await Task.sleep(for: .milliseconds(20))  // ended early by a cancellation, which is as well
                    return nil
                }
                if case .some(.some(let value)) = await group.next() { return value }
            }
            group.cancelAll()
            while let ended = await group.next() {
                if let value = ended { return value }
            }
            preconditionFailure("the search gave nothing back")
        }
    }

    private static func tenths(_ distance: Int) -> String { "\(distance / 10).\(distance % 10)" }
}
