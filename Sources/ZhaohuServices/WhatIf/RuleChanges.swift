internal import ZhaohuDomain

/// Other rules to try: cells of the decision table, cut-offs of policy, upper ends of bands.
struct RuleChanges {
    private let cells: [(row: Int, column: Int, grade: Int)]
    private let cutoffs: [(key: String, value: Int)]
    private let bands: [(name: String, upper: Int)]
    /// As they were asked for.
    let description: String

    /// Reads `3,1:4`, `barthel.severe.max:45` and `adl.severelyImpaired:45`, several of a kind separated by semicolons.
    ///
    /// - Throws: ``RefusalRule/changeMissing`` without any; ``RefusalRule/changeMalformed``.
    init(cell: String?, cutoff: String?, band: String?) throws(Refusal) {
        let given = [("cell", cell), ("cutoff", cutoff), ("band", band)].compactMap { field, text in
            text.map { (field, $0) }
        }
        guard !given.isEmpty else { throw Refusal(.changeMissing, ["field": "cell", "or": "cutoff,band"]) }
        description = given.map { "\($0)=\($1)" }.joined(separator: " ")
        var cells: [(row: Int, column: Int, grade: Int)] = []
        for (place, grade) in try Self.pairs(cell, "cell", "row,column:grade") {
            let numbers = place.split(separator: ",").map { Digits.number($0.utf8) }
            guard numbers.count == 2, let row = numbers[0], let column = numbers[1] else {
                throw Refusal(
                    .changeMalformed, ["field": "cell", "value": String(place), "expected": "row,column:grade"])
            }
            cells.append((row, column, grade))
        }
        self.cells = cells
        cutoffs = try Self.pairs(cutoff, "cutoff", "key:value").map { (String($0), $1) }
        bands = try Self.pairs(band, "band", "dimension.band:upper").map { (String($0), $1) }
    }

    /// The instrument and its cut-offs with the changes.
    ///
    /// - Throws: ``RefusalRule/cutoffUnknown``, and the refusals of ``Instrument/replacing(cell:with:)`` and
    ///   ``Instrument/replacing(band:upper:)``.
    func applied(
        to instrument: Instrument, cutoffs inForce: [String: Int]
    ) throws(Refusal) -> (instrument: Instrument, cutoffs: [String: Int]) {
        var changed = instrument
        var values = inForce
        for cell in cells { changed = try changed.replacing(cell: (cell.row, cell.column), with: cell.grade) }
        for band in bands { changed = try changed.replacing(band: band.name, upper: band.upper) }
        for (key, value) in cutoffs {
            guard values[key] != nil else {
                let known = values.keys.sorted()
                throw Refusal(
                    .cutoffUnknown,
                    [
                        "field": "cutoff", "value": key, "hint": Nearest.match(key, among: known) ?? "",
                        "allowed": known.isEmpty ? "none" : known.joined(separator: ","),
                    ])
            }
            values[key] = value
        }
        return (changed, values)
    }

    private static func pairs(
        _ text: String?, _ field: String, _ expected: String
    ) throws(Refusal) -> [(Substring, Int)] {
        var pairs: [(Substring, Int)] = []
        for entry in (text ?? "").split(separator: ";") {
            let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let value = Digits.number(parts[1].utf8) else {
                throw Refusal(
                    .changeMalformed, ["field": field, "value": String(entry), "expected": expected])
            }
            pairs.append((parts[0], value))
        }
        if text != nil, pairs.isEmpty {
            throw Refusal(.changeMalformed, ["field": field, "value": text ?? "", "expected": expected])
        }
        return pairs
    }
}
