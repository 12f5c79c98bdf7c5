private import Glibc
private import ZhaohuDomain
private import ZhaohuPlanFiles
private import ZhaohuScheduling

/// Services of which two depend on each other: home care with soft windows, and with hard ones.
extension PlanProgram {
    static func planHomeCare(_ options: PlanOptions) async throws -> Int32 {
        let began = ContinuousClock().now
        let file = try HomeCareFile(FileBytes.read(options.instance))
        return try await planPairs(
            options, began, file.instance, name: file.name(of:), render: file.render(_:), cost: file.cost,
            number: { FileDecimal.text($0, scale: file.scale) })
    }

    static func planTandem(_ options: PlanOptions) async throws -> Int32 {
        let began = ContinuousClock().now
        let file = try TandemFile(FileBytes.read(options.instance))
        return try await planPairs(
            options, began, file.instance, name: file.name(of:), render: file.render(_:), cost: { "\($0.total)" },
            number: { "\($0)" })
    }

    private static func planPairs(
        _ options: PlanOptions, _ began: ContinuousClock.Instant, _ instance: PairedInstance,
        name: (Int) -> String, render: (PairedSolution) -> String, cost: @escaping @Sendable (PairedCost) -> String,
        number: (Int) -> String
    ) async throws -> Int32 {
        if let obstacle = instance.obstacle {
            FileBytes.put("zhaohu plan: no plan keeps the rules: \(describe(obstacle, name))\n", STDERR_FILENO)
            return 3
        }
        let budget =
            options.iterations.map(PairedSearch.Budget.iterations)
            ?? .time(timeLeft(options, began, instance.services.count))
        let search = PairedSearch(instance, seed: options.seed, threads: options.threads)
        let found = await endedByInterrupt {
            await search.run(budget) { better in
                if !options.quiet { FileBytes.put("cost \(cost(better.cost))\n", STDERR_FILENO) }
            }
        }
        guard let found else {
            FileBytes.put("zhaohu plan: no plan that keeps the rules was found; give it more time\n", STDERR_FILENO)
            return 3
        }
        let check = PairedCheck(found.tours, of: instance)
        guard check.violations.isEmpty, check.cost == found.cost else {
            FileBytes.put("zhaohu plan: the plan failed the check: \(check.violations)\n", STDERR_FILENO)
            return 5
        }
        if let out = options.out { try FileBytes.write(render(found), to: out) }
        let report = PlanReport(
            options, instance, found, cost: cost(check.cost), text: number,
            seconds: began.duration(to: ContinuousClock().now) / .seconds(1))
        FileBytes.put(options.json ? report.json : report.text, STDOUT_FILENO)
        return 0
    }

    private static func describe(_ obstacle: PairedObstacle, _ name: (Int) -> String) -> String {
        switch obstacle {
        case .nobodyAble(let service): "nobody is able to do \(name(service))"
        case .onePersonAble(let first, let second):
            "\(name(first)) and \(name(second)) need two people, and only one is able"
        case .windowsApart(let first, let second):
            "the windows of \(name(first)) and \(name(second)) allow no start as far apart as is wanted"
        }
    }
}
