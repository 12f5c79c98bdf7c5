import Foundation
import Testing
import ZhaohuDomain

@Suite("The national instrument of 2021")
struct Std37Tests {
    let instrument: Instrument

    init() throws {
        instrument = try Shipped.instrument("std-2021-37")
    }

    func derivation(_ values: [[Int]]) throws -> Derivation {
        try #require(instrument.score(try instrument.sheet(inOrder: values)).derivation)
    }

    @Test("each worked case comes out", arguments: Vector.all)
    func vector(_ vector: Vector) throws {
        let found = try derivation([vector.adl, vector.cognition, vector.perception])
        #expect(found.totals == vector.totals)
        #expect(found.bands == vector.bands)
        #expect(found.grade == vector.grade)
    }

    @Test(
        "the shared file of worked cases agrees, when it is there",
        .enabled(if: SharedVectors.isPresent, "the shared file is not there"))
    func sharedVectors() throws {
        let shared = try SharedVectors.read()
        #expect(shared.map(\.id) == Vector.all.map(\.id))
        for (theirs, ours) in zip(shared, Vector.all) {
            #expect(theirs.adl == ours.adl && theirs.cognition == ours.cognition)
            #expect(theirs.perception == ours.perception && theirs.totals == ours.totals)
            #expect(theirs.bands == ours.bands && theirs.grade == ours.grade)
        }
    }

    /// How many answer sets of each dimension fall into each band.
    var bandCounts: [[Int]] {
        instrument.dimensions.map { dimension in
            var sets = [0]
            for item in dimension.items { sets = sets.flatMap { sum in item.scores.map { sum + $0 } } }
            var counts = [0, 0, 0, 0]
            for sum in sets { counts[dimension.band(of: sum).number] += 1 }
            return counts
        }
    }

    @Test("all answer sets fall into the known number of bands")
    func exhaustiveBands() {
        #expect(bandCounts == [[1, 8_156, 25_055, 13_444], [1, 589, 30, 5], [1, 104, 16, 4]])
        #expect(bandCounts.map { $0.reduce(0, +) } == [46_656, 625, 125])
    }

    @Test("all 3,645,000,000 answer sets split into the known grades")
    func exhaustiveGrades() throws {
        let counts = bandCounts
        var grades = [0, 0, 0, 0, 0, 0]
        for adl in 0...3 {
            for cognition in 0...3 {
                for perception in 0...3 {
                    let grade = try #require(instrument.grade(bands: [adl, cognition, perception]))
                    grades[grade] += counts[0][adl] * counts[1][cognition] * counts[2][perception]
                }
            }
        }
        #expect(grades == [61_950, 611_879_295, 1_904_950_480, 910_651_575, 175_713_080, 41_743_620])
        #expect(grades.reduce(0, +) == 3_645_000_000)
    }

    @Test("all packed answer sets of daily living are graded in the known numbers")
    func exhaustivePacked() {
        let scorer = Scorer(instrument)
        let counts = instrument.dimensions[0].items.map { UInt8($0.options.count) }
        // Cognition and perception are intact, so that the band of daily living is the grade.
        var packed = counts.map { _ in UInt8(0) } + [UInt8](repeating: 4, count: 7)
        var grades = [0, 0, 0, 0, 0, 0]
        repeat {
            grades[packed.withUnsafeBufferPointer { scorer.grade(of: $0) } ?? 5] += 1
        } while Self.advance(&packed, counts)
        #expect(grades == [1, 8_156, 25_055, 13_444, 0, 0])
    }

    /// The next combination; false after the last.
    static func advance(_ packed: inout [UInt8], _ counts: [UInt8]) -> Bool {
        for place in counts.indices {
            packed[place] += 1
            if packed[place] < counts[place] { return true }
            packed[place] = 0
        }
        return false
    }

