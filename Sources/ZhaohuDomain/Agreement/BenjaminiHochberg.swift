/// Bounds how many of the flagged are flagged by chance when many are looked at together.
///
/// - Note: Source: Y. Benjamini and Y. Hochberg, 1995: of those whose adjusted value is at most 5 %, no more than 5 %
///   are expected to be false, where the values are independent or rise together.
package enum BenjaminiHochberg {
    /// The adjusted p-values, in the order of the given ones: the least bound at which each would be flagged.
    package static func adjusted(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) > (values[$1], $1) }
        var adjusted = values
        var least = 1.0
        for (place, index) in order.enumerated() {
            let rank = values.count - place
            least = min(least, values[index] * Double(values.count) / Double(rank))
            adjusted[index] = least
        }
        return adjusted
    }
}
