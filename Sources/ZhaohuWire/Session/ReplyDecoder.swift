/// Makes values of the bytes that a server sent, incrementally and within bounds.
///
/// Half-read arrays stay on a stack, so no byte is read twice however the stream is cut.
package struct ReplyDecoder: Sendable {
    /// An array that waits for its elements.
    private struct Frame {
        enum Kind { case array, map, push, attribute }

        let kind: Kind
        var missing: Int
        var values: [WireValue] = []

        /// Nil for an attribute, which is a remark about the value after it; nothing here reads it.
        var finished: WireValue? {
            switch kind {
            case .array: .array(values)
            case .push: .push(values)
            case .attribute: nil
            case .map:
                .map(stride(from: 0, to: values.count, by: 2).map { WireValue.Pair(values[$0], values[$0 + 1]) })
            }
        }
    }

    private enum Step {
        case value(WireValue)
        /// An array begins, whose elements follow, or an attribute without elements is over.
        case opened
        case needsMore
    }

    /// What a reply may not exceed.
    package let limits: ReplyLimits
    private var buffer: [UInt8] = []
    private var offset = 0
    /// No line end lies before it.
    private var scanned = 0
    private var stack: [Frame] = []
    private var valuesBegun = 0
    /// Set once the stream is beyond repair.
    package private(set) var isBroken = false

    /// A decoder for a new connection.
    package init(limits: ReplyLimits = ReplyLimits()) {
        self.limits = limits
    }

    /// Takes in more of the stream.
    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard !isBroken else { return }
        if offset > 0 {
            buffer.removeFirst(offset)
            scanned -= offset
            offset = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole reply, nil when more bytes are needed; a failure is told once and is final.
    package mutating func next() -> Result<WireValue, WireValueError>? {
        guard !isBroken else { return nil }
        do throws(WireValueError) {
            while true {
                switch try step() {
                case .needsMore: return nil
                case .opened: continue
                case .value(let value):
                    guard let whole = settle(value) else { continue }
                    valuesBegun = 0
                    return .success(whole)
                }
            }
        } catch {
            isBroken = true
            (buffer, stack, offset) = ([], [], 0)
            return .failure(error)
        }
    }

    /// Puts a finished value into the array that waits for it; the outermost one is the reply.
    private mutating func settle(_ value: WireValue) -> WireValue? {
        var value = value
        while let top = stack.indices.last {
            stack[top].values.append(value)
            stack[top].missing -= 1
            guard stack[top].missing == 0 else { return nil }
            guard let finished = stack.removeLast().finished else { return nil }
            value = finished
        }
        return value
    }

    /// Reads one value that is no array, or the head of an array.
    private mutating func step() throws(WireValueError) -> Step {
        guard let end = try lineEnd() else { return .needsMore }
        let line = buffer[offset..<end]
        guard let mark = line.first else { throw .malformed(expected: "a type byte") }
        let rest = line.dropFirst()
        switch mark {
        case UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "!"): return try blob(mark, rest, end + 2)
        case UInt8(ascii: "*"), UInt8(ascii: "~"): return try open(.array, rest, end + 2)
        case UInt8(ascii: "%"): return try open(.map, rest, end + 2)
        case UInt8(ascii: ">"): return try open(.push, rest, end + 2)
        case UInt8(ascii: "|"): return try open(.attribute, rest, end + 2)
        default:
            let value = try ReplyDecoder.scalar(mark, rest)
            try begin(upTo: end + 2)
            return .value(value)
        }
    }

    /// Where the CRLF of the line at `offset` is.
    private mutating func lineEnd() throws(WireValueError) -> Int? {
        scanned = max(scanned, offset)
        let found = buffer.withUnsafeBytes {
            ByteScan.firstOffset(of: Byte.lineFeed, in: UnsafeRawBufferPointer(rebasing: $0[scanned...]))
        }
        guard let found else {
            scanned = buffer.count
            guard buffer.count - offset <= limits.line + 2 else { throw .tooLong(limit: limits.line) }
            return nil
        }
        let feed = scanned + found
        // Not moved: the same line is looked for again while the bytes of a bulk string are missing.
        guard feed - offset <= limits.line + 2 else { throw .tooLong(limit: limits.line) }
        guard feed > offset, buffer[feed - 1] == Byte.carriageReturn else { throw .malformed(expected: "CR LF") }
        return feed - 1
    }

    private mutating func begin(upTo end: Int) throws(WireValueError) {
        valuesBegun += 1
        guard valuesBegun <= limits.values else { throw .tooLong(limit: limits.values) }
        offset = end
    }

    private mutating func open(
        _ kind: Frame.Kind, _ digits: ArraySlice<UInt8>, _ end: Int
    ) throws(WireValueError) -> Step {
        let count = try ReplyDecoder.length(digits, limit: limits.values)
        try begin(upTo: end)
        guard let count else {
            guard kind != .attribute else { throw .malformed(expected: "a length") }
            return .value(.null)
        }
        let missing = kind == .map || kind == .attribute ? count * 2 : count
        guard missing > 0 else { return Frame(kind: kind, missing: 0).finished.map { .value($0) } ?? .opened }
        guard stack.count < limits.depth else { throw .tooDeep(limit: limits.depth) }
        stack.append(Frame(kind: kind, missing: missing))
        return .opened
    }

    private mutating func blob(
        _ mark: UInt8, _ digits: ArraySlice<UInt8>, _ start: Int
    ) throws(WireValueError) -> Step {
        guard let length = try ReplyDecoder.length(digits, limit: limits.bulk) else {
            try begin(upTo: start)
            return .value(.null)
        }
        let end = start + length
        guard buffer.count >= end + 2 else { return .needsMore }
        guard buffer[end] == Byte.carriageReturn, buffer[end + 1] == Byte.lineFeed else {
            throw .malformed(expected: "CR LF after a string")
        }
        let value = try ReplyDecoder.text(mark, buffer[start..<end])
        try begin(upTo: end + 2)
        return .value(value)
    }
}
