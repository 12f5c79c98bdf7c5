internal import ZhaohuDomain

extension Wording {
    /// A band with its number, and the totals that it takes in: `band 2 moderately impaired (45 to 60)`.
    func band(_ band: Instrument.Band, of dimension: Instrument.Dimension) -> String {
        let isMeasured = dimension.items.contains { $0.measure != nil }
        let name = self("第 \(band.number) 档 ", "band \(band.number) ") + band.name(language)
        // The bands of a measured value are named after their ends.
        guard !isMeasured, let lower = band.lower, let upper = band.upper, band.cutoffKey == nil else { return name }
        return name + aside(lower == upper ? "\(lower)" : self("\(lower) 至 \(upper)", "\(lower) to \(upper)"))
    }

    /// A grade with its number: `3 severe I`.
    func numbered(_ grade: GradeName) -> String { "\(grade.number) \(grade.name(language))" }

    /// The conditions of a line that gives a grade, in names of dimensions and bands.
    func conditions(_ row: TableRow, of instrument: Instrument) -> String {
        conditions(row) { name in
            instrument.dimensions.first { $0.code == name }?.name(language)
        } value: { names, value in
            let dimensions = instrument.dimensions.filter { names.contains($0.code) }
            let bands = Set(dimensions.map { $0.bands[value].name(language) })
            return bands.count == 1 ? bands.first ?? "" : self("第 \(value) 档", "band \(value)")
        }
    }

    /// The conditions of a line that gives a band, in names of items and scores.
    func conditions(_ row: TableRow, of dimension: Instrument.Dimension) -> String {
        conditions(row) { name in
            dimension.items.first { $0.code == name }?.name(language)
        } value: { _, value in
            String(value)
        }
    }

    private func conditions(
        _ row: TableRow, name: (String) -> String?, value: ([String], Int) -> String
    ) -> String {
        guard !row.when.isEmpty else { return self("其余情形", "all other cases") }
        let texts = row.when.map { condition in
            let names = condition.names.map { name($0) ?? $0 }.joined(separator: self("、", ", "))
            let values = condition.values.map { value(condition.names, $0) }.joined(separator: self("或", " or "))
            if condition.names.count == 1 { return self("\(names)为\(values)", "\(names): \(values)") }
            if condition.least == condition.names.count {
                return self("\(names)均为\(values)", "all of \(names): \(values)")
            }
            return self(
                "\(names)中至少 \(condition.least) 项为\(values)", "at least \(condition.least) of \(names): \(values)")
        }
        return texts.joined(separator: self("；", "; "))
    }

    /// How sure a source is, told by its mark.
    func mark(_ mark: String) -> String {
        switch mark {
        case "V": self("见于公开资料，已注明出处", "read in a published source")
        case "V2": self("见于逐条摘编，未见文件原文", "read in a clause-by-clause digest, not in the text itself")
        case "M-H": self("一般了解，未查证出处，把握较大", "general knowledge without a source, fairly sure")
        case "M-M": self("一般了解，未查证出处，把握中等", "general knowledge without a source, moderately sure")
        case "D": self("本程序的默认值，无文件依据", "a default of this program, no document behind it")
        default: self("未说明", "not explained")
        }
    }

    /// What a reader must know to read bands, rule numbers, and the marks of the instrument's source and the cut-offs.
    func legend(_ report: DerivationReport) -> [String] {
        let words = report.instrument.source.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
        let marks = words.filter(["V", "V2", "M-H", "M-M", "D"].contains) + report.cutoffs.map(\.mark)
        let first = [
            self(
                "分档和等级均从 0 起编号：0 为功能最好，数字越大功能越差。",
                "Bands and grades are numbered from 0, the best function; a larger number means worse function."),
            self(
                "方括号内为所依据规则的编号，规则全文用 ASSESS.FORM 查看。",
                "In square brackets is the number of the rule applied; ASSESS.FORM shows the rules in full."),
            self(
                "“较轻／较重的等级”所列为最少的改动，且方向一致：较轻只改为功能较好，较重只改为功能较差。",
                "A milder or worse grade lists the fewest changes that lead there, all one way: only better or only worse function."
            ),
        ]
        return first
            + Set(marks).sorted().map {
                self("出处标记 \($0)：\(mark($0))。", "The mark \($0) tells how sure the source is: \(mark($0)).")
            }
    }
}
