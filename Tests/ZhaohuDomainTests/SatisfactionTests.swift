import Testing
import ZhaohuDomain

@Suite("Satisfaction statistics")
struct SatisfactionTests {
    @Test(
        "Wilson intervals come out as published",
        arguments: [
            (40, 40, "0.912378", "1.000000"), (39, 40, "0.871186", "0.995573"), (9, 10, "0.595850", "0.982124"),
            (99, 100, "0.945514", "0.998233"), (988, 1_000, "0.979143", "0.993122"),
            (2_964, 3_000, "0.983432", "0.991319"), (187_720, 190_000, "0.987500", "0.988480"),
            (0, 10, "0.000000", "0.277533"), (1, 1, "0.206549", "1.000000"),
        ])
    func wilson(successes: Int, n: Int, low: String, high: String) throws {
        let interval = try #require(WilsonInterval(successes: successes, n: n))
        #expect(interval.lowText == low)
        #expect(interval.highText == high)
    }

    @Test("without answers there is no interval")
    func noInterval() {
        #expect(WilsonInterval(successes: 0, n: 0) == nil)
        #expect(WilsonInterval(successes: 2, n: 1) == nil)
    }

    @Test("the interval holds the rate and stays within 0 and 1")
    func holdsRate() throws {
        for n in 1...60 {
            for successes in 0...n {
                let interval = try #require(WilsonInterval(successes: successes, n: n))
                let rate = Double(successes) / Double(n)
                #expect(0 <= interval.low && interval.low <= rate && rate <= interval.high && interval.high <= 1)
            }
        }
    }

    @Test(
        "few answers are pulled towards the mean",
        arguments: [
            (10, 10, "0.990000"), (9, 10, "0.973333"), (40, 40, "0.993333"), (380, 400, "0.954222"), (0, 0, "0.988000"),
        ])
    func shrinkage(successes: Int, n: Int, expected: String) {
        let estimate = Shrinkage.estimate(successes: successes, n: n, mean: 0.988, priorSize: 50)
        #expect(Rate.sixDecimals(estimate) == expected)
        #expect(Shrinkage.estimate(successes: 0, n: 0, mean: 0.988, priorSize: 0) == 0.988)
    }

    @Test(
        "percent has one decimal, half up",
        arguments: [
            (9_875, 10_000, "98.8"), (98_749, 100_000, "98.7"), (187_720, 190_000, "98.8"), (1, 8, "12.5"),
            (1, 16, "6.3"), (0, 5, "0.0"), (5, 5, "100.0"), (2, 3, "66.7"), (9_995, 10_000, "100.0"), (0, 0, "-"),
        ])
    func percent(x: Int, n: Int, expected: String) {
        #expect(Rate.percentOneDecimal(x, n) == expected)
    }

    @Test(
        "six decimals, half up",
        arguments: [
            (988, 1_000, "0.988000"), (2, 3, "0.666667"), (1, 3, "0.333333"), (1, 2_000_000, "0.000001"),
            (1, 2_000_001, "0.000000"), (7, 7, "1.000000"), (0, 0, "-"), (Int.max, Int.max, "1.000000"),
            (Int.max - 1, Int.max, "1.000000"),
        ])
    func rate6(x: Int, n: Int, expected: String) {
        #expect(Rate.rate6(x, n) == expected)
    }
}
