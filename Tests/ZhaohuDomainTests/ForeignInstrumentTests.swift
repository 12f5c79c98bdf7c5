import Testing
import ZhaohuDomain

/// A row of the statute's table: sums of a module, and the weighted points for them.
struct ModuleRow: Sendable {
    let module: String
    let sums: ClosedRange<Int>
    /// In quarter points.
    let points: Int
}

@Suite("The German assessment of care grades")
struct GermanTests {
    let scorer: Scorer
    var instrument: Instrument { scorer.instrument }

    init() throws {
        scorer = Scorer(try Shipped.instrument("de-nba-2017"))
    }

    static let rows: [ModuleRow] = [
        ("mobility", [0...1, 2...3, 4...5, 6...9, 10...15], [0, 2.5, 5, 7.5, 10]),
        ("cognition", [0...1, 2...5, 6...10, 11...16, 17...33], [0, 3.75, 7.5, 11.25, 15]),
        ("behaviour", [0...0, 1...2, 3...4, 5...6, 7...65], [0, 3.75, 7.5, 11.25, 15]),
        ("selfCare", [0...2, 3...7, 8...18, 19...36, 37...54], [0, 10, 20, 30, 40]),
        ("therapy", [0...0, 1...1, 2...3, 4...5, 6...15], [0, 5, 10, 15, 20]),
        ("social", [0...0, 1...3, 4...6, 7...11, 12...18], [0, 3.75, 7.5, 11.25, 15]),
    ].flatMap { (module: String, sums: [ClosedRange<Int>], points: [Double]) in
        zip(sums, points).map { ModuleRow(module: module, sums: $0, points: Int($1 * 4)) }
    }

    /// A sheet whose modules have these sums; modules not named have 0.
    func sheet(_ sums: [String: Int]) throws -> AnswerSheet {
        var sheet = AnswerSheet()
        for dimension in instrument.dimensions {
            // Which scores of the first items give each sum: the last items have the fewest choices left.
            var ways: [Int: [Int]] = [0: []]
            for item in dimension.items {
                var next: [Int: [Int]] = [:]
                for (sum, scores) in ways {
                    for score in item.scores where next[sum + score] == nil { next[sum + score] = scores + [score] }
                }
                ways = next
            }
            let scores = try #require(ways[sums[dimension.code] ?? 0], "no answers give this sum")
            for (item, score) in zip(dimension.items, scores) { sheet[item.code] = score }
        }
        return sheet
    }

    /// Weighted points in quarters, reckoned by the rule of the document.
    func points(_ sums: [String: Int]) throws -> Int {
        let derivation = try #require(scorer.score(try sheet(sums)).derivation)
        #expect(derivation.totals == instrument.dimensions.map { sums[$0.code] ?? 0 })
        guard case .weighted(let weighted) = instrument.gradeRule else { return -1 }
        return weighted.total(bands: derivation.bands, dimensions: instrument.dimensions)
    }

    func grade(_ sums: [String: Int]) throws -> Int { try #require(scorer.score(try sheet(sums)).derivation).grade }

    @Test("the modules have the items and the highest sums of the statute")
    func shape() {
        #expect(instrument.dimensions.map(\.items.count) == [5, 11, 13, 13, 4, 6])
        #expect(instrument.dimensions.map(\.maximum) == [15, 33, 65, 54, 15, 18])
    }

    @Test("both ends of every row of the table give its points", arguments: rows.indices)
    func row(index: Int) throws {
        let row = Self.rows[index]
        #expect(try points([row.module: row.sums.lowerBound]) == row.points)
        #expect(try points([row.module: row.sums.upperBound]) == row.points)
    }

    @Test("of the modules 2 and 3 only the higher counts")
    func higherOfTwo() throws {
        #expect(try points(["cognition": 17, "behaviour": 7]) == 60)
        #expect(try points(["cognition": 6, "behaviour": 1]) == 30)
        #expect(try points(["cognition": 2, "behaviour": 5]) == 45)
    }

    /// Sums of modules 1, 2, 4, 5 and 6 with the points in quarters that they come to.
    static let thresholds: [(sums: [Int], points: Int, grade: Int)] = [
        ([2, 0, 3, 0, 0], 50, 1), ([2, 6, 0, 0, 0], 40, 0), ([0, 11, 0, 0, 0], 45, 0),
        ([2, 11, 3, 0, 1], 110, 2), ([0, 2, 8, 0, 0], 95, 1), ([10, 6, 0, 1, 1], 105, 1),
        ([10, 6, 8, 2, 0], 190, 3), ([0, 6, 8, 2, 4], 180, 2), ([6, 17, 8, 0, 1], 185, 2),
        ([4, 17, 19, 6, 0], 280, 4), ([10, 11, 19, 2, 4], 275, 3),
        ([10, 17, 37, 6, 4], 370, 5), ([10, 11, 37, 6, 1], 340, 4), ([0, 17, 37, 6, 12], 360, 5),
        ([6, 11, 37, 6, 7], 360, 5), ([10, 11, 37, 4, 12], 365, 5), ([10, 6, 37, 6, 7], 355, 4),
        ([0, 0, 0, 0, 0], 0, 0), ([15, 33, 54, 15, 18], 400, 5),
    ]

    @Test("every threshold of a care grade lies where the statute has it", arguments: thresholds.indices)
    func threshold(index: Int) throws {
        let (values, expected, grade) = Self.thresholds[index]
        let sums = Dictionary(
            uniqueKeysWithValues: zip(["mobility", "cognition", "selfCare", "therapy", "social"], values))
        #expect(try points(sums) == expected)
        #expect(try self.grade(sums) == grade)
    }

    @Test("just below, at and above each threshold, for every sum of points that there can be")
    func everySum() throws {
        guard case .weighted(let weighted) = instrument.gradeRule else {
            Issue.record("the rule is not weighted")
            return
        }
        for (grade, start) in [(1, 12.5), (2, 27), (3, 47.5), (4, 70), (5, 90)] {
            #expect(weighted.grade(total: Int(start * 4)) == grade)
            #expect(weighted.grade(total: Int(start * 4) - 1) == grade - 1)
        }
        #expect(weighted.maximum == 400 && weighted.grade(total: 400) == 5 && weighted.grade(total: 0) == 0)
    }
}

@Suite("Grade rules over a measured value")
struct MeasuredInstrumentTests {
    func grade(_ id: String, _ value: Int, _ extra: Int) throws -> String {
        let instrument = try Shipped.instrument(id)
        let sheet = try instrument.sheet(inOrder: [[value], [extra]])
        return try #require(instrument.score(sheet).derivation).gradeCode
    }

