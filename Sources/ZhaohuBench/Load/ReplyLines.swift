internal import Glibc

/// Reads answers, one to a line, into a buffer that all terminals of a thread share.
final class ReplyLines {
    private static let capacity = 262_144
    private let buffer: UnsafeMutablePointer<UInt8> = .allocate(capacity: capacity)

    deinit {
        buffer.deallocate()
    }

    /// Calls `answer` for each whole line that has come for a terminal, without its line end.
    func receive(
        _ terminal: Terminal, _ answer: (UnsafeBufferPointer<UInt8>) throws(BenchProblem) -> Void
    ) throws(BenchProblem) {
        while true {
            memcpy(buffer, terminal.rest, terminal.restCount)
            let room = Self.capacity - terminal.restCount
            let received = recv(terminal.descriptor, buffer + terminal.restCount, room, 0)
            if received == 0 { throw BenchProblem("the server closed a connection") }
            if received < 0 {
                if errno == EAGAIN { return }
                throw BenchProblem("a connection broke: \(BenchProblem.lastError)")
            }
            try split(terminal, terminal.restCount + received, answer)
            if received < room { return }
        }
    }

    private func split(
        _ terminal: Terminal, _ count: Int, _ answer: (UnsafeBufferPointer<UInt8>) throws(BenchProblem) -> Void
    ) throws(BenchProblem) {
        var from = 0
        while from < count, let end = memchr(buffer + from, 10, count - from) {
            let length = UnsafeRawPointer(end) - UnsafeRawPointer(buffer + from)
            try answer(UnsafeBufferPointer(start: buffer + from, count: length))
            from += length + 1
        }
        guard count - from <= Terminal.restMax else { throw BenchProblem("an answer is longer than expected") }
        terminal.restCount = count - from
        memcpy(terminal.rest, buffer + from, count - from)
    }

    /// Whether an accepted answer tells a flag.
    static func hasFlags(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = line.baseAddress else { return false }
        var from = 0
        while from < line.count, let found = memchr(start + from, Int32(UInt8(ascii: "f")), line.count - from) {
            let at = UnsafeRawPointer(found) - UnsafeRawPointer(start)
            if line.count - at >= 6, memcmp(start + at, "flags=", 6) == 0 { return true }
            from = at + 1
        }
        return false
    }
}
