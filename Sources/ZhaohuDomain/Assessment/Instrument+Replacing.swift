extension Instrument {
    /// The same instrument with one cell of its decision table replaced, for trying out.
    ///
    /// - Throws: ``RefusalRule/cellUnknown`` when there is no such cell; ``RefusalRule/gradeUnknown``.
    package func replacing(cell: (row: Int, column: Int), with grade: Int) throws(Refusal) -> Instrument {
        let place = "\(cell.row),\(cell.column)"
        guard case .matrix(var rows) = gradeRule else {
            throw Refusal(.cellUnknown, ["cell": place, "instrument": id, "allowed": "none"])
        }
        guard rows.indices.contains(cell.row), rows[cell.row].indices.contains(cell.column) else {
            let allowed = "0..\(rows.count - 1),0..\(rows[0].count - 1)"
            throw Refusal(.cellUnknown, ["cell": place, "instrument": id, "allowed": allowed])
        }
        guard grades.indices.contains(grade) else {
            throw Refusal(.gradeUnknown, ["grade": String(grade), "allowed": "0..\(grades.count - 1)"])
        }
        rows[cell.row][cell.column] = grade
        var changed = self
        changed.gradeRule = .matrix(rows: rows)
        return changed
    }

    /// The same instrument with the upper end of one band moved, for trying out; the next band upwards begins at the
    /// next total that answers can give.
    ///
    /// - Parameters:
    ///   - name: the dimension's code and the band's, `adl.severelyImpaired`.
    ///   - upper: the new upper end, inclusive.
    /// - Returns: the changed instrument.
    /// - Throws: ``RefusalRule/bandUnknown``; ``RefusalRule/bandHasCutoff`` for a band that policy moves;
    ///   ``RefusalRule/bandEndInvalid`` when this band or the next would be empty.
    package func replacing(band name: String, upper: Int) throws(Refusal) -> Instrument {
        let known = dimensions.filter { $0.bandRows == nil }
            .flatMap { dimension in dimension.bands.map { "\(dimension.code).\($0.code)" } }
        guard known.contains(name),
            let place = dimensions.firstIndex(where: { dimension in
                dimension.bands.contains { "\(dimension.code).\($0.code)" == name }
            }),
            let number = dimensions[place].bands.firstIndex(where: { "\(dimensions[place].code).\($0.code)" == name })
        else {
            throw Refusal(
                .bandUnknown,
                [
                    "band": name, "hint": Nearest.match(name, among: known) ?? "",
                    "allowed": known.joined(separator: ","),
                ])
        }
        if let key = dimensions[place].bands[number].cutoffKey {
            throw Refusal(.bandHasCutoff, ["band": name, "key": key])
        }
        var changed = self
        try changed.dimensions[place].moveUpper(of: number, to: upper)
        return changed
    }
}

extension Instrument.Dimension {
    fileprivate mutating func moveUpper(of number: Int, to upper: Int) throws(Refusal) {
        let next = isHigherBetter ? number - 1 : number + 1
        let lowest = bands[number].lower ?? minimum
        guard bands.indices.contains(next) else {
            throw Refusal(
                .bandEndInvalid,
                ["band": "\(code).\(bands[number].code)", "upper": String(upper), "allowed": "\(maximum)"])
        }
        let highest = (bands[next].upper ?? maximum) - 1
        let reachable = reachable
        guard lowest <= upper, upper <= highest,
            let begin = (upper + 1...highest + 1).first(where: { reachable[$0 - minimum] })
        else {
            throw Refusal(
                .bandEndInvalid,
                [
                    "band": "\(code).\(bands[number].code)", "upper": String(upper),
                    "allowed": "\(lowest)..\(highest)",
                ])
        }
        bands[number].upper = upper
        bands[next].lower = begin
    }
}
