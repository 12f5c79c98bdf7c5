private import Glibc

/// Where output goes: answers to one place, complaints and the progress bar to another.
package final class Screen {
    /// True when a progress bar may be drawn.
    package let showsProgress: Bool
    /// True when answers appear on the terminal that the progress bar is on.
    private let sharesTerminal: Bool
    private let out: (String) -> Void
    private let err: (String) -> Void
    private var pending = ""
    private var bar: String?
    private static let pendingBytesMax = 1 << 16

    package init(
        showsProgress: Bool, sharesTerminal: Bool = false, out: @escaping (String) -> Void,
        err: @escaping (String) -> Void
    ) {
        self.showsProgress = showsProgress
        self.sharesTerminal = sharesTerminal
        self.out = out
        self.err = err
    }

    /// The process's own output.
    package static func standard() -> Screen {
        Screen(
            showsProgress: isatty(STDERR_FILENO) == 1, sharesTerminal: isatty(STDOUT_FILENO) == 1,
            out: { put($0, STDOUT_FILENO) }, err: { put($0, STDERR_FILENO) })
    }

    /// Writes an answer; seen at the latest at the next `flush()`.
    package func write(_ text: String) {
        pending += text
        if pending.utf8.count > Self.pendingBytesMax { flush() }
    }

    /// Writes a complaint, after all answers before it.
    package func complain(_ text: String) {
        flush()
        wipe()
        err(text)
    }

    /// Writes what is pending.
    package func flush() {
        guard !pending.isEmpty else { return }
        let bar = bar
        if sharesTerminal { wipe() }
        out(pending)
        pending = ""
        if sharesTerminal, let bar { draw(bar) }
    }

    /// Draws the progress bar in place of the one before.
    package func draw(_ line: String) {
        err("\r" + line + "\u{1b}[K")
        bar = line
    }

    /// Wipes the progress bar.
    package func wipe() {
        guard bar != nil else { return }
        err("\r\u{1b}[K")
        bar = nil
    }

    /// Writes all of the text; ends the process quietly when nobody reads it any more.
    private static func put(_ text: String, _ descriptor: Int32) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                exit(ExitClass.later.rawValue)
            }
        }
    }
}
