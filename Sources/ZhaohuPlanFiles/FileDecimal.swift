/// A decimal number as it stands in a file, exact.
package struct FileDecimal: Hashable, Sendable {
    /// The number without its point.
    private var digits: Int
    /// Digits behind the point, trailing zeros left out.
    private(set) var places: Int
    private let isNegative: Bool
    /// Zeros behind the point that nothing has followed yet.
    private var zeros = 0

    static let mostPlaces = 9

    init(digits: Int, places: Int, isNegative: Bool) {
        self.digits = digits
        self.places = places
        self.isNegative = isNegative
    }

    /// Takes one more digit behind the point; false when the number has become too long.
    mutating func append(_ digit: Int) -> Bool {
        guard digit != 0 else {
            zeros += 1
            return true
        }
        for next in [Int](repeating: 0, count: min(zeros, Self.mostPlaces)) + [digit] {
            let (product, isTooLong) = digits.multipliedReportingOverflow(by: 10)
            let (sum, isTooLarge) = product.addingReportingOverflow(next)
            places += 1
            if isTooLong || isTooLarge || places > Self.mostPlaces { return false }
            digits = sum
        }
        zeros = 0
        return true
    }

    /// The number in units of a tenth to the power of `scale`, nil when that does not fit 64 bits.
    func scaled(_ scale: Int) -> Int? {
        var value = digits
        for _ in places..<max(places, scale) {
            let (product, isTooLong) = value.multipliedReportingOverflow(by: 10)
            if isTooLong { return nil }
            value = product
        }
        return isNegative ? -value : value
    }

    /// The text of a number in units of a tenth to the power of `scale`.
    package static func text(_ value: Int, scale: Int) -> String {
        guard scale > 0 else { return "\(value)" }
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}
