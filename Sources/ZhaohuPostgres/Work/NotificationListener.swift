internal import Foundation
internal import Glibc
internal import Logging

/// One thread and one connection that look for what is new whenever a channel is notified.
///
/// The notification is only the wake-up: the work finds out by itself what there is. It is also done after each new
/// connection, as nobody is told what was notified while there was none, and every few seconds, for a connection that
/// died without a word.
package final class NotificationListener: Sendable {
    /// Milliseconds between two looks without a notification.
    private static let restlessness: Int32 = 5_000
    /// Milliseconds after a failure.
    private static let pause: Int32 = 200

    /// Both ends of a pipe, of which the first becomes readable when the listener is to stop.
    private let stopSign: (read: Int32, write: Int32)
    private let stopped = DispatchGroup()

    /// Starts the thread, on which `work` is called.
    package init(
        _ source: ConnectionSource, channel: String, name: String,
        work: @escaping @Sendable (DatabaseConnection) throws -> Void
    ) {
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "no descriptors are left at the start")
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        stopSign = (ends[0], ends[1])
        let stopSign = ends[0]
        stopped.enter()
        let thread = Thread { [stopped] in
            var connection = ThreadConnection(source: source, settings: "listen \(channel)")
            while !Self.isReadable(stopSign, within: 0) {
                do {
                    let database = try connection.acquire()
                    try work(database)
                    try database.awaitNotification(milliseconds: Self.restlessness, or: stopSign)
                } catch {
                    if (error as? DatabaseError)?.isTransient != true {
                        source.logger.warning(
                            "a listener failed", metadata: ["listener": "\(name)", "error": "\(error)"])
                    }
                    _ = Self.isReadable(stopSign, within: Self.pause)
                }
            }
            stopped.leave()
        }
        thread.name = "zhaohu-\(name)"
        thread.stackSize = 1 << 20
        thread.start()
    }

    deinit {
        close(stopSign.read)
        close(stopSign.write)
    }

    /// Returns when the thread is gone.
    package func stop() {
        var byte: UInt8 = 0
        _ = write(stopSign.write, &byte, 1)
        stopped.wait()
    }

    private static func isReadable(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }
}
