private import Dispatch
private import Glibc
private import Synchronization

/// Wakes the line editor out of its wait for a key: for a signal, or for a message from the server.
package final class Wakeups: Sendable {
    /// Why the editor was woken.
    enum Reason: UInt8, Sendable {
        case interrupt, resize, message
    }

    /// The end of the pipe that the editor polls beside the keyboard.
    let descriptor: Int32
    private let writeEnd: Int32
    private let interruptible = Mutex<(@Sendable () -> Void)?>(nil)

    package init() {
        var ends: [Int32] = [-1, -1]
        // Without a pipe the editor still reads keys; it only redraws later.
        _ = pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        (descriptor, writeEnd) = (ends[0], ends[1])
    }

    /// Wakes the editor.
    func wake(_ reason: Reason) {
        var byte = reason.rawValue
        // A full pipe means that the editor will wake anyway.
        _ = write(writeEnd, &byte, 1)
    }

    /// The reasons since the last call.
    func take() -> [Reason] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? bytes[..<count].compactMap(Reason.init) : []
    }

    /// Does the work; Ctrl-C meanwhile runs `interrupt` and not the editor's own answer to it.
    func interruptible<Result, Failure>(
        by interrupt: @escaping @Sendable () -> Void, _ work: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        interruptible.withLock { $0 = interrupt }
        defer { interruptible.withLock { $0 = nil } }
        return try await work()
    }

    private func interrupted() {
        guard let interrupt = interruptible.withLock({ $0 }) else { return wake(.interrupt) }
        interrupt()
    }

    /// Takes over Ctrl-C, changes of the window, and the return from a pause of the process.
    ///
    /// - Returns: what must be kept as long as that is to last.
    func takeSignals() -> [AnyObject] {
        signal(SIGINT, SIG_IGN)
        return [SIGINT, SIGWINCH, SIGCONT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [self] in
                if number == SIGINT { interrupted() } else { wake(.resize) }
            }
            source.resume()
            return source as AnyObject
        }
    }
}
