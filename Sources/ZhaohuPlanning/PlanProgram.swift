private import ArgumentParser
private import Glibc
private import Synchronization
private import ZhaohuDomain
private import ZhaohuPlanFiles
private import ZhaohuScheduling

/// Set by Ctrl-C.
private let interrupted = Atomic(false)

/// The program `zhaohu plan`: reads an instance, searches, checks the plan and writes it.
package enum PlanProgram {
    /// Runs the program.
    ///
    /// - Parameter arguments: the command line without `zhaohu plan`.
    /// - Returns: the exit status.
    package static func run(_ arguments: [String]) async -> Int32 {
        let options: PlanOptions
        do {
            options = try PlanOptions.parse(arguments)
        } catch {
            let isHelp = PlanOptions.exitCode(for: error) == .success
            FileBytes.put(PlanOptions.fullMessage(for: error) + "\n", isHelp ? STDOUT_FILENO : STDERR_FILENO)
            return isHelp ? 0 : 2
        }
        signal(SIGINT) { _ in interrupted.store(true, ordering: .relaxed) }
        do {
            return try await run(options)
        } catch {
            FileBytes.put("zhaohu plan: \(describe(error))\n", STDERR_FILENO)
            return error is FileBytes.Failure ? 1 : 2
        }
    }

    private static func run(_ options: PlanOptions) async throws -> Int32 {
        switch options.format {
        case .cityday: try await planDay(options)
        case .vrptw: try await planRoutes(options)
        case .hhcrsp: try await planHomeCare(options)
        case .vrptwsyn: try await planTandem(options)
        }
    }

    private static func planDay(_ options: PlanOptions) async throws -> Int32 {
        let began = ContinuousClock().now
        let file = try CityDayFile(FileBytes.read(options.instance))
        let visits = file.instance.visits.count
        let budget = options.iterations.map(Search.Budget.steps) ?? .time(timeLeft(options, began, visits))
        let outcome = await Search.run(
            file.instance, budget: budget, threads: options.threads, seed: options.seed,
            progress: { if !options.quiet { show($0, visits) } },
            isCancelled: { isInterrupted })
        let cost: PlanCost
        do {
            cost = try PlanCheck.cost(of: outcome.plan, for: file.instance)
        } catch {
            FileBytes.put("zhaohu plan: the plan failed the check: \(describe(error))\n", STDERR_FILENO)
            return 5
        }
        if let out = options.out { try FileBytes.write(file.render(outcome.plan), to: out) }
        let report = PlanReport(
            options, file.instance, outcome, cost, seconds: began.duration(to: ContinuousClock().now) / .seconds(1))
        FileBytes.put(options.json ? report.json : report.text, STDOUT_FILENO)
        return 0
    }

    /// What reading left of the time, less what checking and writing will take: 10 microseconds a visit.
    static func timeLeft(_ options: PlanOptions, _ began: ContinuousClock.Instant, _ visits: Int) -> Duration {
        .seconds(options.seconds ?? 10) - began.duration(to: ContinuousClock().now) - .microseconds(10 * visits)
    }

    /// Whether Ctrl-C was pressed.
    static var isInterrupted: Bool { interrupted.load(ordering: .relaxed) }

    private static func show(_ progress: Search.Progress, _ visits: Int) {
        let seconds = Int(progress.elapsed / .seconds(1))
        FileBytes.put("\(seconds) s: \(progress.steps) steps, cost \(progress.cost)\n", STDERR_FILENO)
    }

    static func describe(_ error: any Error) -> String {
        guard let refusal = error as? Refusal else { return "\(error)" }
        let details = refusal.details.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        return "\(refusal.rule.id) \(details): \(refusal.rule.english)"
    }
}
