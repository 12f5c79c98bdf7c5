import Testing
import ZhaohuDomain

@Suite("Sheets side by side")
struct SheetComparisonTests {
    let scorer: Scorer
    /// ADL 50, cognition 2, perception 12: moderate.
    let base: AnswerSheet

    init() throws {
        scorer = Scorer(try Shipped.instrument("std-2021-37"))
        base = try scorer.instrument.sheet(inOrder: [[5, 5, 5, 5, 5, 5, 10, 10, 0, 0], [1, 1, 0, 0], [4, 4, 4]])
    }

    func changed(_ changes: [String: Int]) -> AnswerSheet {
        var sheet = base
        for (item, score) in changes { sheet[item] = score }
        return sheet
    }

    func comparison(_ sheets: [AnswerSheet]) -> SheetComparison {
        SheetComparison(sheets.enumerated().map { .init(rater: "r\($0)", sheet: $1) }, with: scorer)
    }

    func marks(_ difference: SheetComparison.Difference) -> [Bool] {
        [difference.crossesBand, difference.crossesGrade]
    }

    @Test("equal sheets do not differ, and decide without a third expert")
    func equal() throws {
        let found = comparison([base, base])
        #expect(found.differences.isEmpty && !found.needsTieBreak)
        #expect(try found.decisive(tieBreak: nil) == base)
    }

    @Test("each difference tells whether it alone moves the band or the grade")
    func crossing() throws {
        // Walking 5 for 10 makes ADL 45: the same band. Cognition 1 in place of 2 is severe: grade 3 for moderate ADL.
        let found = comparison([base, changed(["adl.walking": 5, "cog.time": 0])])
        #expect(found.differences.map(\.item.code) == ["adl.walking", "cog.time"])
        #expect(marks(found.differences[0]) == [false, false])
        #expect(marks(found.differences[1]) == [true, true])
        #expect(found.differences[1].answers == [.score(1), .score(0)])
        #expect(found.needsTieBreak)
        let mild = comparison([base, changed(["per.vision": 3])])
        #expect(marks(mild.differences[0]) == [true, false], "perception 11 is another band, the grade stays")
        #expect(!mild.needsTieBreak)
    }

    @Test("steps that cross a band only together are marked on no item; one that lifts the worse sheet is marked")
    func together() {
        let three = comparison([base, changed(["adl.feeding": 0, "adl.dressing": 0, "adl.bowel": 0])])
        #expect(three.differences.map(marks) == [[false, false], [false, false], [false, false]])
        #expect(
            three.needsTieBreak, "50 is moderate, 35 severe; neither 45 nor 40 is reached by one step over the edge")
        let two = comparison([base, changed(["adl.feeding": 0, "adl.bowel": 0])])
        #expect(two.differences.map(marks) == [[true, true], [true, true]], "either step lifts 40 to 45")
    }

    @Test("an item that somebody could not judge differs, even where nobody could")
    func unjudged() throws {
        var first = base
        first.set(.unjudged(.asleep), for: "cog.memory")
        let one = comparison([first, base])
        #expect(one.differences.map(\.item.code) == ["cog.memory"] && one.needsTieBreak)
        let both = comparison([first, first])
        #expect(both.differences.map(\.item.code) == ["cog.memory"] && both.needsTieBreak)
        #expect(try both.resolved(by: AnswerSheet(["cog.memory": 0])) == base)
    }

    @Test("the preferred sheet decides among equal grades")
    func preferred() throws {
        let other = changed(["adl.walking": 5])
        let found = comparison([base, other, base])
        #expect(try found.decisive(tieBreak: nil) == base)
        #expect(try found.decisive(tieBreak: nil, preferred: "r1") == other)
    }

    @Test("different grades wait for a third expert")
    func waiting() {
        let found = comparison([base, changed(["cog.time": 0])])
        let refused = refusal { () throws(Refusal) in try found.decisive(tieBreak: nil) }
        #expect(refused?.rule == .tieBreakMissing && refused?["items"] == "cog.time")
        #expect(refused?["grades"] == "r0:moderate,r1:severeI")
    }

    @Test("a third expert answers exactly the items that differ, and the rest stays as agreed")
    func tieBreak() throws {
        let found = comparison([base, changed(["cog.time": 0, "adl.walking": 15])])
        let decided = try found.decisive(tieBreak: AnswerSheet(["cog.time": 2, "adl.walking": 10]))
        #expect(decided == changed(["cog.time": 2]))
        let short = refusal { () throws(Refusal) in try found.resolved(by: AnswerSheet(["cog.time": 2])) }
        #expect(short?.rule == .tieBreakMissingItems && short?["missing"] == "adl.walking")
        let surplus = refusal { () throws(Refusal) in
            try found.resolved(by: AnswerSheet(["cog.time": 2, "adl.walking": 10, "adl.stairs": 0]))
        }
        #expect(surplus?.rule == .tieBreakNotDiffering && surplus?["items"] == "adl.stairs")
        let unknown = refusal { () throws(Refusal) in try found.resolved(by: AnswerSheet(["adl.stars": 0])) }
        #expect(unknown?.rule == .itemUnknown)
        let wrong = refusal { () throws(Refusal) in
            try found.resolved(by: AnswerSheet(["cog.time": 5, "adl.walking": 10]))
        }
        #expect(wrong?.rule == .scoreNotInList)
    }
}
