#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Upper tails of the chi-square distribution, central and not.
///
/// - Note: Source: the regularised incomplete gamma function by its series and its continued fraction (Abramowitz and
///   Stegun 6.5.29, 6.5.31); the non-central one is a Poisson mixture of central ones (26.4.25).
package enum ChiSquareTail {
    private static let steps = 10_000
    private static let precision = 1e-15

    /// The probability of `x` or more with so many degrees of freedom.
    package static func upper(_ x: Double, degrees: Int) -> Double {
        guard x > 0, degrees > 0 else { return 1 }
        let (shape, half) = (Double(degrees) / 2, x / 2)
        return half < shape + 1 ? 1 - series(shape, half) : fraction(shape, half)
    }

    /// The same when the observed shares may truly differ a little: `noncentrality` is n times the square of the effect.
    package static func upper(_ x: Double, degrees: Int, noncentrality: Double) -> Double {
        guard noncentrality > 0 else { return upper(x, degrees: degrees) }
        let mean = noncentrality / 2
        var weight = exp(-mean)
        var left = 1.0
        var tail = 0.0
        var count = 0
        while left > precision, count < steps {
            tail += weight * upper(x, degrees: degrees + 2 * count)
            left -= weight
            count += 1
            weight *= mean / Double(count)
            if Double(count) > mean, weight < precision * precision { break }
        }
        return min(1, tail)
    }

    private static func series(_ shape: Double, _ x: Double) -> Double {
        var term = 1 / shape
        var sum = term
        var step = shape
        for _ in 0..<steps where term > sum * precision {
            step += 1
            term *= x / step
            sum += term
        }
        return sum * factor(shape, x)
    }

    /// Lentz's way to work out the continued fraction.
    private static func fraction(_ shape: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var below = x + 1 - shape
        var ratio = 1 / tiny
        var inverse = 1 / below
        var value = inverse
        for step in 1...steps {
            let numerator = -Double(step) * (Double(step) - shape)
            below += 2
            let denominator = numerator * inverse + below
            inverse = 1 / (abs(denominator) < tiny ? tiny : denominator)
            let next = below + numerator / ratio
            ratio = abs(next) < tiny ? tiny : next
            let change = inverse * ratio
            value *= change
            if abs(change - 1) < precision { break }
        }
        return value * factor(shape, x)
    }

    private static func factor(_ shape: Double, _ x: Double) -> Double { exp(shape * log(x) - x - lgamma(shape)) }
}
