internal import Foundation
package import ZhaohuDomain

/// Where the server's time comes from; the tests put a file in its place.
package struct ServerClock: Sendable {
    private let read: @Sendable () -> Instant

    /// The system's clock.
    package static let system = ServerClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// The instant written in a file, read each time, so that a transcript can set the clock.
    package static func file(_ path: String) -> ServerClock {
        ServerClock {
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return Instant(text.split(separator: "\n").first ?? "") ?? ServerClock.system.now
        }
    }

    package var now: Instant { read() }
}
