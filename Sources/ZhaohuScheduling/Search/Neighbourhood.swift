/// Which clients live near which, nearest first: without a matrix unless times are looked up in one anyway.
struct Neighbourhood: Sendable {
    /// Neighbours remembered of each client, the client included.
    static let size = 48

    private let nearest: [Int32]
    private let firstNear: [Int32]
    private let visitList: [Int32]
    private let firstVisit: [Int32]

    /// Works out the neighbours of every client; those of the rest are none once it may stop.
    init(_ instance: Instance, mayStop: () -> Bool = { false }) {
        var lists = Array(repeating: [Int32](), count: instance.clients.count)
        for (index, visit) in instance.visits.enumerated() { lists[visit.client].append(Int32(index)) }
        var first: [Int32] = [0]
        for list in lists { first.append(first[first.count - 1] + Int32(list.count)) }
        firstVisit = first
        visitList = lists.flatMap { $0 }
        let visited = instance.clients.indices.filter { !lists[$0].isEmpty }
        var finder = Finder(instance, visited)
        var firstNear: [Int32] = [0]
        var nearest: [Int32] = []
        nearest.reserveCapacity(visited.count * Self.size)
        var isStopped = mayStop()
        for client in instance.clients.indices {
            if client & 255 == 0, !isStopped { isStopped = mayStop() }
            if !isStopped, !lists[client].isEmpty {
                finder.appendNearest(Self.size, to: instance.clients[client].place, into: &nearest)
            }
            firstNear.append(Int32(nearest.count))
        }
        self.nearest = nearest
        self.firstNear = firstNear
    }

    /// Nobody near anybody, for a search that never asks.
    init() { (nearest, firstNear, visitList, firstVisit) = ([], [], [], []) }

    /// Clients with visits near a client, nearest first.
    func clients(of client: Int32) -> ArraySlice<Int32> {
        nearest[Int(firstNear[Int(client)])..<Int(firstNear[Int(client) + 1])]
    }

    func visits(of client: Int32) -> ArraySlice<Int32> {
        visitList[Int(firstVisit[Int(client)])..<Int(firstVisit[Int(client) + 1])]
    }
}

extension Neighbourhood {
    /// Finds the nearest clients by place or, with a matrix, by row.
    private struct Finder {
        private let tree: PlaceTree
        private let matrix: TravelMatrix?
        private var clientsByRow: [[Int32]] = []
        private var nearestByRow: [[Int32]?] = []

        init(_ instance: Instance, _ visited: [Int]) {
            matrix = instance.travel.matrix
            tree = PlaceTree(matrix == nil ? visited.map { ($0, instance.clients[$0].place) } : [])
            clientsByRow = Array(repeating: [], count: matrix?.size ?? 0)
            guard matrix != nil else { return }
            nearestByRow = Array(repeating: nil, count: clientsByRow.count)
            for client in visited { clientsByRow[instance.clients[client].place.row].append(Int32(client)) }
        }

        mutating func appendNearest(_ count: Int, to place: Instance.Place, into list: inout [Int32]) {
            guard let matrix else { return tree.appendNearest(count, to: place, into: &list) }
            if let known = nearestByRow[place.row] { return list += known }
            var nearest: [Int32] = []
            let times = matrix.seconds[(place.row * matrix.size)..<((place.row + 1) * matrix.size)]
            let ranked = zip(times, 0..<matrix.size).filter { !clientsByRow[$0.1].isEmpty }.sorted { $0 < $1 }
            var left = count
            for (_, row) in ranked.prefix(count) {
                let clients = clientsByRow[row].prefix(left)
                nearest += clients
                left -= clients.count
            }
            nearestByRow[place.row] = nearest
            list += nearest
        }
    }
}
