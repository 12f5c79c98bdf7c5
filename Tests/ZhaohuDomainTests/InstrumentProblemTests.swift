import Foundation
import Testing
import ZhaohuDomain

/// One change of a document and the words that refuse it.
struct Flaw: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let words: String

    init(_ old: String, _ new: String, _ words: String) {
        (self.old, self.new, self.words) = (old, new, words)
    }

    var testDescription: String { "\(old) -> \(new)" }
}

@Suite("Documents that contradict themselves")
struct InstrumentProblemTests {
    static func complaint(_ document: String, _ flaw: Flaw) throws -> String {
        let range = try #require(document.range(of: flaw.old))
        return Toy.complaint(document.replacingCharacters(in: range, with: flaw.new)) ?? "none"
    }

    @Test("the documents without a flaw decode")
    func sound() {
        #expect(Toy.complaint(Toy.table) == nil && Toy.complaint(Toy.weighted) == nil)
    }

    static let tableFlaws = [
        Flaw("\"body.b\"", "\"body.a\"", "two items have the same code"),
        Flaw("{\"code\": \"mind\"", "{\"code\": \"body\"", "two dimensions have the same code"),
        Flaw("\"code\": \"g1\"", "\"code\": \"g0\"", "two grades have the same code"),
        Flaw("\"number\": 2, \"code\": \"g2\"", "\"number\": 3, \"code\": \"g2\"", "not numbered from 0"),
        Flaw("\"score\": 1,", "\"score\": 0,", "one score twice"),
        Flaw("\"score\": 0,", "\"score\": -1,", "a score below 0"),
        Flaw(
            "\"measure\"", "\"options\": [{\"score\": 1, \"textZh\": \"\", \"textEn\": \"\"}], \"measure\"",
            "has options and is measured"),
        Flaw("\"upper\": 1000, \"divisor\"", "\"upper\": 65535, \"divisor\"", "the range of points.p"),
        Flaw("\"upper\": 1000, \"divisor\"", "\"upper\": 0, \"divisor\"", "the range of points.p"),
        Flaw("\"divisor\": 10", "\"divisor\": 0", "divides its unit by less than 1"),
        Flaw("\"lower\": 450", "\"lower\": 451", "the total 450 of points is in no band, or in two"),
        Flaw("\"lower\": 450", "\"lower\": 449", "do not follow one another"),
        Flaw("\"upper\": 1000, \"nameZh\"", "\"upper\": 999, \"nameZh\"", "do not cover 0 to 1000"),
        Flaw("\"lower\": 450, ", "", "has no lower or no upper end"),
        Flaw("\"number\": 1, \"lower\": 450", "\"number\": 2, \"lower\": 450", "the bands of points are not numbered"),
        Flaw(
            "\"code\": \"b1\", \"number\": 1, \"lower\": 450", "\"code\": \"b0\", \"number\": 1, \"lower\": 450",
            "two bands of points"),
        Flaw(
            "\"lower\": 450, ", "\"cutoffKey\": \"a.b\", \"lower\": 450, ",
            "which only a dimension has whose higher score is better"),
        Flaw(
            "\"lower\": 3, \"upper\": 4", "\"cutoffKey\": \"a.b\", \"lower\": 3, \"upper\": 4", "the best band of body"),
        Flaw("\"higherIs\": \"worse\", ", "", "does not say what a higher score means"),
        Flaw(
            "{\"code\": \"b1\", \"number\": 1, \"nameZh\"",
            "{\"code\": \"b1\", \"number\": 1, \"lower\": 0, \"nameZh\"", "has an end or a cut-off beside the table"),
        Flaw(
            "\"in\": [0]}], \"gives\": 0", "\"in\": [0]}], \"gives\": 3",
            "the table of mind gives a band that does not exist"),
        Flaw(
            "\"of\": [\"mind.c\", \"mind.d\"], \"in\": [0]", "\"of\": [\"mind.c\", \"body.a\"], \"in\": [0]",
            "body.a, which does not exist"),
        Flaw("\"in\": [0]}], \"gives\": 0", "\"in\": [7]}], \"gives\": 0", "mind.c 7, which it cannot have"),
        Flaw(
            "{\"when\": [], \"gives\": 1}", "{\"when\": [{\"of\": [\"mind.c\"], \"in\": [1]}], \"gives\": 1}",
            "leaves a combination of answers"),
        Flaw(
            "{\"when\": [], \"gives\": 0}", "{\"when\": [{\"of\": [\"body\"], \"in\": [0]}], \"gives\": 0}",
            "leaves a combination of bands without a grade"),
        Flaw("{\"when\": [], \"gives\": 0}", "{\"when\": [], \"gives\": 3}", "names a grade that does not exist"),
        Flaw("\"of\": [\"body\"], \"in\": [2]", "\"of\": [\"bodi\"], \"in\": [2]", "bodi, which does not exist"),
        Flaw("\"of\": [\"body\"], \"in\": [2]", "\"of\": [\"body\"], \"in\": [3]", "body 3, which it cannot have"),
        Flaw("\"of\": [\"body\"], \"in\": [2]", "\"of\": [], \"in\": [2]", "a condition names nothing"),
        Flaw("\"of\": [\"body\"], \"in\": [2]", "\"of\": [\"body\"], \"in\": []", "lists no value"),
        Flaw("\"in\": [1], \"atLeast\": 2", "\"in\": [1], \"atLeast\": 4", "asks for more than it names"),
        Flaw("\"of\": [\"body.a\"], \"in\": [2]", "\"of\": [\"body.x\"], \"in\": [2]", "body.x, which does not exist"),
        Flaw(
            "\"of\": [\"body.a\"], \"in\": [2]", "\"of\": [\"body.a\"], \"in\": [5]", "body.a 5, which it cannot have"),
        Flaw("\"kind\": \"table\"", "\"kind\": \"bands\"", "one dimension with a band for each grade"),
        Flaw(
            "\"kind\": \"table\", \"rows\": [", "\"kind\": \"matrix\", \"rows\": [[0]], \"old\": [",
            "a cell for each combination"),
    ]

