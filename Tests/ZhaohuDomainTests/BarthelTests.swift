import Testing
import ZhaohuDomain

@Suite("The Barthel Index of Nantong 2017")
struct BarthelTests {
    let instrument: Instrument
    let policy: PolicyBook

    init() throws {
        instrument = try Shipped.instrument("nantong-barthel")
        policy = try Shipped.policy()
    }

    /// A complete sheet with that total: items are filled up one after the other.
    func sheet(total: Int) -> AnswerSheet {
        var sheet = AnswerSheet()
        var rest = total
        for item in instrument.items {
            let score = item.scores.filter { $0 <= rest }.max() ?? 0
            sheet[item.code] = score
            rest -= score
        }
        return sheet
    }

    func grade(total: Int, cutoffs: [String: Int] = [:]) throws -> String {
        let derivation = try #require(instrument.score(sheet(total: total), cutoffs: cutoffs).derivation)
        #expect(derivation.totals == [total])
        return derivation.gradeCode
    }

    @Test(
        "the cut-offs lie where they should",
        arguments: [
            (0, "severe"), (35, "severe"), (40, "severe"), (45, "moderate"), (50, "moderate"), (55, "none"),
            (60, "none"), (100, "none"),
        ])
    func boundary(total: Int, code: String) throws {
        #expect(try grade(total: total) == code)
        let dated = try instrument.cutoffs(policy, on: try day("2017-06-01"))
        #expect(dated == ["barthel.severe.max": 40, "barthel.moderate.max": 50])
        #expect(try grade(total: total, cutoffs: dated) == code)
    }

    @Test("with < 40 in place of <= 40 the total 40 would not be severe")
    func mutationOfTheSevereBoundary() throws {
        #expect(try grade(total: 40) == "severe")
        #expect(try grade(total: 40, cutoffs: ["barthel.severe.max": 39]) == "moderate")
        #expect(try grade(total: 35, cutoffs: ["barthel.severe.max": 39]) == "severe")
    }

    @Test("dated cut-offs replace those of the document")
    func otherCutoffs() throws {
        let cutoffs = ["barthel.severe.max": 40, "barthel.moderate.max": 60]
        #expect(try grade(total: 60, cutoffs: cutoffs) == "moderate")
        #expect(try grade(total: 65, cutoffs: cutoffs) == "none")
    }

    @Test("there are 21 totals, and the items have the known scores")
    func totals() {
        var sums: Set<Int> = [0]
        for item in instrument.items { sums = Set(sums.flatMap { sum in item.scores.map { sum + $0 } }) }
        #expect(sums == Set(stride(from: 0, through: 100, by: 5)))
        #expect(instrument.items.map { $0.scores.max() } == [10, 5, 5, 10, 10, 10, 10, 15, 15, 10])
    }

    @Test("grades map to benefits, and a derivation names the cut-off's band")
    func benefits() throws {
        let benefits = (0...2).map { instrument.grade(number: $0)?.benefit }
        #expect(benefits == [nil, .moderate, .severe])
        let derivation = try #require(instrument.score(sheet(total: 40)).derivation)
        #expect(derivation.bandSteps.map(\.rule) == ["nantong-barthel/barthel/band/2"])
        #expect(derivation.bandSteps.map(\.band.cutoffKey) == ["barthel.severe.max"])
        #expect(derivation.decision == .band && derivation.decisionRule == "nantong-barthel/bands/2")
    }
}
