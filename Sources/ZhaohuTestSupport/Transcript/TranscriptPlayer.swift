/// How what is sent is cut into packets.
package enum PacketCut: String, Sendable, CaseIterable {
    /// A packet for each line.
    case lines
    /// A packet for each byte.
    case bytes
    /// One packet for all lines up to the next reply.
    case merged
}

/// What came was not what the transcript says.
package struct TranscriptMismatch: Error, CustomStringConvertible {
    package let description: String
}

/// Plays a transcript against a daemon, on one connection after the other.
package final class TranscriptPlayer {
    private let transcript: Transcript
    private let cut: PacketCut
    private let setClock: (String) throws -> Void
    private let tell: ([String]) throws -> Void
    private let connect: () throws -> LineClient
    private var connected: LineClient?
    private var known = ["password": Programs.password]
    private var unsent: [UInt8] = []
    /// The reply that `D:` lines ask about.
    private var document: String?

    /// - Parameters:
    ///   - transcript: what to play.
    ///   - cut: how to cut it into packets.
    ///   - connect: makes a connection.
    ///   - setClock: sets the daemon's clock.
    ///   - tell: writes a message into the outbox: the topic, then `name=value`.
    package init(
        _ transcript: Transcript, cut: PacketCut, connect: @escaping () throws -> LineClient,
        setClock: @escaping (String) throws -> Void, tell: @escaping ([String]) throws -> Void = { _ in }
    ) {
        self.transcript = transcript
        self.cut = cut
        self.connect = connect
        self.setClock = setClock
        self.tell = tell
    }

    /// Plays all of it.
    ///
    /// - Throws: ``TranscriptMismatch`` with the file's line, what was expected and what came.
    package func play() throws {
        for (number, step) in transcript.steps {
            do {
                try play(step)
            } catch let mismatch as TranscriptMismatch {
                throw TranscriptMismatch(description: "\(transcript.name):\(number) [\(cut)]: \(mismatch)")
            } catch {
                throw TranscriptMismatch(description: "\(transcript.name):\(number) [\(cut)]: \(step): \(error)")
            }
        }
        try flush()
    }

    private func play(_ step: Transcript.Step) throws {
        if case .document = step {} else { document = nil }
        switch step {
        case .send(let bytes, let text):
            try send(text == nil ? bytes : Array(filled(String(decoding: bytes, as: UTF8.self)).utf8))
        case .repeated(let text, let count): try sendRepeated(text, count)
        case .line(let pattern): try expectLine(filled(pattern))
        case .document(let pattern): try expectDocument(filled(pattern))
        case .clock(let instant):
            try flush()
            try setClock(instant)
        case .tell(let words):
            try flush()
            try tell(words)
        case .connect:
            try flush()
            connected?.close()
            connected = nil
        case .logIn(let name):
            try flush()
            try client.send("AUTH \(name) \(Programs.password)")
            try expectLine("+OK")
        case .closed:
            try flush()
            try client.expectEnd()
            connected = nil
        }
    }

    private var client: LineClient {
        get throws {
            if let connected { return connected }
            let fresh = try connect()
            connected = fresh
            return fresh
        }
    }

    private func send(_ bytes: [UInt8]) throws {
        switch cut {
        case .lines: try client.send(bytes: bytes)
        case .bytes:
            do {
                for byte in bytes { try client.send(bytes: [byte]) }
            } catch is StreamProblem {
                // The server may have answered and closed before the last byte; the lines to come tell.
            }
        case .merged: unsent += bytes
        }
    }

    private func sendRepeated(_ text: String, _ count: Int) throws {
        try flush()
        let chunk = 4_096
        let many = Array(String(repeating: text, count: min(chunk, count)).utf8)
        for _ in 0..<(count / chunk) { try client.send(bytes: many) }
        try client.send(bytes: Array(String(repeating: text, count: count % chunk).utf8))
    }

    private func flush() throws {
        guard !unsent.isEmpty else { return }
        defer { unsent = [] }
        try client.send(bytes: unsent)
    }

    private func expectLine(_ pattern: String) throws {
        try flush()
        let line = try client.readLine()
        guard let found = LinePattern(pattern).match(line) else {
            throw TranscriptMismatch(description: "\n expected \(pattern)\n      got \(line)")
        }
        known.merge(found) { $1 }
    }

    private func expectDocument(_ pattern: String) throws {
        try flush()
        let text = try document ?? client.readReply()
        document = text
        guard let found = LinePattern(pattern).find(in: text) else {
            throw TranscriptMismatch(description: "\n expected \(pattern)\n   within \(text.prefix(4_000))")
        }
        known.merge(found) { $1 }
    }

    /// Puts what was remembered in the place of `{name}`; a name that is not known stays as it is.
    private func filled(_ text: String) -> String {
        known.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
