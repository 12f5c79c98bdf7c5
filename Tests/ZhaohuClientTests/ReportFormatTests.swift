import Testing
import ZhaohuClient

@Suite("Formats that the server makes")
struct ReportFormatTests {
    private let report: RequestWords = ["report.satisfaction", "from=2017-01-01", "to=2017-12-31"]

    @Test("a format asked for is said to the server where the command has one")
    func asked() {
        #expect(report.asking(for: .json).words == report.words + ["format=json"])
        #expect(report.asking(for: nil) == report)
    }

    @Test("a format in the request stays, and other commands are left alone")
    func leftAlone() {
        let own = RequestWords(report.words + ["FORMAT=csv"])
        #expect(own.asking(for: .json) == own)
        let visit: RequestWords = ["VISIT.GET", "V1"]
        #expect(visit.asking(for: .json) == visit)
        let unknown: RequestWords = ["NO.SUCH"]
        #expect(unknown.asking(for: .csv) == unknown)
    }
}
