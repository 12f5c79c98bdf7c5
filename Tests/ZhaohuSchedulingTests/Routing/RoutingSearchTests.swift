import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Searching for routes")
struct RoutingSearchTests {
    private func search(
        _ instance: RoutingInstance, threads: Int = 1, seed: UInt64 = 1, iterations: Int = 40, ruinShare: Double? = nil
    ) async -> RoutingSolution? {
        await RoutingSearch(instance, seed: seed, threads: threads, ruinShare: ruinShare).run(.iterations(iterations))
    }

    @Test("seed and iterations decide the plan, whatever the number of threads", arguments: [0.0, 0.5])
    func determinism(ruinShare: Double) async throws {
        let instance = try RoutingInstance.random(customers: 25, vehicles: 10, seed: 4)
        let once = await search(instance, ruinShare: ruinShare)
        #expect(once != nil)
        #expect(await search(instance, ruinShare: ruinShare)?.text == once?.text)
        #expect(await search(instance, threads: 2, ruinShare: ruinShare)?.text == once?.text)
    }

    @Test("every plan that is found holds, with the distance it says", arguments: 1...2)
    func holds(seed: Int) async throws {
        let instance = try RoutingInstance.random(customers: 15 * seed, vehicles: 12 * seed, seed: UInt64(seed))
        for ruinShare in [0, 0.5] {
            let found = await search(instance, seed: UInt64(seed), iterations: 40, ruinShare: ruinShare)
            let solution = try #require(found)
            let check = RoutingCheck(solution.routes, of: instance)
            #expect(check.violations.isEmpty)
            #expect(check.distance == solution.distance)
        }
    }

    @Test("an instance that no plan can hold ends without one")
    func impossible() async throws {
        let small = try RoutingInstance(solomon: RoutingInstance.small)
        var places = small.places
        places[1] = .init(x: 500, y: 0, demand: 1, opens: 0, closes: 10, service: 0)
        places[2] = .init(x: 1, y: 0, demand: 1_000, opens: 0, closes: 100, service: 0)
        let instance = try RoutingInstance(name: "", vehicles: 1, capacity: 10, places: places)
        #expect(await search(instance) == nil)
        #expect(await search(instance, ruinShare: 1) == nil)
    }

    @Test("no customers need no routes, and one needs one", arguments: [0, 1, 2])
    func tiny(customers: Int) async throws {
        let instance = try RoutingInstance.random(customers: customers, vehicles: 3, seed: 1)
        let solution = try #require(await search(instance))
        #expect(RoutingCheck(solution.routes, of: instance).isFeasible)
    }

    @Test("no time gives no plan, at once")
    func noTime() async throws {
        let instance = try RoutingInstance.random(customers: 600, vehicles: 200, seed: 1)
        #expect(await RoutingSearch(instance, seed: 1, threads: 2).run(.time(.zero)) == nil)
    }

    @Test("a cancelled search ends soon with its best plan", arguments: [30, 320])
    func cancelled(customers: Int) async throws {
        let instance = try RoutingInstance.random(customers: customers, vehicles: customers, seed: 1)
        let search = RoutingSearch(instance, seed: 1, threads: 2)
        let (plans, source) = AsyncStream.makeStream(of: RoutingSolution.self)
        let task = Task { await search.run(.iterations(10_000_000)) { source.yield($0) } }
        var first: RoutingSolution?
        for await plan in plans {
            first = plan
            break
        }
        let start = ContinuousClock.now
        task.cancel()
        let best = try #require(await task.value)
        // Fifty milliseconds in a release build on a free machine; tests run in debug builds beside others.
        #expect(ContinuousClock.now - start < .seconds(2))
        #expect(best.distance <= (try #require(first)).distance)
        #expect(RoutingCheck(best.routes, of: instance).isFeasible)
    }

    @Test(
        "a small instance of the yardstick is solved nearly to the best known",
        .enabled(if: RoutingYardstick.isPresent, "the shared files are not there"), arguments: ["C101"])
    func yardstick(name: String) async throws {
        let instance = try RoutingInstance(solomon: RoutingYardstick.text("vrptw/solomon-100/\(name).txt"))
        let solution = try #require(await search(instance, threads: 2, iterations: 60))
        #expect(RoutingCheck(solution.routes, of: instance).isFeasible)
        #expect(solution.distance <= (try RoutingYardstick.bestKnown(name)) * 105 / 100)
    }

    @Test("logarithm and power are right to twelve digits", arguments: 1...200)
    func logarithm(step: Int) {
        let value = Double(step) / 37
        let back = RoutingLogarithm.power(2.718_281_828_459_045, RoutingLogarithm.natural(value))
        #expect((back / value - 1).magnitude < 1e-12)
        #expect((RoutingLogarithm.power(value, 2) / (value * value) - 1).magnitude < 1e-12)
    }
}
