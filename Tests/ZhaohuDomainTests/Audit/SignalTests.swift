import Foundation
import Testing
import ZhaohuDomain

@Suite("Statistical signals")
struct SignalTests {
    private static let month = Day("2017-06-01") ?? Day(number: 0)

    private func rules() throws -> SignalRules {
        try SignalRules(policy: Shipped.policy(), on: Self.month, zone: .shanghai)
    }

    @Test("clean carers: of 2,000 carer-months, few tests are below 0.001 and next to none is a signal")
    func falseAlarms() throws {
        let rules = try rules()
        var tests: [String: (all: Int, low: Int)] = [:]
        var signals = 0
        for seed in 1...8 as ClosedRange<UInt64> {
            var simulator = CarerSimulator(seed: seed, month: Self.month)
            let months = simulator.months(250)
            for test in rules.tests(months) {
                tests[test.rule, default: (0, 0)].all += 1
                if test.p < 0.001 { tests[test.rule, default: (0, 0)].low += 1 }
                if test.q <= 0.01 { signals += 1 }
            }
        }
        for (rule, count) in tests.sorted(by: { $0.key < $1.key }) {
            let line = "clean data: \(rule): \(count.low) of \(count.all) carer-months below 0.001\n"
            FileHandle.standardError.write(Data(line.utf8))
            #expect(Double(count.low) <= 0.002 * Double(count.all), "\(rule)")
        }
        FileHandle.standardError.write(Data("clean data: \(signals) signals in 2000 carer-months\n".utf8))
        #expect(tests.count == 6 && tests.values.allSatisfy { $0.all >= 1_900 }, "every rule was asked")
        #expect(signals <= 2)
    }

    @Test("planted cheats are found, each by its rule, among many clean carers")
    func power() throws {
        let expected: [(CarerSimulator.Cheat, String)] = [
            (.sameDuration, "duration.identical"), (.roundMinutes, "duration.digits"),
            (.straightDays, "batch.uniform"), (.twoPlaces, "travel.pattern"), (.lentPhone, "device.sharing"),
            (.noProof, "tolerance.exhausted"),
        ]
        var found: [String: Int] = [:]
        var wrong = 0
        for seed in 101...110 as ClosedRange<UInt64> {
            var simulator = CarerSimulator(seed: seed, month: Self.month)
            let rules = try rules()
            let signals = rules.tests(simulator.months(200, cheats: expected.map(\.0))).filter { rules.isSignal($0) }
            for (index, (_, rule)) in expected.enumerated()
            where signals.contains(where: { $0.rule == rule && $0.caregiver.number == Int64(index + 1) }) {
                found[rule, default: 0] += 1
            }
            wrong += signals.count { $0.caregiver.number > expected.count }
        }
        for (_, rule) in expected {
            FileHandle.standardError.write(Data("planted: \(rule): \(found[rule] ?? 0) of 10 found\n".utf8))
            #expect(found[rule] ?? 0 >= 9, "\(rule)")
        }
        FileHandle.standardError.write(Data("planted: \(wrong) clean carers of 1940 told\n".utf8))
        #expect(wrong <= 2)
    }

    @Test("too few observations say nothing")
    func minimum() throws {
        var simulator = CarerSimulator(seed: 5, month: Self.month)
        let months = simulator.months(4, cheats: [.sameDuration]).map { month in
            CarerMonth(caregiver: month.caregiver, provider: month.provider, visits: Array(month.visits.prefix(39)))
        }
        #expect(try rules().tests(months).allSatisfy { $0.rule == "batch.uniform" })
    }

    /// Reference values: scipy.stats chi2.sf and ncx2.sf.
    @Test(
        "the tail of chi-square equals the reference",
        arguments: [
            (16.919, 9, 0.0, 0.049999640848349826), (1.0, 9, 0.0, 0.9994375026978325),
            (100.0, 9, 0.0, 1.5735176303753876e-17), (3.841459, 1, 0.0, 0.04999999465319563),
            (40.0, 9, 16.0, 0.062492399235155975), (80.0, 9, 16.0, 8.815547644218071e-06),
            (120.0, 9, 25.0, 2.8600478691509964e-08),
        ])
    func chiSquare(_ x: Double, _ degrees: Int, _ noncentrality: Double, _ expected: Double) {
        let value = ChiSquareTail.upper(x, degrees: degrees, noncentrality: noncentrality)
        #expect(abs(value - expected) <= 1e-7 * expected)
    }
}
