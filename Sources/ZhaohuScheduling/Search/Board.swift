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
    /// Breaks by route.
    let pauses: UnsafeMutablePointer<Pause>

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
        pauses = .allocate(capacity: max(1, routeCount))
        pauses.initialize(repeating: Pause(), count: routeCount)
        for index in instance.visits.indices { place(visit: index) }
        for index in instance.caregivers.indices { place(caregiver: index) }
    }

    deinit {
        nodes.deallocate()
        tracks.deallocate()
        pauses.deallocate()
        facts.free()
        travel.free()
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
    func seconds(_ from: Int32, _ to: Int32) -> Int32 { travel.seconds(node(from), node(to)) }
}
