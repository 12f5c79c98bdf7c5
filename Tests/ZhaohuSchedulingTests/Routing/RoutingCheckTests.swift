import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Checking routes")
struct RoutingCheckTests {
    private func check(_ routes: [[Int]], vehicles: Int = 2, depotCloses: Int = 1_000) throws -> RoutingCheck {
        let small = try RoutingInstance(solomon: RoutingInstance.small)
        var places = small.places
        places[0] = .init(x: 0, y: 0, demand: 0, opens: 0, closes: depotCloses, service: 0)
        let instance = try RoutingInstance(name: "", vehicles: vehicles, capacity: small.capacity, places: places)
        return RoutingCheck(routes, of: instance)
    }

    @Test("routes that hold have no violation, and their distance")
    func holds() throws {
        let check = try check([[1, 2], [3]])
        #expect(check.isFeasible)
        #expect(check.distance == 50 + 50 + 100 + 90 + 90)
    }

    @Test("each rule broken is named once")
    func broken() throws {
        #expect(try check([[1, 2], [3]], vehicles: 1).violations == [.tooManyRoutes(routes: 2, vehicles: 1)])
        #expect(try check([[1, 2, 9], [3]]).violations == [.noSuchCustomer(route: 1, customer: 9)])
        #expect(try check([[1], [3]]).violations == [.visited(customer: 2, times: 0)])
        #expect(try check([[2], [3, 1], [2]], vehicles: 3).violations.contains(.visited(customer: 2, times: 2)))
        #expect(try check([[3, 1], [2]]).violations == [.overloaded(route: 1, load: 11)])
        #expect(
            try check([[2, 3], [1]]).violations == [.late(route: 1, customer: 3, at: 360, closes: 300)])
        #expect(
            try check([[1, 2], [3]], depotCloses: 350).violations == [.backLate(route: 1, at: 400, closes: 350)])
    }

    @Test("no customer is forgotten when there are no routes")
    func nothing() throws {
        #expect(try check([]).violations.count == 3)
    }

    @Test(
        "the yardstick's example holds and is near the best known",
        .enabled(if: RoutingYardstick.isPresent, "the shared files are not there"))
    func example() throws {
        let instance = try RoutingInstance(solomon: RoutingYardstick.text("vrptw/solomon-100/RC101.txt"))
        let routes = try RoutingSolution.routes(text: RoutingYardstick.text("examples/RC101.sol"))
        let check = RoutingCheck(routes, of: instance)
        #expect(check.violations.isEmpty)
        #expect(check.distance == 16_351)
        #expect(check.distance >= (try RoutingYardstick.bestKnown("RC101")))
    }
}
