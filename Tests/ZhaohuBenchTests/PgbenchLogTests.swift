import Testing
import ZhaohuBench

@Suite("pgbench log")
struct PgbenchLogTests {
    @Test("rate and latencies leave out the time to warm up; both files count")
    func reads() {
        var log = PgbenchLog(warmup: 1_000_000)
        // The first at 100.5 s; measured are those from 101.5 s on.
        log.read("0 1 9000 0 100 500000\n0 2 2000 0 101 500000\n0 3 4000 0 103 500000\n")
        log.read("1 1 8000 0 101 400000\n1 2 3000 0 102 500000\n")
        log.finish()
        #expect(log.transactions == 5)
        #expect(log.longestClient == 3)
        #expect(log.latencies.count == 3)
        #expect(log.latencies.max == 4_000)
        #expect(log.rate == 1.5)
    }

    @Test("other lines are left out, and nothing is no rate")
    func empty() {
        var log = PgbenchLog(warmup: 1_000_000)
        log.read("pgbench: error: client 3 aborted\n0 1 failed 0 100 500000\n\n")
        log.finish()
        #expect(log.transactions == 0 && log.rate == 0)
    }
}
