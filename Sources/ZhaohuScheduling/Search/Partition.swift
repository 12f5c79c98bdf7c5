/// Parts the routes into groups of neighbours, otherwise in every round.
struct Partition {
    /// Routes that are searched together, and the unserved visits they may take.
    struct Part: Sendable {
        var routes: [Int32] = []
        var absent: [Int32] = []
    }

    private struct Point {
        let number: Int32
        let x: Double
        let y: Double
    }

    private(set) var parts: [Part] = []
    private var random: Random

    init(_ board: Board, absent: [Int32], groups: Int, random: Random) {
        self.random = random
        let routes = (0..<Int32(board.routeCount)).map { Self.centre(of: $0, board) }
        let visits = absent.map { visit in
            let node = board.node(board.facts.nodes(of: Int(visit)).lowerBound).pointee
            return Point(number: visit, x: Double(node.x), y: Double(node.y))
        }
        split(routes, visits, into: groups)
        for (number, part) in parts.enumerated() {
            for route in part.routes { board.tracks[Int(route)].group = Int32(number) }
        }
        movePinned(board)
    }

    /// Visits pinned to a caregiver have no chance but with them.
    private mutating func movePinned(_ board: Board) {
        for number in parts.indices {
            let pinned = parts[number].absent.filter(board.facts.isPinned)
            guard !pinned.isEmpty else { continue }
            parts[number].absent.removeAll(where: board.facts.isPinned)
            for visit in pinned {
                let caregiver = board.facts.pinnedTo[Int(board.facts.nodes(of: Int(visit)).lowerBound)]
                parts[Int(board.tracks[Int(caregiver)].group)].absent.append(visit)
            }
        }
    }

    /// The middle of home and stops.
    private static func centre(of route: Int32, _ board: Board) -> Point {
        var (x, y, count) = (0.0, 0.0, 0.0)
        var index = board.first(route)
        repeat {
            let node = board.node(index).pointee
            (x, y, count) = (x + Double(node.x), y + Double(node.y), count + 1)
            index = node.next
        } while board.isStop(index)
        return Point(number: route, x: x / count, y: y / count)
    }

    /// Halves by a line in a random direction until there are enough groups.
    private mutating func split(_ routes: [Point], _ visits: [Point], into groups: Int) {
        if groups <= 1 || routes.count < 2 {
            parts.append(Part(routes: routes.map(\.number), absent: visits.map(\.number)))
            return
        }
        let (dx, dy) = (random.unit() * 2 - 1, random.unit() * 2 - 1)
        let lower = groups / 2
        let ranked = routes.map { (along: $0.x * dx + $0.y * dy, point: $0) }
            .sorted { ($0.along, $0.point.number) < ($1.along, $1.point.number) }
        let cut = max(1, ranked.count * lower / groups)
        let border = ranked[cut].along
        split(
            ranked[..<cut].map(\.point), visits.filter { $0.x * dx + $0.y * dy < border }, into: lower)
        split(
            ranked[cut...].map(\.point), visits.filter { $0.x * dx + $0.y * dy >= border }, into: groups - lower)
    }
}
