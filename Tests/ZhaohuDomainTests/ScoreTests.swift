import Testing
import ZhaohuDomain

@Suite("Scorecard")
struct ScoreTests {
    private func rules() throws -> ScoreRules {
        try ScoreRules(Shipped.policy(), on: try #require(Day("2017-12-31")))
    }

    /// Every part measured with plenty of facts, at this share of its scale in percent.
    private func measures(_ rules: ScoreRules, percent: Int) -> [Measure] {
        Indicator.Part.allCases.map { part in
            let scale = rules.scales[part] ?? PointScale(floor: 0, target: 1_000_000)
            return rules.measure(part, scale.floor * 100 + (scale.target - scale.floor) * percent, of: 100_000_000)
        }
    }

    @Test(
        "a rate earns nothing up to the floor, everything from the target on, a straight line between; both ways round")
    func scale() {
        let up = PointScale(floor: 800_000, target: 1_000_000)
        #expect([7, 8, 9, 10].map { up.share($0, of: 10) } == [0, 0, 500_000, 1_000_000])
        let down = PointScale(floor: 5_000, target: 200)
        #expect(down.share(0, of: 1_000) == 1_000_000 && down.share(5, of: 1_000) == 0)
        #expect(down.share(26, of: 10_000) == 500_000)
        #expect(up.share(2_501, of: 3_000) == 168_333 || up.share(2_501, of: 3_000) == 168_334)
    }

    @Test("a better rate never earns less, and the share is the exact fraction rounded half up")
    func monotone() {
        var random = SeededGenerator(seed: 25)
        for _ in 0..<2_000 {
            let floor = Int.random(in: 0...1_000_000, using: &random)
            let target = Int.random(in: 0...1_000_000, using: &random)
            guard floor != target else { continue }
            let scale = PointScale(floor: floor, target: target)
            let n = Int.random(in: 1...5_000, using: &random)
            let x = Int.random(in: 0..<n, using: &random)
            let (less, more) = (scale.share(x, of: n), scale.share(x + 1, of: n))
            #expect(target > floor ? less <= more : less >= more)
            let exact =
                (Double(x) / Double(n) * 1e6 - Double(floor)) / Double(target - floor) * 1e6
            #expect(abs(Double(less) - min(1e6, max(0, exact))) <= 0.500_1)
        }
    }

    @Test("all at the target is 100 points, all at the floor none, and the lines add up to the total as printed")
    func total() throws {
        let rules = try rules()
        #expect(rules.weights.values.reduce(0, +) == 100)
        for (percent, tenths) in [(0, 0), (100, 1_000), (50, 500)] {
            let card = rules.scorecard(measures(rules, percent: percent), deductedTenths: 0, isVetoed: false)
            #expect(card.pointsTenths == tenths, "\(percent)")
            #expect(card.lines.map(\.sharedTenths) == [200, 150, 150, 150, 100, 100, 100, 50])
            #expect(card.lines.compactMap(\.pointsTenths).reduce(0, +) == tenths)
        }
    }

    @Test("whichever indicators have too little, the weights of the others add up to 100 points, in proportion")
    func sharing() throws {
        let rules = try rules()
        let all = measures(rules, percent: 100)
        for mask in 0..<256 {
            let present = Set(
                Indicator.allCases.indices.filter { mask & (1 << $0) != 0 }.map { Indicator.allCases[$0] })
            let known = all.filter { present.contains($0.part.indicator) }
            let card = rules.scorecard(known, deductedTenths: 0, isVetoed: false)
            let scored = card.lines.filter { $0.pointsTenths != nil }
            let weight = scored.reduce(0) { $0 + $1.weight }
            #expect(scored.reduce(0) { $0 + $1.sharedTenths } == (mask == 0 ? 0 : 1_000))
            for line in scored {
                #expect(abs(Double(line.sharedTenths) - 1_000 * Double(line.weight) / Double(weight)) < 1)
            }
            #expect((card.pointsTenths != nil) == (weight >= rules.measuredMinimum), "\(mask)")
        }
    }

    @Test("satisfaction alone never makes a score, whatever the policy says")
    func satisfactionAlone() throws {
        let rules = try rules()
        let alone = measures(rules, percent: 0).filter { $0.part == .satisfied }
        let card = Scorecard(
            measures: alone, weights: rules.weights, measuredMinimum: 0, deductedTenths: 0, isVetoed: false,
            bands: rules.bands)
        #expect(card.pointsTenths == nil && card.band == nil)
    }

    @Test("below its minimum n a part is not scored, from the minimum on it is")
    func minimum() throws {
        let rules = try rules()
        #expect(rules.measure(.satisfied, 39, of: 39).share == nil)
        #expect(rules.measure(.satisfied, 40, of: 40).share == 1_000_000)
        #expect(rules.measure(.reported, 0, of: 0).share == nil)
    }

    @Test("few answers are pulled towards the city's mean, by the document's vectors")
    func shrunk() {
        for (x, n, expected) in [(10, 10, 990_000), (9, 10, 973_333), (40, 40, 993_333), (380, 400, 954_222)] {
            #expect(
                Shrinkage.estimatePPM(successes: x, n: n, citySuccesses: 988, cityN: 1_000, priorSize: 50) == expected)
        }
        #expect(Shrinkage.estimatePPM(successes: 0, n: 0, citySuccesses: 1, cityN: 1, priorSize: 50) == nil)
    }

