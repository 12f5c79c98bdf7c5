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

    /// Which way an answer goes that replaces another; nil when it is the same.
    static func way(_ item: Instrument.Item, from: Int, to: Int, _ instrument: Instrument) -> Counterfactual.Direction?
    {
        let isUpBetter = instrument.dimensions.first { $0.items.contains(item) }?.isHigherBetter
        return from == to ? nil : isUpBetter == (to > from) ? .milder : .worse
    }

    @Test("on small instruments it is what trying everything in one direction finds", arguments: ["table", "weighted"])
    func bruteForce(kind: String) throws {
        let scorer = Scorer(try Toy.instrument(kind == "table" ? Toy.table : Toy.weighted))
        let items = scorer.instrument.items
        let all = try Self.sheets(scorer.instrument, measured: [300, 449, 450, 600]).map { sheet in
            (sheet: sheet, grade: try #require(scorer.score(sheet).derivation).grade)
        }
        for (sheet, grade) in all {
            for direction in Counterfactual.Direction.allCases {
                let others = all.filter { other in
                    guard direction == .worse ? other.grade > grade : other.grade < grade else { return false }
                    let ways = items.map {
                        Self.way($0, from: sheet[$0.code] ?? 0, to: other.sheet[$0.code] ?? 0, scorer.instrument)
                    }
                    return ways.allSatisfy { $0 == nil || $0 == direction }
                }
                let target = direction == .worse ? others.map(\.grade).min() : others.map(\.grade).max()
                let solutions = others.filter { $0.grade == target }.map { other in
                    Found(
                        grade: other.grade,
                        changes: items.indices.filter { sheet[items[$0].code] != other.sheet[items[$0].code] }
                            .map { ($0, sheet[items[$0].code] ?? 0, other.sheet[items[$0].code] ?? 0) })
                }
                #expect(Self.found(scorer.counterfactual(sheet, direction), in: scorer.instrument) == solutions.min())
            }
        }
    }

    @Test(
        "all changes go one way and give the grade, and no fewer of that way give it or one before it",
        arguments: ["std-2021-37", "nantong-barthel", "mzt-039-2013"])
    func minimal(id: String) throws {
        var generator = SeededGenerator(seed: 37)
        let scorer = try ShippedInstrumentTests.scorer(id)
        let instrument = scorer.instrument
        for _ in 0..<25 {
            let sheet = ScorerTests.random(instrument, &generator)
            let own = try #require(scorer.score(sheet).derivation).grade
            for direction in Counterfactual.Direction.allCases {
                guard let found = scorer.counterfactual(sheet, direction) else {
                    #expect(
                        Self.extreme(sheet, direction, scorer) == own, "it is none only where nothing else can be had")
                    continue
                }
                #expect(found.changes.allSatisfy { $0.from == sheet[$0.item.code] })
                #expect(
                    found.changes.allSatisfy {
                        Self.way($0.item, from: $0.from, to: $0.to, instrument) == direction
                    })
                #expect(scorer.score(Self.applied(found, to: sheet)).derivation?.gradeName == found.grade)
                let target = found.grade.number
                let nearer = direction == .worse ? own + 1..<target : target + 1..<own
                let goals = Set(nearer).union([target])
                #expect(!reaches(goals, from: sheet, changes: min(3, found.changes.count - 1), direction, scorer))
            }
        }
    }

    /// The grade when all answers are as good, or as bad, as they can be.
    static func extreme(_ sheet: AnswerSheet, _ direction: Counterfactual.Direction, _ scorer: Scorer) -> Int? {
        var other = AnswerSheet()
        for dimension in scorer.instrument.dimensions {
            let isHighest = dimension.isHigherBetter == (direction == .milder)
            for item in dimension.items { other[item.code] = isHighest ? item.scores.max() : item.scores.min() }
        }
        return scorer.score(other).derivation?.grade
    }

    /// Whether up to so many changes of one direction give one of the grades: tries them all.
    func reaches(
        _ grades: Set<Int>, from sheet: AnswerSheet, changes: Int, _ direction: Counterfactual.Direction,
        _ scorer: Scorer
    ) -> Bool {
        var packed = scorer.packed(sheet)
        let options = scorer.instrument.items.map { item in
            item.scores.indices.filter {
                Self.way(item, from: sheet[item.code] ?? 0, to: item.scores[$0], scorer.instrument) == direction
            }.map(UInt8.init)
        }
        func search(from first: Int, left: Int) -> Bool {
            if let grade = packed.withUnsafeBufferPointer({ scorer.grade(of: $0) }), grades.contains(grade) {
                return true
            }
            guard left > 0 else { return false }
            for place in first..<packed.count {
                let own = packed[place]
                defer { packed[place] = own }
                for other in options[place] {
                    packed[place] = other
                    if search(from: place + 1, left: left - 1) { return true }
                }
            }
            return false
        }
        return search(from: 0, left: changes)
    }

    @Test("no changes of the direction, however many, give a grade between, on the national instrument")
    func nearest() throws {
        var generator = SeededGenerator(seed: 38)
        let scorer = try ShippedInstrumentTests.scorer("std-2021-37")
        for _ in 0..<60 {
            let sheet = ScorerTests.random(scorer.instrument, &generator)
            let own = try #require(scorer.score(sheet).derivation).grade
            for direction in Counterfactual.Direction.allCases {
                let reachable = grades(from: sheet, direction, scorer)
                let nearest =
                    direction == .worse
                    ? reachable.filter { $0 > own }.min() : reachable.filter { $0 < own }.max()
                #expect(scorer.counterfactual(sheet, direction)?.grade.number == nearest)
            }
        }
    }

    /// All grades that changes of one direction give: every reachable total of each dimension with every other.
    func grades(from sheet: AnswerSheet, _ direction: Counterfactual.Direction, _ scorer: Scorer) -> Set<Int> {
        var sheets = [sheet]
        for dimension in scorer.instrument.dimensions {
            // One set of answers for every total that there is.
            var byTotal: [Int: AnswerSheet] = [0: AnswerSheet()]
            for item in dimension.items {
                var next: [Int: AnswerSheet] = [:]
                let now = sheet[item.code] ?? 0
                for score in item.scores
                where score == now || Self.way(item, from: now, to: score, scorer.instrument) == direction {
                    for (total, answers) in byTotal {
                        var answers = answers
                        answers[item.code] = score
                        next[total + score] = answers
                    }
                }
                byTotal = next
            }
            // One set of answers for every band is enough for the grades.
            let byBand = Dictionary(
                byTotal.map { (dimension.band(of: $0).number, $1) }, uniquingKeysWith: { first, _ in first })
            sheets = sheets.flatMap { sheet in
                byBand.values.map { answers in
                    var other = sheet
                    for (item, answer) in answers.answers { other.set(answer, for: item) }
                    return other
                }
            }
        }
        return Set(sheets.compactMap { scorer.score($0).derivation?.grade })
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

    @Test("an answer never improves to make the grade worse, nor the other way round")
    func oneWay() throws {
        let scorer = Scorer(try Shipped.instrument("std-2021-37"))
        // Severe I. Severe II lies nearer than severe III, but asks for better cognition together with worse walking.
        let sheet = try scorer.instrument.sheet(
            inOrder: [[5, 5, 5, 5, 5, 5, 10, 10, 0, 0], [0, 0, 0, 0], [4, 4, 4]])
        let worse = try #require(scorer.counterfactual(sheet, .worse))
        #expect(worse.grade.code == "severeIII")
        #expect(worse.changes.map { "\($0.item.code) \($0.from)>\($0.to)" } == ["adl.walking 10>0"])
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
