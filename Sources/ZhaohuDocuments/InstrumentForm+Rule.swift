internal import ZhaohuDomain

extension InstrumentForm {
    /// The bands of a dimension: ranges of totals, or a table of conditions on the items.
    func bands(_ dimension: Instrument.Dimension) -> [String] {
        guard let rows = dimension.bandRows else {
            let unit = dimension.items.first?.measure
            let title = heading(dimension, unit == nil ? ("按合计分", "by the total") : ("按测得值", "by the measured value"))
            return [title] + dimension.bands.map { band($0, divisor: unit?.divisor ?? 1) }
        }
        let title = heading(dimension, ("自上而下，首个符合的一行有效", "the first line that holds decides"))
        return [title]
            + table(rows) { row, words in
                let band = dimension.bands[row.gives]
                return "\(words.conditions(row, of: dimension)) → \(band.number) \(band.name(words.language))"
            }
    }

    private func heading(_ dimension: Instrument.Dimension, _ how: (String, String)) -> String {
        "-- \(dimension.code): 分档（\(how.0)，0 最好）/ Bands (\(how.1), 0 is the best) --"
    }

    private func band(_ band: Instrument.Band, divisor: Int) -> String {
        let ends = [band.lower, band.upper].compactMap { $0 }.map { Wording.fraction($0, divisor) }
        let range = Self.right(Set(ends).count == 1 ? ends[0] : ends.joined(separator: " - "), 14)
        let cutoff = band.cutoffKey.map { key in
            "; " + both { $0("上限由政策参数 \(key) 按日期确定", "the upper end is the dated policy value") }
        }
        return "\(Self.right(String(band.number), Self.margin))\(range)  "
            + both { band.name($0.language) } + (cutoff ?? "")
    }

    /// How the bands become the grade, with the number of the rule that a derivation names.
    var rule: [String] {
        let lines: (text: [String], number: String) =
            switch instrument.gradeRule {
            case .bands: ([note("分档即等级", "the band's number is the grade's number")], "bands/n")
            case .matrix(let rows): (matrix(rows), "matrix/row,column")
            case .table(let rows): (table(rows), "table/line")
            case .weighted(let weighted): (points(weighted), "weighted/grade")
            }
        return [heading("等级的判定", "How the grade is decided")] + lines.text
            + ["  规则编号 / rule number: \(instrument.id)/\(lines.number)"]
    }

    private func note(_ chinese: String, _ english: String) -> String { "  \(chinese) / \(english)" }

    private func table(_ rows: [TableRow]) -> [String] {
        [note("自上而下，首个符合的一行有效", "the first line that holds decides")]
            + table(rows) { row, words in
                "\(words.conditions(row, of: instrument)) → \(words.numbered(instrument.grades[row.gives]))"
            }
    }

    private func table(_ rows: [TableRow], _ make: (TableRow, Wording) -> String) -> [String] {
        rows.enumerated().flatMap { number, row in
            lines("\(number + 1).") { make(row, Wording(language: $0)) }
        }
    }

    /// The decision table: a line for each band of the first dimension.
    private func matrix(_ rows: [[Int]]) -> [String] {
        let first = instrument.dimensions[0]
        let cells = { (row: [Int]) in row.map { Self.right(String($0), 3) }.joined() }
        let head = cells(Array(rows[0].indices))
        return [
            note("组合法，格内为等级", "decision table, a cell is the grade"),
            note("横行：\(first.nameZh)的分档", "row: the band of \(first.nameEn)"),
            note("纵列：其余维度中最差的分档", "column: the worst band of the others"),
            Self.right("|", Self.margin + 3) + head,
            "  ------+" + String(repeating: "-", count: head.count + 1),
        ]
            + rows.enumerated().map { number, row in
                "\(Self.right(String(number), Self.margin))  |\(cells(row))   "
                    + both { first.bands[number].name($0.language) }
            }
    }

    /// What the bands of each module are worth, and where the grades begin.
    private func points(_ weighted: GradeRule.Weighted) -> [String] {
        let most = weighted.groups.flatMap(\.self).map(\.points.count).max() ?? 0
        let head = (0..<most).map { Self.right(String($0), 7) }.joined()
        var text = [
            note("各模块按分档得加权分，同组模块只计最高的一个", "points by band; of a group's modules only the highest counts"),
            note("横行：组；纵列：分档", "row: group; column: band"), Self.right("", Self.margin) + head,
        ]
        for (number, group) in weighted.groups.enumerated() {
            for module in group {
                let points = module.points.map { Self.right(Wording.fraction($0, weighted.divisor), 7) }
                let dimension = instrument.dimensions.first { $0.code == module.dimension }
                let name = both { dimension?.name($0.language) ?? module.dimension }
                text.append("\(Self.right("\(number + 1).", Self.margin))\(points.joined())   \(name)")
            }
        }
        text.append(note("各组之和不低于下列分数时的等级", "each grade, and the sum of the groups from which it begins"))
        return text
            + weighted.from.enumerated().map { grade, from in
                Self.right(String(grade), Self.margin) + Self.right(Wording.fraction(from, weighted.divisor), 7) + "   "
                    + both { instrument.grades[grade].name($0.language) }
            }
    }
}
