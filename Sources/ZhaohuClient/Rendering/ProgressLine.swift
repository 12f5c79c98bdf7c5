private import Glibc
private import Synchronization
internal import ZhaohuDomain
package import ZhaohuWire

/// One line of the terminal that tells how far the running command is, overwritten each time and wiped in the end.
///
/// It is drawn from the network's thread while the person's task waits for the reply, and at no other time.
package final class ProgressLine: Sendable {
    private struct State {
        var isWaiting = false
        var isShown = false
    }

    private let state = Mutex(State())
    private let columns: @Sendable () -> Int
    private let put: @Sendable (String) -> Void

    /// `columns` tells how wide the terminal is, and `put` writes to it.
    package init(columns: @escaping @Sendable () -> Int, put: @escaping @Sendable (String) -> Void) {
        self.columns = columns
        self.put = put
    }

    /// On standard error, and nowhere when that is no terminal.
    static func standard(isTerminal: Bool) -> ProgressLine {
        ProgressLine {
            TerminalSize.columns
        } put: { text in
            guard isTerminal else { return }
            let bytes = Array(text.utf8)
            // A line that is not shown is no loss.
            _ = write(STDERR_FILENO, bytes, bytes.count)
        }
    }

    /// Shows what is told while the work goes on.
    package func during<Result, Failure>(
        _ work: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        state.withLock { $0.isWaiting = true }
        defer {
            state.withLock { state in
                if state.isShown { put("\r\u{1b}[K") }
                state = State()
            }
        }
        return try await work()
    }

    /// Takes a push that tells how far a command is; false when it is about something else.
    package func take(_ push: WireValue) -> Bool {
        guard let text = PushText.progress(push) else { return false }
        state.withLock { state in
            guard state.isWaiting else { return }
            state.isShown = true
            // The last column stays free, where some terminals would begin a new line.
            put("\r" + DisplayWidth.clipped(text, to: max(1, columns() - 1)) + "\u{1b}[K")
        }
        return true
    }
}
