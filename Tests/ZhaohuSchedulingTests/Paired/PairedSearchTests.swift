import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Searching for plans with services that depend on each other")
struct PairedSearchTests {
    private func search(
        _ instance: PairedInstance, threads: Int = 1, seed: UInt64 = 1, steps: Int = 1_000
    ) async -> PairedSolution? {
        await PairedSearch(instance, seed: seed, threads: threads).run(.iterations(steps))
    }

    @Test("tiny instances end at the least cost of all plans, or without one where there is none", arguments: 1...12)
    func optimum(seed: Int) async throws {
        for windows in [PairedInstance.Windows.soft, .hard] {
            let instance = try PairedInstance.random(
                services: 6, links: 1 + seed % 2, staff: 2 + seed % 2, windows: windows, seed: UInt64(seed))
            let found = await search(instance)
            #expect(found?.cost.total == instance.leastCost())
        }
    }

    @Test("every plan found holds and costs what the search says", arguments: 1...8)
    func holds(seed: Int) async throws {
        for windows in [PairedInstance.Windows.soft, .hard] {
            let instance = try PairedInstance.random(
                services: 10 * seed, links: 2 * seed, staff: 2 + 4 * seed, windows: windows, seed: UInt64(seed))
            guard let found = await search(instance, steps: 200) else {
                #expect(windows == .hard)
                continue
            }
            let check = PairedCheck(found.tours, of: instance)
            #expect(check.violations.isEmpty)
            #expect(check.cost == found.cost)
        }
    }

    @Test("seed and steps decide the plan, whatever the number of threads")
    func determinism() async throws {
        let instance = try PairedInstance.random(services: 30, links: 8, staff: 6, windows: .soft, seed: 5)
        let once = await search(instance, steps: 4_500)
        #expect(once != nil)
        #expect(await search(instance, steps: 4_500) == once)
        #expect(await search(instance, threads: 2, steps: 4_500) == once)
    }

    @Test("nothing to do needs nobody")
    func empty() async throws {
        let instance = try PairedInstance(
            staff: [], services: [], links: [], places: 1, travel: [0], windows: .soft, horizon: nil)
        #expect(await search(instance)?.tours == [])
    }

    @Test("no time or no steps give the first plan, or none")
    func noTime() async throws {
        let instance = try PairedInstance.random(services: 40, links: 10, staff: 6, windows: .soft, seed: 1)
        let first = try #require(await search(instance, steps: 0))
        #expect(PairedCheck(first.tours, of: instance).isFeasible)
        let none = await PairedSearch(instance, seed: 1, threads: 2).run(.time(.zero))
        #expect(none.map { PairedCheck($0.tours, of: instance).isFeasible } != false)
    }

    @Test("a cancelled search ends soon with its best plan", arguments: [30, 400])
    func cancelled(services: Int) async throws {
        let instance = try PairedInstance.random(
            services: services, links: services / 5, staff: services / 5, windows: .soft, seed: 1)
        let search = PairedSearch(instance, seed: 1, threads: 2)
        let (plans, source) = AsyncStream.makeStream(of: PairedSolution.self)
        let task = Task { await search.run(.iterations(100_000_000)) { source.yield($0) } }
        var first: PairedSolution?
        for await plan in plans {
            first = plan
            break
        }
        let start = ContinuousClock.now
        task.cancel()
        let best = try #require(await task.value)
        // Fifty milliseconds in a release build on a free machine; tests run in debug builds beside others.
        #expect(ContinuousClock.now - start < .seconds(2))
        #expect(best.cost.total <= (try #require(first)).cost.total)
        #expect(PairedCheck(best.tours, of: instance).isFeasible)
    }

    @Test("more people of a kind than services, and links of all services, are planned")
    func crowds() async throws {
        let many = try PairedInstance.random(services: 8, links: 4, staff: 60, windows: .soft, seed: 3)
        let found = try #require(await search(many, steps: 300))
        #expect(PairedCheck(found.tours, of: many).isFeasible)
    }
}
