import Testing
import ZhaohuClient
import ZhaohuDomain

@Suite("progress bar")
struct ProgressTests {
    @Test("a long file shows a bar, the count, the rate and the time left")
    func file() {
        let start = ContinuousClock.now
        var progress = Progress(start: start, totalBytes: 1000)
        let line = progress.line(answered: 500, doneBytes: 250, now: start + .seconds(10), language: .english)
        #expect(line == "[######..................] 25%  500 lines  50/s  0:30 left")
    }

    @Test("input of unknown size shows the count and the rate; a short script shows nothing")
    func pipe() {
        let start = ContinuousClock.now
        var progress = Progress(start: start, totalBytes: nil)
        #expect(progress.line(answered: 200, doneBytes: 0, now: start + .seconds(1), language: .chinese) == nil)
        #expect(
            progress.line(answered: 300, doneBytes: 0, now: start + .seconds(2), language: .chinese) == "300 行  150/s")
    }

    @Test("it is drawn at most ten times a second")
    func rate() {
        let start = ContinuousClock.now
        var progress = Progress(start: start, totalBytes: nil)
        let drawn = (0..<1000).count { millisecond in
            progress.line(
                answered: 1000, doneBytes: 0, now: start + .milliseconds(millisecond), language: .english) != nil
        }
        #expect(drawn == 9)
    }
}
