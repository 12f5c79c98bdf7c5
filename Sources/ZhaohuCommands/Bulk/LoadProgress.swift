internal import ZhaohuDomain

/// Tells how far a long file is: a bar on a terminal, a line every few seconds elsewhere.
struct LoadProgress {
    private let label: String
    private let bytes: Int
    private let began = ContinuousClock.now
    private var shown = ContinuousClock.now

    /// Between two drawings of the bar, and between two lines in a log.
    private static let (barEvery, lineEvery) = (Duration.milliseconds(200), Duration.seconds(5))

    /// - Parameters:
    ///   - label: what is done, `checking`.
    ///   - bytes: of the whole file.
    init(_ label: String, bytes: Int) {
        self.label = label
        self.bytes = bytes
    }

    /// Seconds since the beginning.
    var seconds: Double { began.duration(to: .now) / .seconds(1) }

    /// Shows how far it is, unless it was shown just now.
    mutating func update(bytes read: Int, rows: Int) {
        let now = ContinuousClock.now
        guard shown.duration(to: now) >= (Terminal.hasBar ? Self.barEvery : Self.lineEvery) else { return }
        shown = now
        let left = read == 0 ? 0 : seconds * Double(bytes - read) / Double(read)
        let note = "\(Self.grouped(rows)) rows  \(Self.grouped(Self.rate(rows, seconds)))/s  \(Self.clock(left)) left"
        if Terminal.hasBar {
            Terminal.progress(label, done: read, of: bytes, note: note)
        } else {
            Terminal.note("\(label): \(bytes == 0 ? 100 : read * 100 / bytes) %  \(note)")
        }
    }

    /// All bytes are read; what follows may take a while and cannot be counted.
    func waiting(_ text: String) {
        if Terminal.hasBar {
            Terminal.progress(label, done: 1, of: 1, note: text)
        } else if began.duration(to: .now) >= Self.lineEvery {
            Terminal.note("\(label): 100 %  \(text)")
        }
    }

    /// Rows in a second.
    static func rate(_ rows: Int, _ seconds: Double) -> Int { seconds > 0 ? Int(Double(rows) / seconds) : rows }

    /// `8,000,000`.
    static func grouped(_ number: Int) -> String {
        number < 1_000 ? String(number) : "\(grouped(number / 1_000)),\(Digits.padded(number % 1_000, 3))"
    }

    /// `1:05`.
    private static func clock(_ seconds: Double) -> String {
        "\(Int(seconds) / 60):\(Digits.padded(Int(seconds) % 60, 2))"
    }
}
