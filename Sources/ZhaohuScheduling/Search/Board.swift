/// A plan as the search works on it, in memory that several threads may use at once as long as each keeps to its own
/// group of routes.
///
/// Nodes come first by visit (one or two each), then the two home ends of every route.
// Threads write disjoint nodes and tracks: a round gives every route to one group and every group to one thread.
final class Board: @unchecked Sendable {
    let instance: Instance
    let facts: Facts
    let travel: FastTravel
    /// Nodes that belong to visits.
    let stopCount: Int
    let nodeCount: Int
    let routeCount: Int
    let nodes: UnsafeMutablePointer<Node>
    let tracks: UnsafeMutablePointer<Track>

    init(_ instance: Instance) {
        self.instance = instance
        facts = Facts(instance)
        travel = FastTravel(instance.travel)
        stopCount = facts.stopCount
        routeCount = instance.caregivers.count
        nodeCount = stopCount + 2 * routeCount
        nodes = .allocate(capacity: max(1, nodeCount))
        nodes.initialize(repeating: Node(), count: nodeCount)
        tracks = .allocate(capacity: max(1, routeCount))
        tracks.initialize(repeating: Track(), count: routeCount)
        for index in instance.visits.indices { place(visit: index) }
        for index in instance.caregivers.indices { place(caregiver: index) }
    }

    deinit {
        nodes.deallocate()
        tracks.deallocate()
        facts.free()
    }

    /// The node before the first stop of a route.
    @inline(__always)
    func first(_ route: Int32) -> Int32 { Int32(truncatingIfNeeded: stopCount) &+ 2 &* route }

    /// The node after the last stop of a route.
    @inline(__always)
    func last(_ route: Int32) -> Int32 { first(route) &+ 1 }

    @inline(__always)
    func node(_ index: Int32) -> UnsafeMutablePointer<Node> { nodes + Int(index) }

    @inline(__always)
    func isStop(_ index: Int32) -> Bool { Int(index) < stopCount }

    @inline(__always)
    func seconds(_ from: Int32, _ to: Int32) -> Int32 {
        let (a, b) = (node(from), node(to))
        return travel.seconds(a.pointee.x, a.pointee.y, b.pointee.x, b.pointee.y)
    }

    private func place(visit index: Int) {
        let visit = instance.visits[index]
        let place = instance.clients[visit.client].place
        let nodes = facts.nodes(of: index)
        for number in nodes {
            var node = Node()
            (node.x, node.y) = (Int32(place.x), Int32(place.y))
            node.duration = Int32(visit.parts[Int(number - nodes.lowerBound)].duration)
            (node.open, node.close) = (Int32(visit.window.lowerBound), Int32(visit.window.upperBound))
            node.hard = Int32(visit.latestStart)
            node.visit = Int32(index)
            node.partner = nodes.count == 2 ? nodes.lowerBound + nodes.upperBound - 1 - number : -1
            self.nodes[Int(number)] = node
        }
    }

    private func place(caregiver index: Int) {
        let caregiver = instance.caregivers[index]
        let (first, last) = (first(Int32(index)), last(Int32(index)))
        var node = Node()
        (node.x, node.y) = (Int32(caregiver.home.x), Int32(caregiver.home.y))
        node.route = Int32(index)
        node.start = Int32(caregiver.shift.lowerBound)
        node.latest = Int32(caregiver.shift.upperBound)
        node.free = node.latest
        node.next = last
        nodes[Int(first)] = node
        node.next = -1
        node.previous = first
        nodes[Int(last)] = node
    }
}
