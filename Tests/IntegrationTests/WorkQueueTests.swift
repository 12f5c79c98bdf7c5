import Foundation
import Testing
import ZhaohuPostgres

/// The bounded queue before every thread that talks to the database.
@Suite("Work queue")
struct WorkQueueTests {
    @Test("one more than the limit is refused, and taken again once there is room")
    func limit() {
        let queue = WorkQueue<Int>(limit: 3)
        for number in 1...3 { #expect(queue.offer(number)) }
        #expect(!queue.offer(4))
        #expect(queue.take(atMost: 1) == [1])
        #expect(queue.offer(5))
        #expect(queue.count == 3)
    }

    @Test("all that waits is taken at once, in the order offered, up to the size of a batch")
    func batches() {
        let queue = WorkQueue<Int>(limit: 10)
        for number in 1...7 { _ = queue.offer(number) }
        #expect(queue.take(atMost: 5) == [1, 2, 3, 4, 5])
        #expect(queue.take(atMost: 5) == [6, 7])
    }

    @Test("a closed queue takes nothing in, hands out what waits, then tells its end")
    func close() {
        let queue = WorkQueue<Int>(limit: 10)
        _ = queue.offer(1)
        queue.close()
        #expect(!queue.offer(2))
        #expect(queue.take(atMost: 5) == [1])
        #expect(queue.take(atMost: 5).isEmpty)
    }

    @Test("whoever waits for work is woken by it, and by the end")
    func waking() {
        let queue = WorkQueue<Int>(limit: 10)
        let taken = DispatchQueue(label: "taker")
        let result = DispatchGroup()
        result.enter()
        taken.async {
            #expect(queue.take(atMost: 5) == [8])
            #expect(queue.take(atMost: 5).isEmpty)
            result.leave()
        }
        Thread.sleep(forTimeInterval: 0.05)
        _ = queue.offer(8)
        Thread.sleep(forTimeInterval: 0.05)
        queue.close()
        #expect(result.wait(timeout: .now() + 10) == .success)
    }
}
