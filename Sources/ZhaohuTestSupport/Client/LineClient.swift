/// A terminal that sends lines and reads replies, one after the other.
package final class LineClient {
    private let stream: any ByteStream
    private var received: [UInt8] = []
    private var start = 0
    /// How long a reply may take.
    package var seconds = 30.0

    package init(_ stream: any ByteStream) {
        self.stream = stream
    }

    /// Connects to a plain port.
    package convenience init(port: Int) throws {
        self.init(try SocketStream(port: port))
    }

    /// Connects to a daemon's plain port and logs in.
    package convenience init(_ daemon: DaemonFixture, as login: String, password: String = Programs.password) throws {
        try self.init(port: daemon.port)
        let reply = try ask("AUTH \(login) \(password)")
        guard reply == "+OK" else { throw StreamProblem("AUTH \(login): \(reply)") }
    }

    deinit {
        stream.close()
    }

    /// Sends one line.
    package func send(_ line: String) throws { try stream.send(Array((line + "\r\n").utf8)) }

    /// Sends bytes as they are.
    package func send(bytes: [UInt8]) throws { try stream.send(bytes) }

    /// Sends a line and reads its reply: the line itself, or the whole text of a longer one.
    package func ask(_ line: String) throws -> String {
        try send(line)
        return try readReply()
    }

    /// Reads up to the next line end.
    package func readLine() throws -> String {
        var scanned = 0
        while true {
            if let end = received[(start + scanned)...].firstIndex(of: 10) {
                var line = received[start..<end]
                if line.last == 13 { line.removeLast() }
                start = end + 1
                return String(decoding: line, as: UTF8.self)
            }
            scanned = received.count - start
            try readMore()
        }
    }

    /// Reads one whole reply of any kind, as it came, without its last line end.
    package func readReply() throws -> String {
        let header = try readLine()
        guard let kind = header.first else { return header }
        let count = Int(header.dropFirst()) ?? -1
        switch kind {
        case "$", "=", "!": return count < 0 ? header : header + "\r\n" + (try readBody(count))
        case "*", "~", ">": return try readElements(header, count)
        case "%": return try readElements(header, count * 2)
        default: return header
        }
    }

    /// Waits for the end of the stream; throws when anything else comes.
    package func expectEnd() throws {
        guard start == received.count else { throw StreamProblem("unread: \(rest)") }
        received = try stream.receive(seconds: seconds)
        start = 0
        guard received.isEmpty else { throw StreamProblem("not the end but \(rest)") }
    }

    /// Closes the connection.
    package func close() { stream.close() }

    private func readElements(_ header: String, _ count: Int) throws -> String {
        var parts = [header]
        for _ in 0..<max(0, count) { parts.append(try readReply()) }
        return parts.joined(separator: "\r\n")
    }

    private func readBody(_ count: Int) throws -> String {
        while received.count - start < count + 2 { try readMore() }
        defer { start += count + 2 }
        return String(decoding: received[start..<(start + count)], as: UTF8.self)
    }

    private func readMore() throws {
        if start > 0, start == received.count {
            received.removeAll(keepingCapacity: true)
            start = 0
        }
        let more = try stream.receive(seconds: seconds)
        guard !more.isEmpty else { throw StreamProblem("the connection ended; unread: \(rest)") }
        received += more
    }

    private var rest: String { String(decoding: received[start...].prefix(400), as: UTF8.self) }
}