    @Test(
        "Korean points, in tenths, with and without dementia",
        arguments: [
            (1_000, "grade1", "grade1"), (950, "grade1", "grade1"), (949, "grade2", "grade2"),
            (750, "grade2", "grade2"),
            (749, "grade3", "grade3"), (600, "grade3", "grade3"), (599, "grade4", "grade4"), (510, "grade4", "grade4"),
            (509, "none", "grade5"), (450, "none", "grade5"), (449, "none", "cognitiveSupport"),
            (0, "none", "cognitiveSupport"),
        ])
    func korea(points: Int, without: String, with: String) throws {
        #expect(try grade("kr-ltci", points, 0) == without)
        #expect(try grade("kr-ltci", points, 1) == with)
    }

    @Test(
        "Japanese minutes, in tenths, with a stable and an unstable state",
        arguments: [
            (0, "none", "none"), (249, "none", "none"), (250, "support1", "support1"), (319, "support1", "support1"),
            (320, "support2", "care1"), (499, "support2", "care1"), (500, "care2", "care2"), (699, "care2", "care2"),
            (700, "care3", "care3"), (899, "care3", "care3"), (900, "care4", "care4"), (1_099, "care4", "care4"),
            (1_100, "care5", "care5"), (14_400, "care5", "care5"),
        ])
    func japan(minutes: Int, stable: String, unstable: String) throws {
        #expect(try grade("jp-kaigo", minutes, 0) == stable)
        #expect(try grade("jp-kaigo", minutes, 1) == unstable)
    }
}

@Suite("The assessment of older adults of 2013")
struct CivilAffairsTests {
    let instrument: Instrument

    init() throws {
        instrument = try Shipped.instrument("mzt-039-2013")
    }

    @Test("the result is severe for severe daily living, for moderate everywhere, and for moderate with one severe")
    func severe() {
        func grade(_ bands: [Int]) -> Int? { instrument.grade(bands: bands) }
        for other in 0...3 { #expect(grade([3, other, 0, 0]) == 3) }
        #expect(grade([2, 2, 2, 2]) == 3 && grade([2, 2, 2, 1]) == 2)
        #expect(grade([2, 3, 0, 0]) == 3 && grade([2, 0, 3, 0]) == 3 && grade([2, 0, 0, 3]) == 3)
        #expect(grade([2, 0, 0, 0]) == 2)
        #expect(grade([1, 2, 2, 2]) == 2 && grade([1, 3, 0, 0]) == 2 && grade([1, 2, 2, 1]) == 1)
        #expect(grade([0, 0, 0, 1]) == 0 && grade([0, 0, 0, 2]) == 1 && grade([0, 1, 0, 0]) == 1)
        #expect(grade([0, 0, 0, 0]) == 0)
    }

    @Test("stupor and coma put perception into the worst band, whatever is seen and heard")
    func coma() throws {
        let perception = try #require(instrument.dimensions.first { $0.code == "perception" })
        func band(_ scores: [Int]) throws -> Int {
            var sheet = AnswerSheet()
            for item in instrument.items { sheet[item.code] = item.scores[0] }
            for (item, score) in zip(perception.items, scores) { sheet[item.code] = score }
            return try #require(instrument.score(sheet).derivation).bands[2]
        }
        #expect(try band([2, 0, 0, 0]) == 3 && band([3, 0, 0, 0]) == 3)
        #expect(try band([1, 0, 0, 0]) == 2 && band([1, 4, 0, 0]) == 3)
        #expect(try band([0, 1, 1, 0]) == 0 && band([0, 2, 0, 0]) == 1 && band([0, 0, 3, 0]) == 2)
        #expect(try band([0, 0, 0, 1]) == 1 && band([0, 0, 0, 2]) == 2 && band([0, 0, 0, 3]) == 3)
    }

    @Test("bands of sums lie where they should, in both directions")
    func bands() {
        func bands(_ code: String, _ totals: [Int]) -> [Int] {
            instrument.dimensions.first { $0.code == code }.map { dimension in
                totals.map { dimension.band(of: $0).number }
            } ?? []
        }
        #expect(bands("adl", [100, 95, 65, 60, 45, 40, 0]) == [0, 1, 1, 2, 2, 3, 3])
        #expect(bands("mental", [0, 1, 2, 3, 4, 6]) == [0, 1, 2, 2, 3, 3])
        #expect(bands("social", [0, 2, 3, 7, 8, 13, 14, 20]) == [0, 0, 1, 1, 2, 2, 3, 3])
    }
}
