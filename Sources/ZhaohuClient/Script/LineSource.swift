private import Dispatch
private import Glibc
private import Synchronization

/// Where the lines of a script come from; asked for a few at a time, so that a long script is never in memory.
package protocol LineSource: Sendable {
    /// The size of the input, where it is known.
    var totalBytes: Int? { get }
    /// Reads at least one line and at most that many, and hands them over; none is the end of the input.
    func read(_ count: Int, deliver: @escaping @Sendable ([ScriptLine]) -> Void)
}

/// Lines of a file descriptor, read on a queue of its own so that waiting for input holds up nothing else.
package final class DescriptorLines: LineSource {
    private struct State {
        var buffer: [UInt8] = []
        var head = 0
        var number = 0
        var offset = 0
        var isOver = false
    }

    private static let chunkBytes = 1 << 16

    package let totalBytes: Int?
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "zhaohu.lines")
    private let state = Mutex(State())

    package init(descriptor: Int32) {
        self.descriptor = descriptor
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        totalBytes = isFile ? Int(status.st_size) : nil
    }

    package func read(_ count: Int, deliver: @escaping @Sendable ([ScriptLine]) -> Void) {
        queue.async { [self] in
            // Only this queue takes the lock, so it may be held while the input is waited for.
            deliver(state.withLock { state in lines(count, &state) })
        }
    }

    private func lines(_ count: Int, _ state: inout State) -> [ScriptLine] {
        var lines: [ScriptLine] = []
        while lines.count < count {
            if let line = Self.nextLine(&state) {
                lines.append(line)
            } else if state.isOver || !lines.isEmpty {
                break
            } else {
                fill(&state)
            }
        }
        return lines
    }

    private static func nextLine(_ state: inout State) -> ScriptLine? {
        let rest = state.buffer[state.head...]
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        guard let end = end ?? (state.isOver && !rest.isEmpty ? rest.endIndex : nil) else { return nil }
        let text = String(decoding: state.buffer[state.head..<end], as: UTF8.self)
        let next = min(end + 1, state.buffer.count)
        state.number += 1
        state.offset += next - state.head
        state.head = next
        return ScriptLine(
            number: state.number, text: text.hasSuffix("\r") ? String(text.dropLast()) : text,
            endOffset: state.offset)
    }

    private func fill(_ state: inout State) {
        state.buffer.removeSubrange(..<state.head)
        state.head = 0
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        var count = Glibc.read(descriptor, &chunk, Self.chunkBytes)
        while count < 0, errno == EINTR { count = Glibc.read(descriptor, &chunk, Self.chunkBytes) }
        guard count > 0 else {
            state.isOver = true
            return
        }
        state.buffer += chunk[..<count]
    }
}
