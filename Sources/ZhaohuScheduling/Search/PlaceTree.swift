/// Places in a tree that halves them by turns, for finding the nearest ones.
struct PlaceTree {
    private static let leaf = 8

    private struct Entry {
        let x: Double
        let y: Double
        let number: Int32
    }

    /// In the order of the tree: the middle of every range parts it, by x or y, whichever spreads wider.
    private var entries: [Entry]
    /// By the middle of a range: true when it is parted by x.
    private var isByX: [Bool]

    init(_ places: [(number: Int, place: Instance.Place)]) {
        entries = places.map { Entry(x: Double($0.place.x), y: Double($0.place.y), number: Int32($0.number)) }
        isByX = Array(repeating: true, count: entries.count)
        arrange(0..<entries.count)
    }

    private mutating func arrange(_ range: Range<Int>) {
        guard range.count > Self.leaf else { return }
        let xs = entries[range].map(\.x)
        let ys = entries[range].map(\.y)
        let middle = range.lowerBound + range.count / 2
        isByX[middle] = Self.spread(xs) >= Self.spread(ys)
        if isByX[middle] {
            entries[range].sort { ($0.x, $0.number) < ($1.x, $1.number) }
        } else {
            entries[range].sort { ($0.y, $0.number) < ($1.y, $1.number) }
        }
        arrange(range.lowerBound..<middle)
        arrange(middle..<range.upperBound)
    }

    private static func spread(_ values: [Double]) -> Double {
        guard let low = values.min(), let high = values.max() else { return 0 }
        return high - low
    }

    /// Appends the numbers of the nearest places, nearest first.
    func appendNearest(_ count: Int, to place: Instance.Place, into list: inout [Int32]) {
        var found: [(distance: Double, number: Int32)] = []
        found.reserveCapacity(count + 1)
        search(0..<entries.count, Double(place.x), Double(place.y), count, &found)
        list += found.map(\.number)
    }

    private func search(
        _ range: Range<Int>, _ x: Double, _ y: Double, _ count: Int, _ found: inout [(distance: Double, number: Int32)]
    ) {
        if range.count <= Self.leaf {
            for entry in entries[range] { Self.offer(entry, x, y, count, &found) }
            return
        }
        let middle = range.lowerBound + range.count / 2
        let gap = isByX[middle] ? x - entries[middle].x : y - entries[middle].y
        let (low, high) = (range.lowerBound..<middle, middle..<range.upperBound)
        search(gap < 0 ? low : high, x, y, count, &found)
        if found.count < count || gap * gap < found[found.count - 1].distance {
            search(gap < 0 ? high : low, x, y, count, &found)
        }
    }

    private static func offer(
        _ entry: Entry, _ x: Double, _ y: Double, _ count: Int, _ found: inout [(distance: Double, number: Int32)]
    ) {
        let distance = (entry.x - x) * (entry.x - x) + (entry.y - y) * (entry.y - y)
        if found.count == count {
            guard distance < found[count - 1].distance else { return }
            found.removeLast()
        }
        var place = found.count
        while place > 0, found[place - 1].distance > distance { place -= 1 }
        found.insert((distance, entry.number), at: place)
    }
}
