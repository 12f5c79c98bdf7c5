import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Earliest starts of services that depend on each other")
struct PairedBoardTests {
    /// The routes of a board, people left out.
    private func routes(_ board: PairedBoard) -> [[Int]] {
        (board.depots..<board.nodes.count).map { depot in
            var route: [Int] = []
            var node = Int(board.nodes[depot].next)
            while node != depot {
                route.append(node)
                node = Int(board.nodes[node].next)
            }
            return route
        }
    }

    @Test(
        "after random removals and insertions all starts are the least, and the price foretold was the rise of the cost",
        arguments: 1...20)
    func starts(seed: Int) throws {
        let instance = try PairedInstance.random(
            services: 12, links: 4, staff: 4, windows: .soft, seed: UInt64(seed))
        let ground = PairedGround(instance)
        let board = PairedBoard(ground)
        var random = RoutingGenerator(seed: UInt64(seed))
        for _ in 0..<300 {
            let service = random.below(12)
            if board.nodes[service].route >= 0 {
                board.unlink(service)
                board.settle()
            } else {
                try insert(service, board, ground, &random)
            }
            let routes = routes(board)
            let starts = try #require(PairedBrute.starts(routes, present(instance, board)))
            var late: [Int] = [0]
            for node in routes.joined() {
                #expect(Int(board.nodes[node].start) == starts[node])
                late.append(max(0, starts[node] - instance.services[node].closes))
            }
            #expect(board.late == late.reduce(0, +) && board.worst == late.max())
        }
    }

    private func insert(
        _ service: Int, _ board: PairedBoard, _ ground: PairedGround, _ random: inout RoutingGenerator
    ) throws {
        let behind = random.oneIn(2) ? board.depots + random.below(ground.routeCount) : random.below(12)
        guard behind != service, board.nodes[behind].route >= 0 else { return }
        let mate = Int(board.nodes[service].mate)
        if mate >= 0, board.nodes[mate].route == board.nodes[behind].route { return }
        let cost = board.travel + board.late + board.worst
        let price = board.price(
            service, behind: behind, floor: board.floor(service), limit: PairedBoard.noPrice)
        guard price < PairedBoard.noPrice else { return }
        board.insert(service, behind: behind)
        #expect(board.travel + board.late + board.worst == cost + price)
    }

    /// Links of services that are not in routes bind nobody.
    private func present(_ instance: PairedInstance, _ board: PairedBoard) throws -> PairedInstance {
        try PairedInstance(
            staff: instance.staff, services: instance.services,
            links: instance.links.filter { board.nodes[$0.first].route >= 0 && board.nodes[$0.second].route >= 0 },
            places: instance.places, travel: instance.travel, windows: instance.windows, horizon: instance.horizon)
    }

    @Test("people who would wait for each other in a circle are refused")
    func circle() throws {
        let service = PairedInstance.Service(place: 0, skill: 0, opens: 0, closes: 1_000, duration: 5)
        let instance = try PairedInstance(
            staff: [SkillSet(numbers: [0]), SkillSet(numbers: [0])], services: Array(repeating: service, count: 4),
            links: [
                .init(first: 0, second: 1, shortestGap: 0, longestGap: 0),
                .init(first: 2, second: 3, shortestGap: 0, longestGap: 0),
            ], places: 1, travel: [0], windows: .soft, horizon: nil)
        let board = PairedBoard(PairedGround(instance))
        board.insert((0, 1), behind: (4, 5))
        #expect(board.price((2, 3), behind: (0, 5), detour: 0, limit: PairedBoard.noPrice) == PairedBoard.noPrice)
        #expect(board.price((2, 3), behind: (0, 1), detour: 0, limit: PairedBoard.noPrice) == 0)
    }
}