    @Test("deductions come off the total, never below nothing, and a veto fails whatever the points")
    func deductions() throws {
        let rules = try rules()
        let full = measures(rules, percent: 100)
        #expect(rules.scorecard(full, deductedTenths: 55, isVetoed: false).pointsTenths == 945)
        #expect(rules.scorecard(full, deductedTenths: 2_000, isVetoed: false).pointsTenths == 0)
        let vetoed = rules.scorecard(full, deductedTenths: 0, isVetoed: true)
        #expect(vetoed.pointsTenths == 1_000 && vetoed.band == .failing)
        #expect(rules.scorecard([], deductedTenths: 0, isVetoed: true).band == .failing)
    }

    @Test("nobody publishes what one has drawn up, nor before the answer or its last day has passed")
    func publication() throws {
        let last = try #require(Day("2026-12-04"))
        let publish = { (state: ScoreState, day: Day, by: String) in
            refusal { () throws(Refusal) in
                try state.published(on: day, answerUntil: last, by: by, madeBy: "officer")
            }?.rule
        }
        #expect(publish(.shown, last, "supervisor") == .scoreAwaitsAnswer)
        #expect(publish(.shown, last.advanced(by: 1), "supervisor") == nil)
        #expect(publish(.answered, last.advanced(by: -9), "supervisor") == nil)
        #expect(publish(.answered, last, "officer") == .scoreSameHand)
        #expect(publish(.draft, last.advanced(by: 1), "supervisor") == .scoreState)
    }

    @Test("an appeal is in time up to its last day, and is decided by fresh eyes")
    func appeals() throws {
        let last = try #require(Day("2026-12-14"))
        #expect(try DeductionState.standing.appealed(on: last, until: last) == .appealed)
        #expect(
            refusal { () throws(Refusal) in
                try DeductionState.standing.appealed(on: last.advanced(by: 1), until: last)
            }?.rule == .deductionTooLate)
        #expect(
            refusal { () throws(Refusal) in
                try DeductionState.appealed.decided(.annul, by: "a", hands: ["a", ""])
            }?.rule == .scoreSameHand)
        #expect(try DeductionState.appealed.decided(.uphold, by: "b", hands: ["a", "c"]) == .upheld)
    }

    @Test("a draw is the same for the same seed whatever the order of the frame, and takes each about equally often")
    func draw() {
        let frame = (1...200).map { Int64($0) }
        #expect(SeededDraw.pick(20, from: frame, seed: 7) == SeededDraw.pick(20, from: frame.reversed(), seed: 7))
        #expect(SeededDraw.pick(20, from: frame, seed: 7) != SeededDraw.pick(20, from: frame, seed: 8))
        #expect(SeededDraw.pick(500, from: frame, seed: 7) == frame)
        var counts: [Int64: Int] = [:]
        for seed in 0..<4_000 {
            for item in SeededDraw.pick(20, from: frame, seed: Int64(seed)) { counts[item, default: 0] += 1 }
        }
        // 4,000 draws of a tenth: 400 each, with a standard deviation of 19.
        #expect(frame.allSatisfy { (300...500).contains(counts[$0] ?? 0) })
    }

    @Test("an adverse event is proper within 24 hours to the microsecond, and never when concealed")
    func incidents() throws {
        let happened = try #require(Instant("2017-06-01T08:00:00+08:00"))
        let last = happened.advanced(bySeconds: 86_400)
        let isProper = { (reported: Instant, concealed: Bool) in
            IncidentReport.isProper(happened: happened, reported: reported, concealed: concealed, hours: 24)
        }
        #expect(isProper(last, false) && !isProper(Instant(microseconds: last.microseconds + 1), false))
        #expect(!isProper(happened, true))
    }
}
