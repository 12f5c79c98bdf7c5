/// A share held against what is expected, with the chance that it is as far off by accident.
package struct ShareComparison: Hashable, Sendable {
    /// The share of the peers, or the predicted one; 0...1.
    package let expected: Double
    /// The peers' sheets that the expectation stands on.
    package let peers: Int
    /// The chance of so many or more.
    package let more: Double
    /// The chance of so few or fewer; nil where only more is looked for.
    package let fewer: Double?
    /// Of a predicted share: the chance of so many or more had the marked sheets been dealt out among all raters.
    package let moreThanPeers: Double?
    /// ``chance`` after Benjamini and Hochberg, see ``adjust(_:)``.
    package fileprivate(set) var adjusted = 1.0

    /// The chance of being as far off: twice the smaller tail where both sides are looked at; of a predicted share the
    /// larger of two, so that what holds for all raters alike is held against none of them.
    package var chance: Double { fewer.map { min(1, 2 * min(more, $0)) } ?? max(more, moreThanPeers ?? 0) }

    /// A rater's share against that of all others.
    ///
    /// Exact: had the marked sheets been dealt out at random, how likely would this rater have got so many (or so
    /// few)? The one assumption is that raters get their cases by chance. `allCount` of `allN` are everybody's marked
    /// sheets, the rater's included; `allN` is greater than `n`.
    package init(count: Int, of n: Int, amongAll allCount: Int, of allN: Int) {
        peers = allN - n
        expected = peers > 0 ? Double(allCount - count) / Double(peers) : 0
        more = HypergeometricTail.upper(count, drawn: n, marked: allCount, all: allN)
        fewer = HypergeometricTail.lower(count, drawn: n, marked: allCount, all: allN)
        moreThanPeers = nil
    }

    /// A count against a share predicted from that many sheets of the `peers`, of which only more is a signal.
    ///
    /// `allCount` of `allN` are everybody's marked sheets, the rater's included.
    package init(
        count: Int, of n: Int, predicted share: Double, peers: Int, amongAll allCount: Int, of allN: Int
    ) {
        self.peers = peers
        expected = share
        more = BinomialTail.upper(count, n: n, p: share)
        fewer = nil
        moreThanPeers = HypergeometricTail.upper(count, drawn: n, marked: allCount, all: allN)
    }
}

extension AgreementLine {
    /// Adjusts the comparisons of lines that are looked at together, and marks those within the bound.
    package static func adjusted(_ lines: [AgreementLine], bound: Double) -> [AgreementLine] {
        var lines = lines
        let compared = lines.indices.filter { lines[$0].comparison != nil }
        let values = BenjaminiHochberg.adjusted(compared.compactMap { lines[$0].comparison?.chance })
        for (index, value) in zip(compared, values) {
            lines[index].comparison?.adjusted = value
            guard value <= bound, let share = lines[index].share, let comparison = lines[index].comparison else {
                continue
            }
            lines[index].signal = share > comparison.expected ? .more : .fewer
        }
        return lines
    }
}
