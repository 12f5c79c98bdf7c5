internal import Glibc

/// One terminal that asks a question and waits for the whole answer, however long it is.
final class Asker {
    private let descriptor: Int32
    private var received: [UInt8] = []

    /// Connects and logs in.
    init(port: Int, login: String, password: String) throws(BenchProblem) {
        descriptor = try Sockets.connect(port: port)
        // Nothing else happens on this thread, so the socket may block.
        _ = fcntl(descriptor, F_SETFL, 0)
        let reply = try ask("AUTH \(login) \(password)")
        guard reply == "+OK" else { throw BenchProblem("AUTH \(login): \(reply)") }
    }

    deinit {
        close(descriptor)
    }

    /// The answer: a line, or the text of a document.
    func ask(_ line: String) throws(BenchProblem) -> String {
        let bytes = Array((line + "\r\n").utf8)
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw BenchProblem("a question was not sent: \(BenchProblem.lastError)")
        }
        let head = try take(while: { $0.firstIndex(of: 10).map { $0 + 1 } })
        guard head.first == "$", let count = Int(head.dropFirst()) else { return head }
        return try take(while: { $0.count < count + 2 ? nil : count + 2 })
    }

    /// Receives until `end` tells how many bytes belong together, and returns them without the line end.
    private func take(while end: ([UInt8]) -> Int?) throws(BenchProblem) -> String {
        while true {
            if let count = end(received) {
                defer { received.removeFirst(count) }
                return String(decoding: received[..<(count - 2)], as: UTF8.self)
            }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw BenchProblem("the server closed the connection") }
            received += buffer[..<count]
        }
    }
}