    @Test("a higher score never makes the grade worse", arguments: [UInt64(1), 20_210_737])
    func monotone(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var sheet = AnswerSheet()
            for item in instrument.items { sheet[item.code] = item.scores.randomElement(using: &generator) }
            let grade = try #require(instrument.score(sheet).derivation).grade
            let item = try #require(instrument.items.randomElement(using: &generator))
            for score in item.scores where score > sheet[item.code] ?? 0 {
                var better = sheet
                better[item.code] = score
                #expect(try #require(instrument.score(better).derivation).grade <= grade)
            }
        }
    }

    @Test("a missing answer makes the sheet incomplete, never 0")
    func missing() throws {
        var sheet = try instrument.sheet(inOrder: [[10, 10, 5, 10, 10, 10, 15, 15, 10, 5], [4, 4, 4, 4], [4, 4, 4]])
        sheet["adl.walking"] = nil
        sheet["per.hearing"] = nil
        #expect(instrument.score(sheet) == .incomplete(missing: ["adl.walking", "per.hearing"], unjudged: []))
        #expect(instrument.score(AnswerSheet()) == .incomplete(missing: instrument.items.map(\.code), unjudged: []))
    }

    @Test("an answer that the item does not list counts as missing")
    func unlistedAnswer() throws {
        var sheet = try instrument.sheet(inOrder: [[10, 10, 5, 10, 10, 10, 15, 15, 10, 5], [4, 4, 4, 4], [4, 4, 4]])
        sheet["adl.walking"] = 7
        #expect(instrument.score(sheet) == .incomplete(missing: ["adl.walking"], unjudged: []))
    }

    @Test(
        "a score that is not in the list is refused",
        arguments: [("adl.feeding", 7), ("cog.time", 5), ("adl.bathing", 10), ("per.vision", -1)])
    func badScore(item: String, score: Int) {
        let found = refusal { () throws(Refusal) in try instrument.checked(item: item, score: score) }
        #expect(found?.rule == .scoreNotInList)
        #expect(found?["item"] == item)
        #expect(found?["value"] == String(score))
    }

    @Test("each listed score is accepted")
    func goodScores() throws {
        for item in instrument.items {
            for score in item.scores { try instrument.checked(item: item.code, score: score) }
        }
    }

    @Test("an unknown item is refused with the nearest known one")
    func unknownItem() {
        let found = refusal { () throws(Refusal) in try instrument.checked(item: "adl.feding", score: 5) }
        #expect(found?.rule == .itemUnknown)
        #expect(found?["hint"] == "adl.feeding")
    }

    @Test("a wrong number of scores is refused naming the field")
    func wrongCount() {
        let found = refusal { () throws(Refusal) in try instrument.sheet(inOrder: [[10], [4, 4, 4, 4], [4, 4, 4]]) }
        #expect(found?.rule == .scoreCountWrong)
        #expect(found?["field"] == "adl")
        #expect(found?["expected"] == "10")
        let dimensions = refusal { () throws(Refusal) in try instrument.sheet(inOrder: []) }
        #expect(dimensions?.rule == .scoreCountWrong)
    }

    @Test("each step of a derivation names its rule")
    func steps() throws {
        let found = try derivation([[5, 5, 5, 5, 5, 5, 10, 10, 0, 0], [0, 0, 0, 0], [4, 4, 4]])
        #expect(found.gradeCode == "severeI" && !found.verified)
        #expect(
            found.bandSteps.map(\.rule)
                == ["std-2021-37/adl/band/2", "std-2021-37/cognition/band/3", "std-2021-37/perception/band/0"])
        #expect(found.bandSteps.map(\.total) == [50, 0, 12])
        #expect(found.decision == .cell(row: 2, column: 3) && found.decisionRule == "std-2021-37/matrix/2,3")
    }

    @Test("grades map to benefits")
    func benefits() {
        let benefits = (0...6).map { instrument.grade(number: $0)?.benefit }
        #expect(benefits == [nil, nil, .moderate, .severe, .severe, .severe, nil])
    }

    @Test("an unknown grade is refused with the codes there are")
    func unknownGrade() throws {
        #expect(try instrument.grade(code: "severeII").number == 4)
        let found = refusal { () throws(Refusal) in try instrument.grade(code: "sevreII") }
        #expect(found?.rule == .gradeUnknown)
        #expect(found?["hint"] == "severeII")
    }

    @Test("encoding and decoding give the same instrument")
    func roundTrip() throws {
        let data = try JSONEncoder().encode(instrument)
        #expect(try JSONDecoder().decode(Instrument.self, from: data) == instrument)
    }

    @Test(
        "a document that contradicts itself does not decode",
        arguments: [
            ("\"rows\": [", "\"rows\": [[0, 0, 0, 0], "), ("[3, 3, 4, 5]", "[3, 3, 4, 6]"),
            ("\"adl.dressing\"", "\"adl.feeding\""), ("\"lower\": 65", "\"lower\": 60"),
            ("\"lower\": 65", "\"lower\": 70"), ("\"number\": 5", "\"number\": 6"),
            ("\"score\": 15", "\"score\": 10"), ("\"kind\": \"matrix\"", "\"kind\": \"guess\""),
        ])
    func contradiction(old: String, new: String) throws {
        let text = String(decoding: try Shipped.document("std-2021-37"), as: UTF8.self)
        let range = try #require(text.range(of: old))
        let changed = Data(text.replacingCharacters(in: range, with: new).utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Instrument.self, from: changed) }
    }
}

