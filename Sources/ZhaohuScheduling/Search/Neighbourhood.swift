/// Which clients live near which, nearest first, without a matrix.
struct Neighbourhood: Sendable {
    /// Neighbours remembered of each client, the client included.
    static let size = 48

    private let nearest: [Int32]
    private let firstNear: [Int32]
    private let visitList: [Int32]
    private let firstVisit: [Int32]

    init(_ instance: Instance) {
        var lists = Array(repeating: [Int32](), count: instance.clients.count)
        for (index, visit) in instance.visits.enumerated() { lists[visit.client].append(Int32(index)) }
        var first: [Int32] = [0]
        for list in lists { first.append(first[first.count - 1] + Int32(list.count)) }
        firstVisit = first
        visitList = lists.flatMap { $0 }
        let visited = instance.clients.indices.filter { !lists[$0].isEmpty }
        let tree = PlaceTree(visited.map { ($0, instance.clients[$0].place) })
        var firstNear: [Int32] = [0]
        var nearest: [Int32] = []
        nearest.reserveCapacity(visited.count * Self.size)
        for client in instance.clients.indices {
            if !lists[client].isEmpty {
                tree.appendNearest(Self.size, to: instance.clients[client].place, into: &nearest)
            }
            firstNear.append(Int32(nearest.count))
        }
        self.nearest = nearest
        self.firstNear = firstNear
    }

    /// Clients with visits near a client, nearest first.
    func clients(of client: Int32) -> ArraySlice<Int32> {
        nearest[Int(firstNear[Int(client)])..<Int(firstNear[Int(client) + 1])]
    }

    func visits(of client: Int32) -> ArraySlice<Int32> {
        visitList[Int(firstVisit[Int(client)])..<Int(firstVisit[Int(client) + 1])]
    }
}
