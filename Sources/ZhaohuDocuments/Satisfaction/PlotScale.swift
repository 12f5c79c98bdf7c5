/// A straight scale from values to points of a drawing.
struct PlotScale {
    let values: ClosedRange<Double>
    let points: ClosedRange<Double>
    /// True when the greatest value lies at the first point, as upwards on a page.
    let isFlipped: Bool

    init(_ values: ClosedRange<Double>, onto points: ClosedRange<Double>, isFlipped: Bool = false) {
        (self.values, self.points, self.isFlipped) = (values, points, isFlipped)
    }

    /// The point of a value, with one decimal; values outside lie on the edge.
    func callAsFunction(_ value: Double) -> String { Self.text(point(value)) }

    func point(_ value: Double) -> Double {
        let width = values.upperBound - values.lowerBound
        let clamped = min(max(value, values.lowerBound), values.upperBound)
        let part = width > 0 ? (clamped - values.lowerBound) / width : 0.5
        let length = points.upperBound - points.lowerBound
        return isFlipped ? points.upperBound - part * length : points.lowerBound + part * length
    }

    /// Four to nine round values within the scale.
    var ticks: [Double] {
        let width = values.upperBound - values.lowerBound
        guard width > 0 else { return [values.lowerBound] }
        var step = 1e-6
        let factors = [2.0, 2.5, 2.0]
        var turn = 0
        while width / step > 8 {
            step *= factors[turn % 3]
            turn += 1
        }
        let first = (values.lowerBound / step).rounded(.up)
        let last = (values.upperBound / step + 1e-9).rounded(.down)
        return first <= last ? (Int(first)...Int(last)).map { Double($0) * step } : []
    }

    /// A number with one decimal.
    static func text(_ value: Double) -> String {
        let tenths = Int((abs(value) * 10).rounded())
        return (value < 0 && tenths > 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)"
    }
}