/// The file of worked cases that several programs share, where it is laid beside the package.
enum SharedVectors {
    struct Case: Decodable {
        let id: String
        let adl, cognition, perception, totals, bands: [Int]
        let grade: Int
    }

    struct File: Decodable { let vectors: [Case] }

    static var url: URL { Shipped.root.appending(path: "../shared/vectors/std-2021-37.json") }
    static var isPresent: Bool { FileManager.default.fileExists(atPath: url.standardizedFileURL.path) }

    static func read() throws -> [Case] {
        try JSONDecoder().decode(File.self, from: Data(contentsOf: url.standardizedFileURL)).vectors
    }
}

/// Facts about every document of the repository.
@Suite("The shipped instruments")
struct ShippedInstrumentTests {
    static let ids = ["std-2021-37", "nantong-barthel", "mzt-039-2013", "de-nba-2017", "kr-ltci", "jp-kaigo"]

    static func scorer(_ id: String) throws -> Scorer { Scorer(try Shipped.instrument(id)) }

    @Test("each file is one of these, named by its id, with a source, a note, and not called verified")
    func files() throws {
        let folder = Shipped.root.appending(path: "schema/instruments").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
        #expect(Set(names) == Set(Self.ids.map { "\($0).json" }))
        for id in Self.ids {
            let instrument = try Shipped.instrument(id)
            #expect(instrument.id == id && !instrument.verified)
            #expect(!instrument.source.isEmpty && !instrument.note.isEmpty && !instrument.version.isEmpty)
        }
    }

    @Test("everything has a Chinese and an English text", arguments: ids)
    func texts(id: String) throws {
        let instrument = try Shipped.instrument(id)
        var chinese = [instrument.titleZh] + instrument.grades.map(\.nameZh) + instrument.hints.map(\.textZh)
        var english = [instrument.titleEn] + instrument.grades.map(\.nameEn) + instrument.hints.map(\.textEn)
        for dimension in instrument.dimensions {
            chinese += [dimension.nameZh] + dimension.bands.map(\.nameZh) + dimension.items.map(\.nameZh)
            english += [dimension.nameEn] + dimension.bands.map(\.nameEn) + dimension.items.map(\.nameEn)
            chinese += dimension.items.flatMap(\.options).map(\.textZh)
            english += dimension.items.flatMap(\.options).map(\.textEn)
        }
        let isHan = { (scalar: Unicode.Scalar) in (0x4E00...0x9FFF).contains(scalar.value) }
        for text in chinese { #expect(text.unicodeScalars.contains(where: isHan), "\(text)") }
        for text in english { #expect(!text.isEmpty && !text.unicodeScalars.contains(where: isHan), "\(text)") }
    }

    @Test("worse function never makes the grade milder, in the direction of each dimension", arguments: ids)
    func monotone(id: String) throws {
        var generator = SeededGenerator(seed: 1_517)
        let scorer = try Self.scorer(id)
        for _ in 0..<400 {
            var sheet = ScorerTests.random(scorer.instrument, &generator)
            let grade = try #require(scorer.score(sheet).derivation).grade
            let dimension = try #require(scorer.instrument.dimensions.randomElement(using: &generator))
            let item = try #require(dimension.items.randomElement(using: &generator))
            let now = try #require(sheet[item.code])
            let towards = dimension.isHigherBetter ? item.range.lowerBound : item.range.upperBound
            let worse =
                item.measure == nil
                ? item.scores.filter { dimension.isHigherBetter ? $0 < now : $0 > now }
                : [(now + towards) / 2, towards]
            for score in worse {
                sheet[item.code] = score
                #expect(try #require(scorer.score(sheet).derivation).grade >= grade)
            }
        }
    }

    @Test("the two Chinese forms ask six to ten questions, each of which some sheet raises")
    func hints() throws {
        for id in ["std-2021-37", "nantong-barthel"] {
            let instrument = try Shipped.instrument(id)
            #expect((6...10).contains(instrument.hints.count))
            for hint in instrument.hints {
                var sheet = AnswerSheet()
                for condition in hint.when {
                    for name in condition.names { sheet[name] = condition.values.first }
                }
                #expect(instrument.hints(for: sheet).contains(hint))
                #expect(instrument.hints(for: AnswerSheet()).isEmpty)
            }
            var best = AnswerSheet()
            for item in instrument.items { best[item.code] = item.scores.max() }
            #expect(instrument.hints(for: best).isEmpty, "the best sheet is consistent")
        }
    }
}
