import Testing
import ZhaohuDomain

/// Somebody who tries every table that fits what is shown.
@Suite("Suppression")
struct SuppressionTests {
    @Test("small cells are hidden with the next smallest, and the hidden add up to enough")
    func examples() {
        func hidden(_ counts: [Int], least: Int = 10) -> [Int] { Suppression.row(counts, least: least).hidden.sorted() }
        #expect(hidden([40, 50, 60]).isEmpty)
        #expect(hidden([9, 50, 60, 40]) == [0, 3])
        #expect(hidden([9, 8, 60]) == [0, 1])
        #expect(hidden([2, 3, 60, 70]) == [0, 1, 2])
        #expect(hidden([0, 50, 60]).isEmpty)
        #expect(hidden([60, 60, 9, 70]) == [0, 1, 2])
        #expect(hidden([9, 9, 10, 30]) == [0, 1, 2])
        #expect(hidden([9, 0, 60]) == [0, 2])
        #expect(Suppression.row([3, 0, 0], least: 10).hidesTotal)
        #expect(Suppression.row([3, 4], least: 10).hidesTotal)
        #expect(hidden([1, 2, 3], least: 1).isEmpty)
    }

    @Test("no row of cells gives a hidden one away, whoever knows the total and how it is done")
    func rows() {
        var random = SeededGenerator(seed: 41)
        var attacked = 0
        for _ in 0..<400 {
            let least = Int.random(in: 2...4, using: &random)
            let counts = (0..<Int.random(in: 2...4, using: &random)).map { _ in Int.random(in: 0...7, using: &random) }
            let found = Suppression.row(counts, least: least)
            guard !found.hidden.isEmpty, !found.hidesTotal else { continue }
            attacked += 1
            let places = found.hidden.sorted()
            let sum = places.reduce(0) { $0 + counts[$1] }
            for (isSharp, fits) in [
                (false, { _ in true }), (true, { Suppression.row($0, least: least).hidden == found.hidden }),
            ]
                as [(Bool, ([Int]) -> Bool)]
            {
                var seen = places.map { _ in Set<Int>() }
                for values in Self.sums(of: sum, in: places.count) {
                    var other = counts
                    for (place, value) in zip(places, values) { other[place] = value }
                    guard fits(other) else { continue }
                    for (place, value) in values.enumerated() { seen[place].insert(value) }
                }
                for (place, values) in zip(places, seen) {
                    #expect(values.count >= 2, "\(counts) \(least)")
                    // Who knows only the totals cannot even tell that the cell is small.
                    #expect(isSharp || values.contains { $0 >= least }, "\(counts) \(least) \(place)")
                }
            }
            for place in counts.indices where !found.hidden.contains(place) {
                #expect(counts[place] == 0 || counts[place] >= least)
            }
        }
        #expect(attacked > 150)
    }

    @Test("no table gives a hidden cell away, whoever knows all totals")
    func tables() {
        var random = SeededGenerator(seed: 43)
        var attacked = 0
        for _ in 0..<300 {
            let least = Int.random(in: 2...3, using: &random)
            let (rows, columns) = (Int.random(in: 2...3, using: &random), Int.random(in: 2...3, using: &random))
            let counts = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: 0...5, using: &random) } }
            guard let hidden = Suppression.table(counts, least: least) else { continue }
            for row in 0..<rows {
                for column in 0..<columns where !hidden[row][column] {
                    #expect(counts[row][column] == 0 || counts[row][column] >= least)
                }
            }
            guard hidden.joined().contains(true) else { continue }
            attacked += 1
            var seen = (0..<rows).map { _ in (0..<columns).map { _ in Set<Int>() } }
            Self.everyTable(like: counts, hidden) { table in
                for row in 0..<rows { for column in 0..<columns { seen[row][column].insert(table[row][column]) } }
            }
            for row in 0..<rows {
                for column in 0..<columns where hidden[row][column] {
                    #expect(seen[row][column].count >= 2, "\(counts) \(least)")
                    #expect(seen[row][column].contains { $0 >= least }, "\(counts) \(least)")
                }
            }
        }
        #expect(attacked > 40)
    }

    @Test("a naive table, with only the small cells hidden, is given away: the attacker is no straw man")
    func attackerWorks() {
        let counts = [[1, 9], [8, 7]]
        var seen: Set<Int> = []
        Self.everyTable(like: counts, [[true, false], [false, false]]) { seen.insert($0[0][0]) }
        #expect(seen == [1])
        #expect(Suppression.table(counts, least: 3) == [[true, true], [true, true]])
        #expect(Suppression.table([[1, 1], [1, 1]], least: 5) == nil)
    }

    /// Every way to write a sum with so many numbers of 1 or more.
    private static func sums(of sum: Int, in count: Int) -> [[Int]] {
        guard count > 1 else { return sum >= 1 ? [[sum]] : [] }
        guard sum >= count else { return [] }
        return (1...(sum - count + 1)).flatMap { first in sums(of: sum - first, in: count - 1).map { [first] + $0 } }
    }

    /// Every table with the same totals and the same shown cells, the hidden ones 1 or more.
    private static func everyTable(like counts: [[Int]], _ hidden: [[Bool]], _ body: ([[Int]]) -> Void) {
        func columnSums(_ rows: [[Int]]) -> [Int] { rows.reduce(counts[0].map { _ in 0 }) { zip($0, $1).map(+) } }
        let wanted = columnSums(counts)
        func go(_ done: [[Int]]) {
            guard done.count < counts.count else {
                if columnSums(done) == wanted { body(done) }
                return
            }
            let row = done.count
            let places = counts[row].indices.filter { hidden[row][$0] }
            guard !places.isEmpty else { return go(done + [counts[row]]) }
            for values in sums(of: places.reduce(0) { $0 + counts[row][$1] }, in: places.count) {
                var next = counts[row]
                for (place, value) in zip(places, values) { next[place] = value }
                go(done + [next])
            }
        }
        go([])
    }
}
