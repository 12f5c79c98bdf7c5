import Testing
import ZhaohuDomain

@Suite("Scoring by rule kind")
struct ScorerTests {
    static let shipped = ShippedInstrumentTests.ids

    static func scorers() throws -> [Scorer] {
        try [Toy.instrument(Toy.table), Toy.instrument(Toy.weighted)].map { Scorer($0) }
            + shipped.map { Scorer(try Shipped.instrument($0)) }
    }

    static func random(_ instrument: Instrument, _ generator: inout SeededGenerator) -> AnswerSheet {
        var sheet = AnswerSheet()
        for item in instrument.items {
            sheet[item.code] =
                item.measure == nil
                ? item.scores.randomElement(using: &generator) : Int.random(in: item.range, using: &generator)
        }
        return sheet
    }

    /// The grade by the plain reading of the rule, without the compiled tables.
    static func plainGrade(_ sheet: AnswerSheet, _ instrument: Instrument) -> Int? {
        let bands = instrument.dimensions.map { dimension in
            if let rows = dimension.bandRows { return rows.first { $0.holds { sheet[$0] } }?.gives ?? -1 }
            let total = dimension.items.reduce(0) { $0 + (sheet[$1.code] ?? 0) }
            return dimension.bands.first { ($0.lower ?? 0) <= total && total <= ($0.upper ?? 0) }?.number ?? -1
        }
        return instrument.grade(bands: bands)
    }

    func grade(_ scorer: Scorer, _ packed: [UInt8]) -> Int? { packed.withUnsafeBufferPointer { scorer.grade(of: $0) } }

    @Test("the compiled tables give what the document says", arguments: [UInt64(3), 42])
    func compiled(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for scorer in try Self.scorers() {
            for _ in 0..<300 {
                let sheet = Self.random(scorer.instrument, &generator)
                let packed = scorer.packed(sheet)
                #expect(scorer.sheet(packed: packed) == sheet)
                let derivation = try #require(scorer.score(sheet).derivation)
                #expect(grade(scorer, packed) == derivation.grade)
                #expect(derivation.grade == Self.plainGrade(sheet, scorer.instrument))
                #expect(packed.withUnsafeBufferPointer { scorer.totals(of: $0) } == derivation.totals)
                #expect(packed.withUnsafeBufferPointer { scorer.bands(of: $0) } == derivation.bands)
            }
            let sheet = Self.random(scorer.instrument, &generator)
            #expect(scorer.instrument.score(sheet) == scorer.score(sheet))
        }
    }

