import Testing
import ZhaohuDomain

@Suite("Ladder of consequences")
struct ConsequenceTests {
    private let rules = BandRules()

    /// Half years, the newest last; nil is a period with too little known.
    private func history(_ tenths: [Int?], vetoed: Set<Int> = []) -> [ScoredPeriod] {
        let last = Day(number: 17_531)  // 2017-12-31
        return tenths.enumerated().map { index, points in
            let to = last.advanced(byMonths: -6 * (tenths.count - 1 - index))
            return ScoredPeriod(
                from: to.advanced(byMonths: -6).advanced(by: 1), to: to, pointsTenths: points,
                isVetoed: vetoed.contains(index))
        }
    }

    @Test(
        "each boundary of the bands, a tenth of a point on either side",
        arguments: [
            (1_000, ScoreBand.excellent, Consequence.Measure.reward), (900, .excellent, .reward), (899, .good, .keep),
            (800, .good, .keep), (799, .rectify, .rectify), (700, .rectify, .rectify), (699, .restricted, .restrict),
            (600, .restricted, .restrict), (599, .failing, .suspend), (0, .failing, .suspend),
        ])
    func bands(_ tenths: Int, _ band: ScoreBand, _ measure: Consequence.Measure) {
        #expect(rules.band(tenths: tenths) == band)
        #expect(Consequence.of(history([tenths]), rules).measure == measure)
    }

    @Test("the terms to put things right are the ladder's, and there is none where there is nothing to put right")
    func terms() {
        #expect(Consequence.of(history([799]), rules).days == 30)
        #expect(Consequence.of(history([699]), rules).days == 60)
        for tenths in [1_000, 850, 500] { #expect(Consequence.of(history([tenths]), rules).days == nil) }
    }

    @Test("two low periods running end the agreement; one between them, good or unknown, keeps them apart")
    func running() {
        #expect(Consequence.of(history([699, 699]), rules) == Consequence(.terminate, .lowRunning))
        #expect(Consequence.of(history([699, 700]), rules).measure == .rectify)
        #expect(Consequence.of(history([700, 699]), rules).measure == .restrict)
        #expect(Consequence.of(history([699, 700, 699]), rules).measure == .restrict)
        #expect(Consequence.of(history([699, nil, 699]), rules).measure == .restrict)
        #expect(Consequence.of(history([500, 650]), rules) == Consequence(.terminate, .lowRunning))
    }

    @Test("three low periods in two years end the agreement, and one that ended two years before is not among them")
    func window() {
        #expect(Consequence.of(history([650, 800, 650, 650]), rules).reason == .lowRunning)
        let quarters = { (numbers: [(Int, Int)]) in
            numbers.map { months, points in
                let to = Day(number: 17_531).advanced(byMonths: -months)
                return ScoredPeriod(from: to.advanced(byMonths: -3).advanced(by: 1), to: to, pointsTenths: points)
            }
        }
        let three = quarters([(21, 650), (18, 900), (9, 650), (6, 900), (0, 650)])
        #expect(Consequence.of(three, rules) == Consequence(.terminate, .lowInWindow))
        let apart = quarters([(24, 650), (18, 900), (9, 650), (6, 900), (0, 650)])
        #expect(Consequence.of(apart, rules).measure == .restrict)
        #expect(Consequence.of(three.shuffled(), rules) == Consequence(.terminate, .lowInWindow))
        // What was low before does not end it while the newest is not.
        #expect(Consequence.of(quarters([(9, 650), (6, 900), (3, 650), (0, 800)]), rules).measure == .keep)
    }

    @Test("a veto suspends at once, counts as low, and is not hidden by good points or by too little known")
    func vetoes() {
        #expect(Consequence.of(history([950], vetoed: [0]), rules) == Consequence(.suspend, .veto))
        #expect(Consequence.of(history([nil], vetoed: [0]), rules) == Consequence(.suspend, .veto))
        #expect(Consequence.of(history([950, 650], vetoed: [0]), rules) == Consequence(.terminate, .lowRunning))
    }

    @Test("without a score nothing follows")
    func nothing() {
        #expect(Consequence.of([], rules).measure == .none)
        #expect(Consequence.of(history([nil]), rules).measure == .none)
    }

    @Test("the shipped ladder is the one of the design")
    func shipped() throws {
        #expect(try BandRules(Shipped.policy(), on: try #require(Day("2017-12-31"))) == rules)
    }
}
