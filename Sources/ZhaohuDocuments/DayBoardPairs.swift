/// The visits of two carers: a number for each, the same at both bars, and the way from one bar to the other.
struct DayBoardPairs {
    /// A stop by its row and its place in it.
    struct Spot: Hashable {
        let row: Int
        let stop: Int

        /// The bar's name in the page.
        var anchor: String { "b\(row)-\(stop)" }
    }

    private var numbers: [String: Int] = [:]
    private var spots: [String: [Spot]] = [:]
    private var names: [String: String] = [:]

    init(_ board: DayBoard) {
        for (row, carer) in board.carers.enumerated() {
            names[carer.id] = carer.name
            for (index, stop) in carer.stops.enumerated() where stop.partner != nil {
                if numbers[stop.visitID] == nil { numbers[stop.visitID] = numbers.count + 1 }
                spots[stop.visitID, default: []].append(Spot(row: row, stop: index))
            }
        }
    }

    /// The visit's number among the visits of two, nil for any other.
    func number(_ stop: DayBoard.Stop) -> Int? { stop.partner == nil ? nil : numbers[stop.visitID] }

    /// The bar of the other carer, nil when it is not on the board.
    func other(than spot: Spot, for stop: DayBoard.Stop) -> Spot? { spots[stop.visitID]?.first { $0.row != spot.row } }

    /// The other carer's id and name.
    func partner(_ stop: DayBoard.Stop) -> String? {
        stop.partner.map { id in names[id].map { "\(id) \($0)" } ?? id }
    }
}
