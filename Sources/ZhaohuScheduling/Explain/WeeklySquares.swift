/// Who is near whom: the clients of an area in the same square of the map and in the eight around it, counted by day.
struct WeeklySquares: Sendable {
    private struct Square: Hashable {
        let x: Int
        let y: Int
        let area: Int
    }

    /// The square of each client.
    private let square: [Int]
    /// Each square and those around it that somebody lives in.
    private let around: [[Int]]
    /// Clients placed, and those of them visited on each weekday beyond what all days have, by square.
    private var placed: [Int]
    private var visited: [[Int]]

    init(_ wants: [WeeklyPattern.Want], metres: Int) {
        let side = max(1, metres)
        var numbers: [Square: Int] = [:]
        var squares: [Square] = []
        square = wants.map { want in
            let square = Square(
                x: Self.floor(want.place.x, side), y: Self.floor(want.place.y, side), area: want.area)
            if let number = numbers[square] { return number }
            numbers[square] = squares.count
            squares.append(square)
            return squares.count - 1
        }
        around = squares.map { square in
            (-1...1).flatMap { dx in
                (-1...1).compactMap { numbers[Square(x: square.x + dx, y: square.y + $0, area: square.area)] }
            }
        }
        placed = Array(repeating: 0, count: squares.count)
        visited = Array(repeating: Array(repeating: 0, count: WeeklyPattern.dayCount), count: squares.count)
    }

    /// Counts a client who is placed, or with -1 takes the count back.
    mutating func count(_ client: Int, _ mask: Int, _ times: Int) {
        placed[square[client]] += times
        for day in 0..<WeeklyPattern.dayCount where mask >> day & 1 == 1 { visited[square[client]][day] += times }
    }

    /// Near clients and days on which one of the two is visited and the other is not; the client itself is not placed.
    func apart(_ client: Int, _ mask: Int) -> Int {
        var apart = 0
        for square in around[square[client]] {
            for day in 0..<WeeklyPattern.dayCount {
                apart += mask >> day & 1 == 1 ? placed[square] - visited[square][day] : visited[square][day]
            }
        }
        return apart
    }

    private static func floor(_ number: Int, _ side: Int) -> Int {
        number >= 0 ? number / side : -((side - 1 - number) / side)
    }
}
