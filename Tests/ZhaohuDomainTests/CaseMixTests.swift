import Testing
import ZhaohuDomain

@Suite("Case mix")
struct CaseMixTests {
    private static let levels = CaseMixLevels(grades: ["moderate", "severe"], ages: AgeBands(starts: [60, 80]).labels)

    private static func profile(_ grade: String, proxy: Bool, alone: Bool = false) -> CaseMixProfile {
        CaseMixProfile(grade: grade, age: "60-79", sex: "f", setting: "home", livesAlone: alone, proxy: proxy)
    }

    private static func pattern(
        _ provider: String, _ profile: CaseMixProfile, scores: [Int], measure: String = "care"
    ) -> SurveyPattern {
        SurveyPattern(
            provider: provider, district: "320602", profile: profile, measure: measure, n: scores.count,
            units: scores.reduce(0, +), squares: scores.reduce(0) { $0 + $1 * $1 })
    }

    private static func results(_ patterns: [SurveyPattern]) -> SurveyResults {
        SurveyResults(
            from: "2017-01-01", to: "2017-12-31", breakdown: .provider, draws: ["D1"], questionnaire: "q",
            questions: [],
            measures: [SurveyMeasure("care", .score)], total: SurveyGroup(key: "", flow: SurveyFlow(), tallies: []),
            groups: [], patterns: patterns)
    }

    private static let care = SurveyMeasure("care", .score)

    /// Two companies of the same quality; one has all the clients who answer harder.
    private static var unequal: [SurveyPattern] {
        let easy = Array(repeating: [180, 150, 165, 177], count: 20).flatMap { $0 }
        let hard = Array(repeating: [120, 90, 105, 117], count: 20).flatMap { $0 }
        return [
            pattern("H01", profile("severe", proxy: false), scores: hard),
            pattern("H01", profile("moderate", proxy: false), scores: Array(easy.prefix(20))),
            pattern("H02", profile("severe", proxy: false), scores: Array(hard.prefix(20))),
            pattern("H02", profile("moderate", proxy: false), scores: easy),
        ]
    }

    @Test("companies alike in everything but their clients come to the city's mean")
    func fair() throws {
        let mix = Self.results(Self.unequal).adjusted(Self.care, levels: Self.levels, least: 10)
        let (one, two) = (try #require(mix.adjusted["H01"]), try #require(mix.adjusted["H02"]))
        let mean = try #require(mix.mean)
        #expect(two.observed - one.observed > 15)
        #expect(abs(one.score - mean) < 1e-9 && abs(two.score - mean) < 1e-9)
        #expect(one.low < one.score && one.score < one.high && one.n == 100)
        #expect(mix.fit.coefficients.map(\.name) == ["constant", "grade=moderate"] || mix.fit.coefficients.count == 2)
    }

    @Test("a company that is worse with the same clients stays worse by as much")
    func worse() throws {
        var patterns = Self.unequal.filter { $0.provider == "H01" }
        patterns += patterns.map {
            Self.pattern(
                "H02", $0.profile, scores: Array(repeating: $0.units / $0.n - 18, count: $0.n))
        }
        let mix = Self.results(patterns).adjusted(Self.care, levels: Self.levels, least: 10)
        let (one, two) = (try #require(mix.adjusted["H01"]), try #require(mix.adjusted["H02"]))
        #expect(abs((one.score - two.score) - (one.observed - two.observed)) < 1e-9)
        #expect(one.score - two.score > 9.9)
    }

    @Test("references, levels without answers, and levels of few answers are named")
    func levels() {
        var patterns = Self.unequal
        patterns.append(Self.pattern("H01", Self.profile("severe", proxy: true), scores: [180, 180, 60]))
        let design = Self.results(patterns).adjusted(Self.care, levels: Self.levels, least: 10).design
        #expect(
            design.references.map(\.name) == [
                "grade=severe", "age=60-79", "sex=f", "setting=home", "lives_alone=no", "proxy=no",
            ])
        #expect(design.joined.map(\.name) == ["proxy=yes"])
        #expect(design.columns.map(\.name) == ["grade=moderate"])
        #expect(
            design.absent.map(\.name) == [
                "age=0-59", "age=80+", "sex=m", "setting=nursing_home", "setting=nursing_institution",
                "lives_alone=yes",
            ])
    }

    @Test("a level that follows from another is left out and named, and the rest is fitted")
    func collinear() {
        let patterns = Self.unequal.map {
            Self.pattern(
                $0.provider, Self.profile($0.profile.grade, proxy: false, alone: $0.profile.grade == "severe"),
                scores: (0..<$0.n).map { 120 + $0 % 50 })
        }
        let mix = Self.results(patterns).adjusted(Self.care, levels: Self.levels, least: 10)
        #expect(mix.design.collinear.map(\.name) == ["lives_alone=yes"])
        #expect(mix.fit.coefficients.count == 2)
    }

    @Test("without a model the scores stand as observed, with the reason")
    func noModel() throws {
        let patterns = ["H01", "H02"].map {
            Self.pattern($0, Self.profile("severe", proxy: false), scores: Array(repeating: 180, count: 50))
        }
        let mix = Self.results(patterns).adjusted(SurveyMeasure("care", .share), levels: Self.levels, least: 10)
        #expect(mix.fit == .none(.noVariation))
        #expect(mix.adjusted.values.allSatisfy { $0.score == 100 && $0.standardError == 0 })
        let empty = Self.results([]).adjusted(Self.care, levels: Self.levels, least: 10)
        #expect(empty.mean == nil && empty.adjusted.isEmpty)
    }

    @Test("a share is adjusted by the logistic model, and its expected shares add up to the observed")
    func share() throws {
        var random = SeededGenerator(seed: 5)
        var patterns: [SurveyPattern] = []
        for provider in ["H01", "H02", "H03"] {
            for grade in ["moderate", "severe"] {
                for proxy in [false, true] {
                    let scores = (0..<60).map { _ in
                        Double.random(in: 0..<1, using: &random) < (grade == "severe" ? 0.7 : 0.9) ? 180 : 0
                    }
                    patterns.append(Self.pattern(provider, Self.profile(grade, proxy: proxy), scores: scores))
                }
            }
        }
        let mix = Self.results(patterns).adjusted(SurveyMeasure("care", .share), levels: Self.levels, least: 10)
        guard case .logistic(let model) = mix.fit else {
            Issue.record("no model")
            return
        }
        #expect(model.coefficients.map(\.name) == ["constant", "grade=severe", "proxy=yes"])
        #expect(model.mcFadden > 0 && model.mcFadden < 1)
        let sums = mix.adjusted.values.reduce((0.0, 0.0)) {
            ($0.0 + Double($1.n) * $1.observed, $0.1 + Double($1.n) * $1.expected)
        }
        #expect(abs(sums.0 - sums.1) < 1e-6)
    }

    @Test("bands of age hold every age once")
    func ageBands() throws {
        let bands = try #require(AgeBands("60 70 80 90"))
        #expect(bands.labels == ["0-59", "60-69", "70-79", "80-89", "90+"])
        #expect([18, 59, 60, 89, 90, 104].map(bands.label) == ["0-59", "0-59", "60-69", "80-89", "90+", "90+"])
        for text in ["", "70 60", "sixty", "0 60"] { #expect(AgeBands(text) == nil) }
    }
}
