/// How likely a normal variable lies as far out.
package enum NormalTail {
    /// The probability that a standard normal variable is at least as far from 0 as `z`, on either side.
    package static func twoSided(_ z: Double) -> Double {
        let x = abs(z) / 2.0.squareRoot()
        guard x.isFinite else { return z.isNaN ? z : 0 }
        let scale = Exponential.exp(-x * x) / Double.pi.squareRoot()
        guard x < 2.5 else { return scale * farFraction(x) }
        // The series of the error function; all terms are positive, so nothing cancels.
        var (sum, term) = (x, x)
        var odd = 1.0
        while term > sum * 1e-17 {
            odd += 2
            term *= 2 * x * x / odd
            sum += term
        }
        return max(0, 1 - 2 * scale * sum)
    }

    /// The continued fraction of the complementary error function, from the far end.
    private static func farFraction(_ x: Double) -> Double {
        var value = 0.0
        for place in stride(from: 120.0, through: 1, by: -1) { value = place / 2 / (x + value) }
        return 1 / (x + value)
    }
}

/// The share of the beta distribution below a place, which Student's and the binomial distribution come down to.
package enum BetaShare {
    /// The regularised incomplete beta function of `x` in 0...1, for `a` and `b` above 0.
    package static func below(_ x: Double, a: Double, b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        // The fraction converges quickly on the near side of the mean only.
        guard x <= (a + 1) / (a + b + 2) else { return 1 - below(1 - x, a: b, b: a) }
        let front = Exponential.exp(
            a * Exponential.log(x) + b * Exponential.log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b))
        return front / a / fraction(x, a, b)
    }

    /// Lentz's way through the continued fraction.
    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var value = 1.0
        var (numerator, denominator) = (1.0, 0.0)
        for step in 1..<20_000 {
            let m = Double(step / 2)
            let factor =
                step % 2 == 0
                ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            denominator = 1 / kept(1 + factor * denominator)
            numerator = kept(1 + factor / numerator)
            let change = numerator * denominator
            value *= change
            if abs(change - 1) < 1e-16 { break }
        }
        return value
    }

    /// The logarithm of the gamma function for `x` above 0, by Stirling's series from 15 on.
    private static func logGamma(_ x: Double) -> Double {
        var (place, product) = (x, 1.0)
        while place < 15 {
            product *= place
            place += 1
        }
        let inverse = 1 / place
        let square = inverse * inverse
        let series =
            inverse
            * (1.0 / 12 - square
                * (1.0 / 360 - square
                    * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691.0 / 360_360)))))
        let main = (place - 0.5) * Exponential.log(place) - place + 0.5 * Exponential.log(2 * Double.pi)
        return main + series - Exponential.log(product)
    }
}

/// How likely a variable of Student's distribution lies as far out.
package enum StudentTail {
    /// The probability of being at least as far from 0 as `t`, on either side, with so many degrees of freedom.
    package static func twoSided(_ t: Double, freedom: Int) -> Double {
        guard freedom > 0, t.isFinite else { return t.isInfinite ? 0 : .nan }
        let n = Double(freedom)
        return BetaShare.below(n / (n + t * t), a: n / 2, b: 0.5)
    }
}