    @Test("each flaw of a table is told", arguments: tableFlaws)
    func table(flaw: Flaw) throws {
        #expect(try Self.complaint(Toy.table, flaw).contains(flaw.words))
    }

    static let weightedFlaws = [
        Flaw("{\"dimension\": \"mind\"", "{\"dimension\": \"mint\"", "mint, which does not exist"),
        Flaw("[0, 10, 20]", "[0, 10]", "body does not have points of at least 0 for each band"),
        Flaw("[0, 10, 20]", "[0, -10, 20]", "body does not have points of at least 0 for each band"),
        Flaw("{\"dimension\": \"mind\", \"points\": [0, 5]}, ", "", "do not name each dimension once"),
        Flaw("\"from\": [0, 10, 25]", "\"from\": [0, 10]", "do not rise from 0, one for each grade"),
        Flaw("\"from\": [0, 10, 25]", "\"from\": [1, 10, 25]", "do not rise from 0, one for each grade"),
        Flaw("\"from\": [0, 10, 25]", "\"from\": [0, 25, 10]", "do not rise from 0, one for each grade"),
        Flaw("\"from\": [0, 10, 25]", "\"from\": [0, 10, 36]", "begins above the largest sum"),
        Flaw("\"divisor\": 4", "\"divisor\": 0", "divided by less than 1"),
    ]

    @Test("each flaw of a weighted sum is told", arguments: weightedFlaws)
    func weighted(flaw: Flaw) throws {
        #expect(try Self.complaint(Toy.weighted, flaw).contains(flaw.words))
    }

    @Test("a measured value stands alone in its dimension")
    func crowded() throws {
        let flaw = Flaw(
            "[{\"code\": \"points.p\"",
            "[{\"code\": \"points.q\", \"nameZh\": \"\", \"nameEn\": \"\", \"options\": [{\"score\": 0, \"textZh\": \"\", "
                + "\"textEn\": \"\"}, {\"score\": 1, \"textZh\": \"\", \"textEn\": \"\"}]}, {\"code\": \"points.p\"",
            "does not stand alone")
        #expect(try Self.complaint(Toy.table, flaw).contains(flaw.words))
    }

    @Test("two hints with one id are told")
    func hints() throws {
        let flaw = Flaw(
            "\"hints\": [", "\"hints\": [{\"id\": \"odd\", \"when\": [], \"textZh\": \"\", \"textEn\": \"\"}, ",
            "two hints")
        #expect(try Self.complaint(Toy.table, flaw).contains(flaw.words))
    }
}
