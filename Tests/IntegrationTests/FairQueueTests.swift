import Testing
import ZhaohuPostgres

/// Those who wait for a writer take turns.
@Suite("Fair queue")
struct FairQueueTests {
    @Test("each source gets at most its share of a batch, and its order is kept")
    func shares() {
        let queue = FairQueue<Int>(limit: 100, share: 3)
        for number in 10..<20 { #expect(queue.offer(number, from: 1)) }
        #expect(queue.offer(99, from: 2))
        #expect(queue.take(atMost: 50) == [10, 11, 12, 99])
        #expect(queue.take(atMost: 50) == [13, 14, 15])
        #expect(queue.count == 4)
    }

    @Test("who was served goes to the end: nobody waits while another is served twice")
    func turns() {
        let queue = FairQueue<Int>(limit: 100, share: 2)
        for source in 1...4 { for number in 0..<4 { _ = queue.offer(source * 10 + number, from: source) } }
        #expect(queue.take(atMost: 5) == [10, 11, 20, 21, 30])
        #expect(queue.take(atMost: 5) == [40, 41, 12, 13, 22])
        #expect(queue.take(atMost: 50) == [31, 32, 42, 43, 23])
        #expect(queue.take(atMost: 50) == [33])
    }

    @Test("one more than the limit over all sources is refused; a closed queue hands out what waits, then its end")
    func limits() {
        let queue = FairQueue<Int>(limit: 3, share: 8)
        for source in 1...3 { #expect(queue.offer(source, from: source)) }
        #expect(!queue.offer(4, from: 4))
        queue.close()
        #expect(!queue.offer(5, from: 1))
        #expect(queue.take(atMost: 8) == [1, 2, 3])
        #expect(queue.take(atMost: 8).isEmpty)
    }

    @Test("over random offers and takes nothing is lost, doubled or out of its source's order", arguments: 1...20)
    func property(_ seed: Int) {
        var random = SystemRandomNumberGenerator()
        let queue = FairQueue<Int>(limit: 500, share: 1 + seed % 7)
        var offered: [Int: [Int]] = [:]
        var taken: [Int: [Int]] = [:]
        for number in 0..<2_000 {
            let source = Int.random(in: 0..<5, using: &random)
            if queue.offer(source * 10_000 + number, from: source) {
                offered[source, default: []].append(source * 10_000 + number)
            }
            guard Bool.random(using: &random), queue.count > 0 else { continue }
            for value in queue.take(atMost: 4) { taken[value / 10_000, default: []].append(value) }
        }
        while queue.count > 0 {
            for value in queue.take(atMost: 64) { taken[value / 10_000, default: []].append(value) }
        }
        #expect(taken == offered)
    }
}
