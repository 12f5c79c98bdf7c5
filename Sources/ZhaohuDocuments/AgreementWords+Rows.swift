internal import ZhaohuDomain

extension AgreementWords {
    /// A section with its rows; the long ones show only lines with a signal unless all are asked for.
    func part(_ section: AgreementLine.Section, _ lines: [AgreementLine], showsAll: Bool) -> AgreementSections.Part {
        let isLong = [.pair, .clustering, .drift].contains(section)
        let enough = lines.filter(\.isEnough)
        let shown = isLong && !showsAll ? enough.filter { $0.signal != nil } : lines
        let columns = columns(section)
        return AgreementSections.Part(
            title: title(section), explanation: explanation(section), header: columns.map(\.header),
            numbers: Set(columns.indices.filter { columns[$0].isNumber }),
            rows: shown.map { line in
                AgreementSections.Row(cells: columns.map { $0.cell(line) }, isMarked: line.signal != nil)
            },
            notes: notes(section, lines, enough: enough.count, shown: shown.count))
    }

    private func notes(
        _ section: AgreementLine.Section, _ lines: [AgreementLine], enough: Int, shown: Int
    ) -> [String] {
        var notes: [String] = []
        if lines.isEmpty { notes.append(text("没有数据。", "There is nothing to compare.")) }
        if shown < lines.count {
            notes.append(
                text(
                    "另有 \(enough - shown) 项无提示，\(lines.count - enough) 项样本不足；全部见 format=csv。",
                    "\(enough - shown) more without a signal, \(lines.count - enough) with not enough; all with format=csv."
                ))
        }
        if lines.contains(where: { $0.signal != nil }) {
            notes.append(text("处理建议：", "What to do now: ") + advice(section))
        }
        return notes
    }

    /// A column: its header and how its cell is made from a line.
    struct Column {
        let header: String
        let isNumber: Bool
        let cell: (AgreementLine) -> String

        init(_ header: String, isNumber: Bool = true, _ cell: @escaping (AgreementLine) -> String) {
            (self.header, self.isNumber, self.cell) = (header, isNumber, cell)
        }
    }

    private func columns(_ section: AgreementLine.Section) -> [Column] {
        let name = Column(text("评估人员", "rater"), isNumber: false) { $0.subject }
        let signal = Column(text("提示", "signal"), isNumber: false) { signalOrLack($0) }
        switch section {
        case .overall:
            return [Column(text("对象", "of"), isNumber: false) { _ in text("等级", "grade") }, n] + kappa + [signal]
        case .item:
            let item = Column(text("项目", "item"), isNumber: false) {
                instrument.item($0.subject)?.name(language) ?? $0.subject
            }
            return [item, n, Column(text("未评", "unjudged")) { String($0.unjudged) }] + kappa + [signal]
        case .pair:
            return [name, Column(text("搭档", "partner"), isNumber: false) { $0.detail }, n] + kappa + [signal]
        case .rater: return [name, n] + kappa + [signal]
        case .severe, .benefit:
            let title = section == .severe ? text("重度", "severe") : text("待遇", "benefit")
            return [name, n, count(title)] + comparison(text("同行 %", "peers %")) + [signal]
        case .clustering:
            let boundary = Column(text("界线", "boundary"), isNumber: false) { boundaryName($0.detail) }
            return [name, boundary, n, count(text("较重一侧", "worse side"))] + comparison(text("预期 %", "expected %")) + [
                signal
            ]
        case .calibration:
            let cases = Column(text("案例", "cases")) { line in line.calibration.map { String($0.cases) } ?? "" }
            let grade = Column(text("等级相同", "same grade")) { line in
                line.calibration.map { "\($0.sameGrade)/\($0.cases)" } ?? ""
            }
            let deviation = Column(text("偏差", "deviation")) { line in
                line.calibration?.meanDeviation.map { ($0 > 0 ? "+" : "") + FigureText.fixed($0, 1) } ?? ""
            }
            return [name, n, cases] + kappa + [grade, deviation, signal]
        case .drift:
            let half = Column(text("半年", "half-year"), isNumber: false) { halfYear($0.detail) }
            let kappa = kappa.dropFirst()
            return [name, half, n, count(text("重度", "severe"))] + comparison(text("同行 %", "peers %")) + kappa + [
                signal
            ]
        }
    }
}
