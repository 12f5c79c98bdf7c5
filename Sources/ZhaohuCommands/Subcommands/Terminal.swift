internal import Foundation
internal import Glibc

/// Lines and progress for the person who runs a subcommand.
enum Terminal {
    /// A line to standard output.
    static func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// A line to standard error.
    static func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Whether there is a terminal to draw a bar on.
    static let hasBar = isatty(2) == 1

    /// Draws a bar on standard error, over the last one, when that is a terminal.
    static func progress(_ label: String, done: Int, of total: Int, note: String = "") {
        guard hasBar else { return }
        let share = total == 0 ? 1 : min(1, Double(done) / Double(total))
        let filled = Int(share * 30)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
        let padded = label.padding(toLength: note.isEmpty ? 28 : 9, withPad: " ", startingAt: 0)
        FileHandle.standardError.write(Data("\r\(padded) [\(bar)] \(Int(share * 100)) % \(note)\u{1B}[K".utf8))
    }

    /// Ends the line of a bar.
    static func endProgress() {
        guard hasBar else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
