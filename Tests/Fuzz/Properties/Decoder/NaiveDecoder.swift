import ZhaohuDomain
import ZhaohuWire

/// What the protocol page says about a whole stream, written down again without regard to speed or memory.
struct NaiveDecoder {
    private let stream: [UInt8]
    private let limits: Limits
    private var offset = 0
    private var found: [Outcome] = []
    private var isOver = false

    static func requests(_ stream: [UInt8], _ limits: Limits) -> [Outcome] {
        var decoder = NaiveDecoder(stream: stream, limits: limits)
        decoder.readAll()
        return decoder.found
    }

    private init(stream: [UInt8], limits: Limits) {
        self.stream = stream
        self.limits = limits
    }

    private mutating func readAll() {
        if stream.starts(with: [0x16, 0x03]) { return found.append(.foreign) }
        while !isOver, offset < stream.count {
            if stream[offset] == UInt8(ascii: "*") { readArray() } else { readLine() }
        }
    }

    private mutating func end(_ outcome: Outcome? = nil) {
        isOver = true
        if let outcome { found.append(outcome) }
    }

    private mutating func readLine() {
        let isFirst = offset == 0
        guard let feed = stream[offset...].firstIndex(of: 10) else {
            let rest = stream[offset...]
            let mayFit = rest.count <= limits.line || rest.count == limits.line + 1 && rest.last == 13
            return end(mayFit ? nil : .refused(.lineTooLong))
        }
        var line = Array(stream[offset..<feed])
        offset = feed + 1
        if line.last == 13 { line.removeLast() }
        if line.count > limits.line { return found.append(.refused(.lineTooLong)) }
        if isFirst, NaiveDecoder.isHTTP(line) { return end(.foreign) }
        found.append(NaiveLine.outcome(line, limits))
    }

    private static func isHTTP(_ line: [UInt8]) -> Bool {
        let methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PRI"]
        return line.count >= 14 && line.dropLast(3).suffix(6).elementsEqual(" HTTP/".utf8)
            && methods.contains { line.starts(with: ($0 + " ").utf8) }
    }

    private mutating func readArray() {
        offset += 1
        guard let count = number(max: limits.arguments, tooLarge: .tooManyArguments) else { return }
        if count == 0 { return found.append(.empty) }
        var tokens: [[UInt8]] = []
        var refusal: RefusalRule?
        var total = 0
        for _ in 0..<count {
            guard offset < stream.count else { return end() }
            guard stream[offset] == UInt8(ascii: "$") else { return end(.fatal(.malformedRESP)) }
            offset += 1
            guard let length = number(max: limits.argument, tooLarge: .argumentTooLong) else { return }
            total += length
            guard total <= limits.request else { return end(.fatal(.requestTooLong)) }
            guard offset + length + 2 <= stream.count else { return end() }
            let argument = Array(stream[offset..<offset + length])
            guard Array(stream[offset + length..<offset + length + 2]) == [13, 10] else {
                return end(.fatal(.malformedRESP))
            }
            offset += length + 2
            tokens.append(argument)
            refusal = refusal ?? NaiveLine.fault(argument)
        }
        found.append(refusal.map { .refused($0) } ?? .tokens(tokens))
    }

    /// The number up to CRLF; nil when the stream ends before it, or is over.
    private mutating func number(max: Int, tooLarge: RefusalRule) -> Int? {
        var digits = 0
        var value = 0
        while offset < stream.count, (0x30...0x39).contains(stream[offset]) {
            value = value * 10 + Int(stream[offset]) - 0x30
            digits += 1
            offset += 1
            if value > max { end(.fatal(tooLarge)) } else if digits > 20 { end(.fatal(.malformedRESP)) }
            if isOver { return nil }
        }
        for (index, byte) in [UInt8(13), 10].enumerated() {
            guard offset < stream.count else { end(); return nil }
            guard stream[offset] == byte, index == 1 || digits > 0 else {
                end(.fatal(.malformedRESP))
                return nil
            }
            offset += 1
        }
        return value
    }
}
