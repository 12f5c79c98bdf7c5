extension AgreementAnalysis {
    /// Each rater's share of sheets that come to severe, and to any benefit, against all peers.
    var shareLines: [AgreementLine] {
        let severe = instrument.grades.map { $0.benefit == .severe }
        let anything = instrument.grades.map { $0.benefit != nil }
        return shareLines(.severe, severe) + shareLines(.benefit, anything)
    }

    private func shareLines(_ section: AgreementLine.Section, _ isMarked: [Bool]) -> [AgreementLine] {
        var own = raters.map { _ in ShareCount() }
        var all = ShareCount()
        for sheet in sheets {
            guard let grade = sheet.grade else { continue }
            own[sheet.rater].add(isMarked[grade])
            all.add(isMarked[grade])
        }
        let lines = raters.indices.map { line(section, raters[$0], own[$0], among: all) }
        return AgreementLine.adjusted(lines, bound: rules.falseDiscoveryShare)
    }

    /// Each rater's half-years: kappa with the partners of that half-year, and the share of severe sheets against the
    /// peers of the same half-year, so that a change in who applies is not taken for a change of the rater.
    func driftLines(_ pairs: PairTables) -> [AgreementLine] {
        let isSevere = instrument.grades.map { $0.benefit == .severe }
        var own = raters.map { _ in [String: ShareCount]() }
        var all: [String: ShareCount] = [:]
        for sheet in sheets {
            guard let grade = sheet.grade else { continue }
            own[sheet.rater][sheet.halfYear, default: ShareCount()].add(isSevere[grade])
            all[sheet.halfYear, default: ShareCount()].add(isSevere[grade])
        }
        var lines: [AgreementLine] = []
        for rater in raters.indices {
            for (half, count) in own[rater].sorted(by: { $0.key < $1.key }) {
                var line = line(.drift, raters[rater], detail: half, count, among: all[half] ?? count)
                if let table = pairs.halfYears[rater][half], table.n >= rules.minimumPairs {
                    line.kappa = WeightedKappa(table, weights: weights)
                    if let kappa = line.kappa, kappa.isBelow(rules.kappaFloor) { line.signal = .lowAgreement }
                }
                lines.append(line)
            }
        }
        return AgreementLine.adjusted(lines, bound: rules.falseDiscoveryShare)
    }

    private func line(
        _ section: AgreementLine.Section, _ subject: String, detail: String = "", _ own: ShareCount,
        among all: ShareCount
    ) -> AgreementLine {
        var line = AgreementLine(section, subject, detail: detail, n: own.n, least: rules.minimumSheets)
        line.count = own.count
        // Whoever rates alone has no peers to be held against.
        if line.isEnough, all.n > own.n {
            line.comparison = ShareComparison(count: own.count, of: own.n, amongAll: all.count, of: all.n)
        }
        return line
    }
}

/// How many of how many.
private struct ShareCount {
    private(set) var n = 0
    private(set) var count = 0

    mutating func add(_ isMarked: Bool) {
        n += 1
        count += isMarked ? 1 : 0
    }
}
