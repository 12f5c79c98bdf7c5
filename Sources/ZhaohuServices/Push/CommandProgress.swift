internal import Synchronization

/// How far a long command is.
package struct CommandProgress: Sendable, Hashable {
    /// The command's name.
    package let command: String
    package let done: Int
    /// How much there is to do; nil while that is not known.
    package let of: Int?
    /// What is being done, in the session's language.
    package let text: String

    package init(command: String, done: Int, of: Int?, text: String) {
        self.command = command
        self.done = done
        self.of = of
        self.text = text
    }
}

/// Tells a terminal how far its command is, often enough for a person and seldom enough for everybody else.
package final class ProgressTeller: Sendable {
    /// Between two tellings.
    private static let interval = Duration.milliseconds(100)

    /// Tells nobody.
    package static let silent = ProgressTeller(command: "", tell: nil)

    private let command: String
    private let tell: (@Sendable (CommandProgress) -> Void)?
    private let next = Mutex(ContinuousClock.Instant.now)

    /// `tell` is called on the thread that does the work; nil: nobody wants to know.
    package init(command: String, tell: (@Sendable (CommandProgress) -> Void)?) {
        self.command = command
        self.tell = tell
    }

    /// May be called as often as is convenient, from any thread; most calls cost a look at the clock.
    package func tell(_ done: Int, of total: Int?, _ text: @autoclosure () -> String) {
        guard let tell else { return }
        let now = ContinuousClock.now
        let isTime = next.withLock { next in
            guard now >= next else { return false }
            next = now + Self.interval
            return true
        }
        if isTime { tell(CommandProgress(command: command, done: done, of: total, text: text())) }
    }
}
