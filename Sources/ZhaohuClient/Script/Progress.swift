package import ZhaohuDomain

/// The progress bar of a script: how many lines are done, how fast, and how long it will take.
package struct Progress: Sendable {
    /// Shorter scripts are over before a bar would help.
    package static let linesMin = 200
    private static let interval = Duration.milliseconds(100)
    private static let barWidth = 24

    private let start: ContinuousClock.Instant
    private let totalBytes: Int?
    private var drawn: ContinuousClock.Instant?

    /// - Parameters:
    ///   - start: when the first line was sent.
    ///   - totalBytes: the size of the input, where it is a file.
    package init(start: ContinuousClock.Instant, totalBytes: Int?) {
        self.start = start
        self.totalBytes = totalBytes
    }

    /// True once a bar was drawn, which must be wiped before anything else is written.
    package var isShown: Bool { drawn != nil }

    /// The line to draw now; nil when it is too early for a new one.
    package mutating func line(
        answered: Int, doneBytes: Int, now: ContinuousClock.Instant, language: Language
    ) -> String? {
        guard answered > 0, now - (drawn ?? start) >= Self.interval else { return nil }
        let fraction = totalBytes.flatMap { $0 > 0 ? min(Double(doneBytes) / Double($0), 1) : nil }
        let expected = fraction.map { $0 > 0 ? Double(answered) / $0 : 0 } ?? Double(answered)
        guard expected > Double(Self.linesMin) else { return nil }
        drawn = now
        let seconds = (now - start) / .seconds(1)
        let rate = seconds > 0 ? Int(Double(answered) / seconds) : 0
        var parts: [String] = []
        if let fraction { parts.append(Self.bar(fraction) + " \(Int(fraction * 100))%") }
        parts.append(language.pick("\(answered) lines", "\(answered) 行"))
        parts.append("\(rate)/s")
        if let fraction, fraction > 0 {
            let left = Self.clock(Int((seconds / fraction - seconds).rounded()))
            parts.append(language.pick("\(left) left", "剩余 \(left)"))
        }
        return parts.joined(separator: "  ")
    }

    private static func bar(_ fraction: Double) -> String {
        let filled = Int(fraction * Double(barWidth))
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled) + "]"
    }

    private static func clock(_ seconds: Int) -> String {
        let rest = seconds % 60
        return "\(seconds / 60):" + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
