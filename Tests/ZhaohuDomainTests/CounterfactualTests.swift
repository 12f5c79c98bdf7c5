import Testing
import ZhaohuDomain

@Suite("What would have given another grade")
struct CounterfactualTests {
    /// A solution in the order of preference: count, movement, then places and scores.
    struct Found: Equatable, Comparable {
        let grade: Int
        let changes: [(place: Int, from: Int, to: Int)]
        var movement: Int { changes.reduce(0) { $0 + abs($1.to - $1.from) } }
        var key: [Int] { [changes.count, movement] + changes.flatMap { [$0.place, $0.to] } }

        static func == (left: Found, right: Found) -> Bool { left.grade == right.grade && left.key == right.key }
        static func < (left: Found, right: Found) -> Bool { left.key.lexicographicallyPrecedes(right.key) }
    }

    /// All answer sets, with these values where something is measured.
    static func sheets(_ instrument: Instrument, measured: [Int]) -> [AnswerSheet] {
        instrument.items.reduce([AnswerSheet()]) { sheets, item in
            sheets.flatMap { sheet in
                (item.measure == nil ? item.scores : measured).map { score in
                    var other = sheet
                    other[item.code] = score
                    return other
                }
            }
        }
    }

    static func found(_ counterfactual: Counterfactual?, in instrument: Instrument) -> Found? {
        guard let counterfactual else { return nil }
        let codes = instrument.items.map(\.code)
        return Found(
            grade: counterfactual.grade.number,
            changes: counterfactual.changes.map { (codes.firstIndex(of: $0.item.code) ?? -1, $0.from, $0.to) })
    }

    static func applied(_ counterfactual: Counterfactual, to sheet: AnswerSheet) -> AnswerSheet {
        var other = sheet
        for change in counterfactual.changes { other[change.item.code] = change.to }
        return other
    }

    @Test("on small instruments it is what trying everything finds", arguments: ["table", "weighted"])
    func bruteForce(kind: String) throws {
        let scorer = Scorer(try Toy.instrument(kind == "table" ? Toy.table : Toy.weighted))
        let codes = scorer.instrument.items.map(\.code)
        let all = try Self.sheets(scorer.instrument, measured: [300, 449, 450, 600]).map { sheet in
            (sheet: sheet, grade: try #require(scorer.score(sheet).derivation).grade)
        }
        for (sheet, grade) in all {
            for direction in Counterfactual.Direction.allCases {
                let others = all.filter { direction == .worse ? $0.grade > grade : $0.grade < grade }
                let target = direction == .worse ? others.map(\.grade).min() : others.map(\.grade).max()
                let solutions = others.filter { $0.grade == target }.map { other in
                    Found(
                        grade: other.grade,
                        changes: codes.indices.filter { sheet[codes[$0]] != other.sheet[codes[$0]] }
                            .map { ($0, sheet[codes[$0]] ?? 0, other.sheet[codes[$0]] ?? 0) })
                }
                #expect(Self.found(scorer.counterfactual(sheet, direction), in: scorer.instrument) == solutions.min())
            }
        }
    }

    @Test(
        "applied, the changes give the grade, and no fewer changes do",
        arguments: ["std-2021-37", "nantong-barthel", "mzt-039-2013"])
    func minimal(id: String) throws {
        var generator = SeededGenerator(seed: 37)
        let scorer = try ShippedInstrumentTests.scorer(id)
        for _ in 0..<15 {
            let sheet = ScorerTests.random(scorer.instrument, &generator)
            for direction in Counterfactual.Direction.allCases {
                guard let found = scorer.counterfactual(sheet, direction) else { continue }
                #expect(found.changes.allSatisfy { $0.from == sheet[$0.item.code] && $0.from != $0.to })
                #expect(scorer.score(Self.applied(found, to: sheet)).derivation?.gradeName == found.grade)
                let fewer = min(2, found.changes.count - 1)
                #expect(!reaches(found.grade.number, from: sheet, changes: fewer, scorer))
            }
        }
    }

    /// Whether up to so many changes give a grade: tries them all.
    func reaches(_ grade: Int, from sheet: AnswerSheet, changes: Int, _ scorer: Scorer) -> Bool {
        var packed = scorer.packed(sheet)
        let counts = scorer.instrument.items.map { UInt8($0.options.count) }
        func search(from first: Int, left: Int) -> Bool {
            if packed.withUnsafeBufferPointer({ scorer.grade(of: $0) }) == grade { return true }
            guard left > 0 else { return false }
            for place in first..<packed.count {
                let own = packed[place]
                defer { packed[place] = own }
                for other in 0..<counts[place] where other != own {
                    packed[place] = other
                    if search(from: place + 1, left: left - 1) { return true }
                }
            }
            return false
        }
        return search(from: 0, left: changes)
    }

    @Test("known cases of the national instrument")
    func known() throws {
        let scorer = Scorer(try Shipped.instrument("std-2021-37"))
        func changes(_ values: [[Int]], _ direction: Counterfactual.Direction) throws -> [String] {
            let sheet = try scorer.instrument.sheet(inOrder: values)
            let found = scorer.counterfactual(sheet, direction)
            return (found?.changes ?? []).map { "\($0.item.code) \($0.from)>\($0.to)" } + [found?.grade.code ?? "none"]
        }
        // ADL 40: one step up in the first item that has one is moderate.
        let severe = [[5, 5, 0, 5, 5, 5, 5, 5, 5, 0], [3, 3, 3, 3], [3, 3, 3]]
        #expect(try changes(severe, .milder) == ["adl.feeding 5>10", "moderate"])
        // Moderate cognition or perception makes severe II: perception falls from 9 to 3 in two answers, not in one.
        #expect(try changes(severe, .worse) == ["per.vision 3>0", "per.hearing 3>0", "severeII"])
        let worst = [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0]]
        #expect(try changes(worst, .worse) == ["none"])
        let best = [[10, 10, 5, 10, 10, 10, 15, 15, 10, 5], [4, 4, 4, 4], [4, 4, 4]]
        #expect(try changes(best, .milder) == ["none"])
        #expect(try changes(best, .worse) == ["adl.feeding 10>5", "mild"])
    }

    @Test("a measured value moves just over the edge")
    func measured() throws {
        let scorer = Scorer(try Shipped.instrument("kr-ltci"))
        let sheet = AnswerSheet(["score.points": 620, "dementia.diagnosed": 0])
        #expect(scorer.counterfactual(sheet, .worse)?.changes.map(\.to) == [750])
        #expect(scorer.counterfactual(sheet, .milder)?.changes.map(\.to) == [599])
    }

    @Test("moved cut-offs move the changes, and an incomplete sheet has none")
    func cutoffs() throws {
        let barthel = try Shipped.instrument("nantong-barthel")
        var sheet = AnswerSheet(
            Dictionary(uniqueKeysWithValues: zip(barthel.items.map(\.code), [10, 5, 5, 10, 10, 5, 0, 0, 0, 0])))
        let plain = Scorer(barthel).counterfactual(sheet, .worse)
        #expect(plain?.grade.code == "severe" && plain?.changes.map(\.to) == [5])
        let moved = Scorer(barthel, cutoffs: ["barthel.severe.max": 30]).counterfactual(sheet, .worse)
        #expect(moved?.changes.count == 2)
        sheet["barthel.stairs"] = nil
        #expect(Scorer(barthel).counterfactual(sheet, .worse) == nil)
    }
}