    @Test("one answer taken away or spoilt leaves no grade")
    func incomplete() throws {
        var generator = SeededGenerator(seed: 7)
        for scorer in try Self.scorers() {
            let full = scorer.packed(Self.random(scorer.instrument, &generator))
            #expect(grade(scorer, full) != nil)
            #expect(
                grade(scorer, full.dropLast()) == nil && grade(scorer, full + [0]) == nil && grade(scorer, []) == nil)
            var position = 0
            for item in scorer.instrument.items {
                let width = item.measure == nil ? 1 : 2
                for wrong in item.measure == nil ? [UInt8(item.options.count), 254, 255] : [254, 255] {
                    var spoilt = full
                    for byte in 0..<width { spoilt[position + byte] = wrong }
                    #expect(grade(scorer, spoilt) == nil)
                    #expect((scorer.sheet(packed: spoilt) == nil) == (wrong != 255))
                }
                position += width
            }
        }
    }

    @Test("an item that could not be judged makes the sheet incomplete, never 0")
    func unjudged() throws {
        let scorer = Scorer(try Toy.instrument(Toy.table))
        var sheet = AnswerSheet(["body.a": 2, "body.b": 2, "mind.c": 0, "mind.d": 0, "points.p": 451])
        #expect(scorer.score(sheet).derivation?.gradeCode == "g0")
        sheet.set(.unjudged(.asleep), for: "mind.c")
        sheet["points.p"] = nil
        #expect(scorer.score(sheet) == .incomplete(missing: ["points.p"], unjudged: ["mind.c"]))
        #expect(sheet["mind.c"] == nil && sheet.answer("mind.c") == .unjudged(.asleep))
        #expect(scorer.packed(sheet) == [2, 1, 255, 0, 255, 255])
        #expect(AnswerSheet(answers: sheet.answers) == sheet)
    }

    @Test("the reasons keep their words, and each has its own name in both languages")
    func reasons() {
        let words = ["refused", "asleep", "unconscious", "no_informant", "language", "equipment", "unsafe", "other"]
        #expect(UnjudgedReason.allCases.map(\.rawValue) == words)
        for language in [Language.chinese, .english] {
            #expect(Set(UnjudgedReason.allCases.map { $0.name(language) }).count == words.count)
        }
    }

    @Test("a table of conditions gives the band and the grade of the first line that holds")
    func table() throws {
        let instrument = try Toy.instrument(Toy.table)
        func bands(_ scores: [Int]) throws -> [Int] {
            let sheet = AnswerSheet(Dictionary(uniqueKeysWithValues: zip(instrument.items.map(\.code), scores)))
            let derivation = try #require(instrument.score(sheet).derivation)
            return derivation.bands + [derivation.grade]
        }
        #expect(try bands([2, 2, 0, 0, 449]) == [0, 0, 0, 0])
        #expect(try bands([2, 2, 0, 0, 450]) == [0, 0, 1, 0])
        #expect(try bands([2, 2, 0, 1, 450]) == [0, 1, 1, 1])
        #expect(try bands([2, 2, 1, 2, 449]) == [0, 2, 0, 0])
        #expect(try bands([0, 2, 0, 2, 0]) == [1, 2, 0, 0])
        #expect(try bands([0, 0, 0, 0, 0]) == [2, 0, 0, 2])
    }

    @Test("of a group of modules only the larger points count, and the sum gives the grade")
    func weighted() throws {
        let instrument = try Toy.instrument(Toy.weighted)
        func grade(_ bands: [Int]) -> Int? { instrument.grade(bands: bands) }
        #expect(grade([0, 0, 0]) == 0 && grade([0, 1, 0]) == 0)
        #expect(grade([1, 0, 0]) == 1 && grade([0, 0, 1]) == 1 && grade([0, 1, 1]) == 1)
        #expect(grade([1, 1, 0]) == 1, "10 and 5 stay below 25")
        #expect(grade([1, 0, 1]) == 2 && grade([1, 1, 1]) == 2, "10 and 15 reach 25; 5 is not added")
    }

    @Test("a derivation names the lines and the points that decided")
    func decisions() throws {
        let table = try Toy.instrument(Toy.table)
        let sheet = AnswerSheet(["body.a": 2, "body.b": 2, "mind.c": 0, "mind.d": 1, "points.p": 450])
        let found = try #require(table.score(sheet).derivation)
        #expect(
            found.bandSteps.map(\.rule)
                == ["toy-table/body/band/0", "toy-table/mind/row/3", "toy-table/points/band/1"])
        #expect(found.decision == .row(1) && found.decisionRule == "toy-table/table/2")
        let weighted = try Toy.instrument(Toy.weighted)
        let worst = try #require(
            weighted.score(try weighted.sheet(inOrder: [[2, 0], [2, 2], [3]])).derivation)
        guard case .points(let points, let total) = worst.decision else {
            Issue.record("not weighted")
            return
        }
        #expect(points.map(\.points) == [10, 5, 15] && points.map(\.counts) == [true, false, true] && total == 25)
        #expect(worst.decisionRule == "toy-weighted/weighted/2")
    }

    @Test("a measured value is refused outside of its range, and told with its range")
    func measured() throws {
        let instrument = try Toy.instrument(Toy.table)
        try instrument.checked(item: "points.p", score: 1_000)
        let found = refusal { () throws(Refusal) in try instrument.checked(item: "points.p", score: 1_001) }
        #expect(found?.rule == .scoreNotInList && found?["allowed"] == "0..1000")
    }

    @Test("a hint asks only when all its items have scores, and stops nobody")
    func hints() throws {
        let instrument = try Toy.instrument(Toy.table)
        var sheet = AnswerSheet(["body.a": 2, "mind.c": 2])
        #expect(instrument.hints(for: sheet).isEmpty, "mind.d has no answer yet")
        sheet["mind.d"] = 0
        #expect(instrument.hints(for: sheet).map(\.id) == ["odd"])
        sheet["body.a"] = 1
        #expect(instrument.hints(for: sheet).isEmpty)
    }

    @Test("encoding and decoding give the same instrument, whatever the rule")
    func roundTrip() throws {
        for scorer in try Self.scorers() {
            #expect(try Shipped.recoded(scorer.instrument) == scorer.instrument)
        }
    }
}
