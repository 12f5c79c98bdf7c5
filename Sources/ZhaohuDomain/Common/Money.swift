/// An amount of money in fen (1/100 yuan), never floating point.
package struct Money: Hashable, Comparable, Sendable {
    package let fen: Int64

    package init(fen: Int64) {
        self.fen = fen
    }

    /// Reads yuan with at most two decimals, `50`, `50.0` or `50.00`; at most 15 digits before the point.
    package init?(yuan text: some StringProtocol) {
        let negative = text.hasPrefix("-")
        let parts = text.dropFirst(negative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, whole.utf8.count <= 15, let yuan = Digits.number(whole.utf8)
        else { return nil }
        var fen = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), let value = Digits.number(parts[1].utf8) else { return nil }
            fen = parts[1].utf8.count == 1 ? value * 10 : value
        }
        self.fen = Int64(yuan * 100 + fen) * (negative ? -1 : 1)
    }

    package static let zero = Money(fen: 0)
    package static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }
    package static func - (left: Money, right: Money) -> Money { Money(fen: left.fen - right.fen) }
    package static func * (rate: Money, days: Int) -> Money { Money(fen: rate.fen * Int64(days)) }
    package static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
}

extension Money: CustomStringConvertible {
    /// Yuan with two decimals, `18250.00`.
    package var description: String {
        let magnitude = fen.magnitude
        return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(Digits.padded(Int(magnitude % 100), 2))"
    }
}
