package import ZhaohuDomain

/// What the load generator is to do.
package struct LoadPlan: Sendable {
    /// When a terminal sends.
    package enum Pace: Sendable, Hashable {
        /// As soon as an answer comes, so that always `depth` requests of each terminal are in flight.
        case closed
        /// At a fixed rate of all terminals together, whether answers come or not.
        case open(perSecond: Double)
        /// `depth` requests at once, and the next as many when all are answered.
        case bursts
    }

    package var port: Int
    package var password: String
    package var map: SlotMap
    /// The region's day of the map's first one.
    package var firstDay: Day
    /// The number of the first slot; see ``SlotMap``.
    package var firstSlot: Int
    package var terminals = 64
    /// Requests in flight at each terminal.
    package var depth = 1
    package var pace = Pace.closed
    /// Companies that the terminals belong to, counted from zero.
    package var companies = Array(0..<SlotMap.companies)
    /// Seconds before anything is measured, and seconds measured.
    package var warmup = 1.0
    package var seconds = 8.0
    /// Ends the run after so many requests; nil means after ``seconds``.
    package var count: Int?
    package var threads = 1

    package init(port: Int, password: String, map: SlotMap, firstDay: Day, firstSlot: Int) {
        self.port = port
        self.password = password
        self.map = map
        self.firstDay = firstDay
        self.firstSlot = firstSlot
    }

    /// Answers for which a terminal may wait; an open loop piles them up rather than slow down.
    var inFlight: Int {
        if case .open = pace { return 1_024 }
        return depth
    }
}

/// What the load generator saw.
package struct LoadResult: Sendable {
    /// Answers that came while it measured: in all, with flags, and by the first word of what was no `+OK`.
    package var answers = 0
    package var flagged = 0
    package var refused: [String: Int] = [:]
    /// At most three answers that were refusals or carried flags.
    package var examples: [String] = []
    /// Seconds measured.
    package var seconds = 0.0
    package var latencies = Histogram()
    /// The first slot that no run before has used.
    package var nextSlot = 0
    /// Processor seconds of the generator itself while it measured.
    package var ownSeconds = 0.0
    /// Requests never answered.
    package var unanswered = 0
    /// Requests sent, those before and after measuring too.
    package var sent = 0
    /// The last whole burst: each request's op and the visit that its answer names.
    package var lastBurst: [(op: String, visit: String)] = []

    package init() {}

    /// Accepted requests a second.
    package var rate: Double {
        seconds > 0 ? Double(answers - refused.values.reduce(0, +)) / seconds : 0
    }

    /// Nothing when all went well, else what did not.
    package var complaint: String? {
        var parts = refused.sorted { $0.key < $1.key }.map { "\($0.value) x \($0.key)" }
        if flagged > 0 { parts.append("\(flagged) with flags") }
        if unanswered > 0 { parts.append("\(unanswered) unanswered") }
        guard !parts.isEmpty else { return nil }
        return parts.joined(separator: ", ") + examples.map { "\n        \($0)" }.joined()
    }

    mutating func merge(_ other: LoadResult) {
        answers += other.answers
        flagged += other.flagged
        refused.merge(other.refused, uniquingKeysWith: +)
        examples = Array((examples + other.examples).prefix(3))
        seconds = max(seconds, other.seconds)
        latencies.merge(other.latencies)
        nextSlot = max(nextSlot, other.nextSlot)
        ownSeconds += other.ownSeconds
        unanswered += other.unanswered
        sent += other.sent
        if lastBurst.isEmpty { lastBurst = other.lastBurst }
    }

    /// Notes one answer without its line end.
    mutating func note(_ line: UnsafeBufferPointer<UInt8>) {
        answers += 1
        if line.count >= 3, line[0] == UInt8(ascii: "+"), line[1] == UInt8(ascii: "O"), line[2] == UInt8(ascii: "K") {
            guard ReplyLines.hasFlags(line) else { return }
            flagged += 1
        } else {
            let word = line.prefix { $0 != UInt8(ascii: " ") && $0 != 13 }
            refused[String(decoding: word, as: UTF8.self), default: 0] += 1
        }
        if examples.count < 3 { examples.append(String(decoding: line, as: UTF8.self)) }
    }
}
