internal import ZhaohuDomain

extension AgreementWords {
    var n: Column { Column(text("样本数", "n")) { String($0.n) } }

    func count(_ title: String) -> Column { Column(title) { $0.isEnough ? String($0.count) : "" } }

    /// A boundary `barthel<=40` with the dimension's name.
    func boundaryName(_ detail: String) -> String {
        guard let end = detail.firstRange(of: "<=") else { return detail }
        let code = String(detail[..<end.lowerBound])
        let name = instrument.dimensions.first { $0.code == code }?.name(language) ?? code
        return "\(name) ≤ \(detail[end.upperBound...])"
    }

    /// A half-year `2026H1`.
    func halfYear(_ detail: String) -> String {
        guard language == .chinese else { return detail }
        return detail.replacing("H1", with: "上半年").replacing("H2", with: "下半年")
    }

    var kappa: [Column] {
        let same = Column(text("相同 %", "same %")) { line in line.share.map(FigureText.percent) ?? "" }
        let value = Column(text("Kappa", "kappa")) { line in
            if let kappa = line.kappa {
                return kappa.isFlat ? text("等级单一", "one grade only") : FigureText.fixed(kappa.value, 3)
            }
            return line.isEnough && line.section != .drift ? text("无法计算", "undefined") : ""
        }
        let interval = Column(text("95% 区间", "95 % interval")) { line in
            guard let kappa = line.kappa, !kappa.isFlat else { return "" }
            return "\(FigureText.fixed(kappa.low, 2)) - \(FigureText.fixed(min(1, kappa.high), 2))"
        }
        return [same, value, interval]
    }

    func comparison(_ expected: String) -> [Column] {
        [
            Column(text("比例 %", "share %")) { line in line.share.map(FigureText.percent) ?? "" },
            Column(expected) { line in line.comparison.map { FigureText.percent($0.expected) } ?? "" },
            Column("p") { line in line.comparison.map { FigureText.chance($0.adjusted) } ?? "" },
        ]
    }

    func signalOrLack(_ line: AgreementLine) -> String {
        line.isEnough
            ? signal(line.signal) : text("样本不足 n<\(max(1, line.least))", "not enough, n<\(max(1, line.least))")
    }
}
