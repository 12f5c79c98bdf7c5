package import Foundation

/// A conversation with the daemon, read from a file of `C:` and `S:` lines (protocol page, section 9).
///
/// | line | does |
/// |---|---|
/// | `C: text`, `C-LF: text` | sends the line, ended by CRLF or LF |
/// | `B64: bytes` | sends raw bytes |
/// | `REPEAT: n text` | sends the text (in double quotes if it has spaces) so many times, with no line end |
/// | `S: pattern` | expects one line; see ``LinePattern`` |
/// | `D: pattern` | expects that the next whole reply contains this; further `D:` lines ask about the same reply |
/// | `CLOCK: instant` | sets the server's clock |
/// | `TELL: topic name=value …` | lets the topic have a message, as a command would in its transaction |
/// | `CONNECT:` | leaves the connection and makes a new one |
/// | `LOGIN: name` | logs in |
/// | `CLOSED:` | expects that the server closes the connection |
/// | `ONLY: plain` | at the top: is not played over TLS |
/// | `#` | begins a comment |
package struct Transcript: Sendable {
    /// One line of the file.
    package enum Step: Sendable, Hashable {
        case send([UInt8], text: String?)
        case repeated(String, Int)
        case line(String)
        case document(String)
        case clock(String)
        case tell([String])
        case connect
        case logIn(String)
        case closed
    }

    /// A file that cannot be read as a transcript.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// `main-job.txt`.
    package let name: String
    /// The steps with the numbers of their lines.
    package let steps: [(number: Int, step: Step)]
    /// False when the transcript is about the plain listener.
    package let runsOverTLS: Bool

    package init(name: String, text: String) throws {
        self.name = name
        var steps: [(number: Int, step: Step)] = []
        var runsOverTLS = true
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !raw.isEmpty, !raw.hasPrefix("#") else { continue }
            let parts = raw.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count == 2 ? String(parts[1].drop(while: { $0 == " " })) : ""
            if parts[0] == "ONLY" {
                runsOverTLS = value != "plain"
                continue
            }
            guard parts.count == 2, let step = Self.step(String(parts[0]), value) else {
                throw Problem(description: "\(name):\(index + 1): this is no line of a transcript: \(raw)")
            }
            steps.append((index + 1, step))
        }
        self.steps = steps
        self.runsOverTLS = runsOverTLS
    }

    /// Every transcript of a folder, by name.
    package static func all(in folder: URL) throws -> [Transcript] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.sorted().map {
            try Transcript(name: $0, text: String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        }
    }

    /// The commands sent as lines, by their first word; the word after `DRY` counts too.
    package var commands: Set<String> {
        var found: Set<String> = []
        for case .send(_, let text?) in steps.map(\.step) {
            let words = text.split(separator: " ").map { $0.uppercased() }
            if let first = words.first { found.insert(first) }
            if words.first == "DRY", words.count > 1 { found.insert(words[1]) }
        }
        return found
    }

    private static func step(_ word: String, _ value: String) -> Step? {
        switch word {
        case "C": return .send(Array((value + "\r\n").utf8), text: value)
        case "C-LF": return .send(Array((value + "\n").utf8), text: value)
        case "B64": return Data(base64Encoded: value).map { .send(Array($0), text: nil) }
        case "REPEAT":
            let parts = value.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let count = Int(parts[0]) else { return nil }
            let isQuoted = parts[1].count > 1 && parts[1].hasPrefix("\"") && parts[1].hasSuffix("\"")
            return .repeated(String(isQuoted ? parts[1].dropFirst().dropLast() : parts[1]), count)
        case "S": return .line(value)
        case "D": return .document(value)
        case "CLOCK": return .clock(value)
        case "TELL":
            let words = value.split(separator: " ").map { String($0) }
            return words.dropFirst().allSatisfy { $0.contains("=") } ? .tell(words) : nil
        case "CONNECT": return .connect
        case "LOGIN": return .logIn(value)
        case "CLOSED": return .closed
        default: return nil
        }
    }
}
