import Testing
import ZhaohuDomain

@Suite("Trying out another rule")
struct InstrumentReplacingTests {
    let instrument: Instrument

    init() throws {
        instrument = try Shipped.instrument("std-2021-37")
    }

    func refused(_ body: (Instrument) throws(Refusal) -> Instrument) -> Refusal? {
        refusal { () throws(Refusal) in try body(instrument) }
    }

    @Test("the other reading of the uncertain cell gives moderate")
    func cell() throws {
        let other = try instrument.replacing(cell: (2, 3), with: 2)
        #expect(other.problems.isEmpty)
        let sheet = try instrument.sheet(inOrder: [[5, 5, 5, 5, 5, 5, 10, 10, 0, 0], [0, 0, 0, 0], [4, 4, 4]])
        #expect(instrument.score(sheet).derivation?.grade == 3)
        #expect(other.score(sheet).derivation?.grade == 2)
        #expect(other.grade(bands: [3, 3, 0]) == 5 && other.grade(bands: [2, 2, 0]) == 2)
    }

    @Test("a cell or a grade that does not exist is refused")
    func unknownCell() throws {
        #expect(
            refused { instrument throws(Refusal) in try instrument.replacing(cell: (4, 0), with: 2) }?["allowed"]
                == "0..3,0..3")
        #expect(
            refused { instrument throws(Refusal) in try instrument.replacing(cell: (0, -1), with: 2) }?.rule
                == .cellUnknown)
        #expect(
            refused { instrument throws(Refusal) in try instrument.replacing(cell: (2, 3), with: 6) }?.rule
                == .gradeUnknown)
        let barthel = try Shipped.instrument("nantong-barthel")
        #expect(refusal { () throws(Refusal) in try barthel.replacing(cell: (0, 0), with: 0) }?.rule == .cellUnknown)
    }

    @Test("a band's end moves, and its neighbour begins at the next total")
    func band() throws {
        let other = try instrument.replacing(band: "adl.severelyImpaired", upper: 45)
        #expect(other.problems.isEmpty)
        #expect(other.dimensions[0].bands.map(\.lower) == [100, 65, 50, 0])
        #expect(other.dimensions[0].bands.map(\.upper) == [100, 95, 60, 45])
        #expect(other.dimensions[0].band(of: 45).number == 3 && other.dimensions[0].band(of: 50).number == 2)
        let back = try other.replacing(band: "adl.severelyImpaired", upper: 40)
        #expect(back == instrument)
    }

    @Test("where higher is worse, the next worse band begins later")
    func worse() throws {
        let toy = try Toy.instrument(Toy.table).replacing(band: "points.b0", upper: 499)
        #expect(toy.problems.isEmpty && toy.dimensions[2].bands[1].lower == 500)
    }

    @Test("an end that leaves a band empty, and a band that does not exist, are refused")
    func unfit() throws {
        for upper in [-1, 60, 100] {
            let found = refused { instrument throws(Refusal) in
                try instrument.replacing(band: "adl.severelyImpaired", upper: upper)
            }
            #expect(found?.rule == .bandEndInvalid && found?["allowed"] == "0..59")
        }
        let top = refused { instrument throws(Refusal) in try instrument.replacing(band: "adl.intact", upper: 95) }
        #expect(top?.rule == .bandEndInvalid)
        let unknown = refused { instrument throws(Refusal) in try instrument.replacing(band: "adl.severe", upper: 45) }
        #expect(unknown?.rule == .bandUnknown && unknown?["hint"] == "adl.severelyImpaired")
    }

    @Test("a band whose end is policy is moved by its policy key")
    func policy() throws {
        let barthel = try Shipped.instrument("nantong-barthel")
        let found = refusal { () throws(Refusal) in try barthel.replacing(band: "barthel.severe", upper: 45) }
        #expect(found?.rule == .bandHasCutoff && found?["key"] == "barthel.severe.max")
        let scorer = Scorer(barthel, cutoffs: ["barthel.severe.max": 45])
        let sheet = AnswerSheet(
            Dictionary(uniqueKeysWithValues: zip(barthel.items.map(\.code), [10, 5, 5, 10, 10, 5, 0, 0, 0, 0])))
        #expect(scorer.score(sheet).derivation?.gradeCode == "severe")
        #expect(barthel.score(sheet).derivation?.gradeCode == "moderate")
    }
}
