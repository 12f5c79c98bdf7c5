import Foundation
import Testing

extension Faults {
    @Suite("Connections broken")
    struct NetworkTests {
        private static let short = FaultLoad.Options(answerSeconds: 3)

        @Test("cut in the middle of a line", .timeLimit(.minutes(10)))
        func cutRequest() throws {
            try Faults.runThroughProxy("cut mid-line", ops: Faults.scaled(80_000, min: 3_000)) { random in
                .cutRequest(after: Int.random(in: 60...20_000, using: &random))
            }
        }

        @Test("cut in the middle of a reply", .timeLimit(.minutes(10)))
        func cutReply() throws {
            try Faults.runThroughProxy("cut mid-reply", ops: Faults.scaled(80_000, min: 3_000)) { random in
                .cutReply(after: Int.random(in: 10...12_000, using: &random))
            }
        }

        @Test("half-open connections", .timeLimit(.minutes(10)))
        func halfOpen() throws {
            try Faults.runThroughProxy(
                "half-open", ops: Faults.scaled(60_000, min: 3_000), Self.short
            ) { random in
                random.chance(50) ? .straight : .halfOpen(after: Int.random(in: 60...40_000, using: &random))
            }
        }

        @Test("one byte at a time, and every line from two connections at once", .timeLimit(.minutes(10)))
        func doubled() throws {
            try Faults.runThroughProxy("bytewise and doubled", ops: Faults.scaled(80_000, min: 3_000)) { random in
                random.chance(25) ? .bytewise : .doubled
            }
        }

        @Test("resends in any order from several connections at once", .timeLimit(.minutes(10)))
        func resends() throws {
            let options = FaultLoad.Options(terminals: 16, resendPercent: 60)
            try Faults.runThroughProxy("resends", ops: Faults.scaled(80_000, min: 3_000), options) { random in
                random.chance(60) ? .cutReply(after: Int.random(in: 10...40_000, using: &random)) : .doubled
            }
        }
    }
}
