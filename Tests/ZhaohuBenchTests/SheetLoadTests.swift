import Foundation
import Testing
import ZhaohuBench
import ZhaohuDomain

@Suite("Sheets for the scoring benchmark")
struct SheetLoadTests {
    @Test("every sheet is complete, and the same ones are made again")
    func complete() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "schema/instruments/nantong-barthel.json").path
        let load = try SheetLoad(file: file)
        #expect(load.sheets.count == SheetLoad.count * 10 && !load.sheets.contains(Scorer.none))
        let first = try #require(load.scorer.sheet(packed: Array(load.sheets.prefix(10))))
        #expect(load.scorer.score(first).derivation != nil)
        #expect(try SheetLoad(file: file).pass() == load.pass())
        #expect((1...2 * SheetLoad.count).contains(load.pass()))
    }

    @Test("a missing file is told with the way out")
    func missing() {
        #expect(throws: BenchProblem.self) { try SheetLoad(file: "/nowhere/none.json") }
    }
}
