/// What the shell around the machine has to do next.
package enum ScriptAction: Hashable, Sendable {
    case send([RequestWords])
    /// Read at most that many lines.
    case read(Int)
    case print([ScriptOutcome])
    case reconnect(after: Duration)
    /// Report `holdEnded` after that time.
    case wake(after: Duration)
    /// Nothing is left to do, or nothing more can be done.
    case finish(ScriptSummary)
}

/// How a script ended.
package struct ScriptSummary: Hashable, Sendable {
    package let worst: ExitClass
    /// The last line that was sent, when there were more and an earlier one was refused.
    package let stoppedAfter: Int?
    /// The first and the last line without an answer, when the connection could not be had again.
    package let unanswered: ClosedRange<Int>?
    package let failure: ClientFailure?
}
