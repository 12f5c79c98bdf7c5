/// The travel rule for the inner loops: the same seconds as `TravelRule`, without integer divisions.
///
/// Seconds above `longest` are cut to it; no shift is that long, so such a way is never taken.
struct FastTravel: @unchecked Sendable {
    static let longest: Double = 10_000_000

    private let access: Int32
    private let detour: Double
    private let perMetre: Double
    /// Metres of a straight line for a second of road.
    private let metres: Double
    /// Metres of a straight line that dropped fractions can hide.
    private let slack: Double
    /// Times by rows, if they are looked up; freed by the board.
    private let matrix: UnsafeMutableBufferPointer<Int32>?
    private let size: Int

    init(_ rule: TravelRule) {
        access = Int32(rule.accessSeconds)
        detour = Double(rule.detourPercent)
        perMetre = 1 / Double(rule.speed)
        metres = Double(rule.speed) / 10 / detour
        slack = 2 + 100 / detour
        size = rule.matrix?.size ?? 0
        matrix = rule.matrix.map { matrix in
            let copy = UnsafeMutableBufferPointer<Int32>.allocate(capacity: matrix.seconds.count)
            _ = copy.initialize(from: matrix.seconds)
            return copy
        }
    }

    /// Frees what is held by hand.
    func free() { matrix?.deallocate() }

    /// Seconds from one node to another.
    @inline(__always)
    func seconds(_ from: UnsafeMutablePointer<Node>, _ to: UnsafeMutablePointer<Node>) -> Int32 {
        if let matrix {
            let (row, column) = (from.pointee.marks >> Node.rowShift, to.pointee.marks >> Node.rowShift)
            return matrix[Int(row) * size + Int(column)]
        }
        return seconds(from.pointee.x, from.pointee.y, to.pointee.x, to.pointee.y)
    }

    /// Seconds from one point to another.
    @inline(__always)
    func seconds(_ fromX: Int32, _ fromY: Int32, _ toX: Int32, _ toY: Int32) -> Int32 {
        let dx = Double(fromX &- toX)
        let dy = Double(fromY &- toY)
        let square = dx * dx + dy * dy
        if square == 0 { return 0 }
        // Half a unit before each cut keeps the rounding of the product away from whole numbers.
        let straight = Double(Int32(truncatingIfNeeded: Int(square.squareRoot())))
        let road = Double(Int(straight * detour * 0.01 + 0.005))
        return access &+ Int32(truncatingIfNeeded: Int(min(Self.longest, (road * 1_000 + 0.5) * perMetre)))
    }

    /// True when the way surely takes longer than so many seconds; cheaper than working them out.
    @inline(__always)
    func isBeyond(
        _ seconds: Int32, _ from: UnsafeMutablePointer<Node>, _ to: UnsafeMutablePointer<Node>
    ) -> Bool {
        matrix == nil && isBeyond(seconds, from.pointee.x, from.pointee.y, to.pointee.x, to.pointee.y)
    }

    /// The same for points.
    @inline(__always)
    func isBeyond(_ seconds: Int32, _ fromX: Int32, _ fromY: Int32, _ toX: Int32, _ toY: Int32) -> Bool {
        let dx = Double(fromX &- toX)
        let dy = Double(fromY &- toY)
        // Without detour there is no road at all: the reach is endless.
        let reach = Double(max(0, seconds &- access) &+ 2) * metres + slack
        return dx * dx + dy * dy > reach * reach
    }
}
