import ZhaohuDomain

/// The arguments of a RESP request that have come so far.
struct UnfinishedRequest: Sendable {
    var tokens: [String] = []
    /// Arguments still to come.
    var missing = 0
    /// Bytes of the arguments declared so far.
    var bytes = 0
    /// Why the request will be refused once it is whole.
    var refusal: Refusal?
}

/// Reads the decimal number and CRLF of a RESP header, a byte at a time.
struct NumberReader: Sendable {
    enum Outcome { case value(Int), tooLarge, malformed }

    /// More digits than any limit has; leading zeros must end somewhere.
    private static let digitsMax = 20
    private var value = 0
    private var digits = 0
    private var sawReturn = false

    /// Nil when more bytes are needed; otherwise the reader is as new.
    mutating func read(_ input: UnsafeRawBufferPointer, _ consumed: inout Int, limit: Int) -> Outcome? {
        while consumed < input.count {
            let byte = input[consumed]
            consumed &+= 1
            if sawReturn { return end(byte == Byte.lineFeed ? .value(value) : .malformed) }
            switch byte {
            case 0x30...0x39:
                value = value &* 10 &+ Int(byte &- 0x30)
                digits &+= 1
                if value > limit { return end(.tooLarge) }
                if digits > NumberReader.digitsMax { return end(.malformed) }
            case Byte.carriageReturn where digits > 0: sawReturn = true
            default: return end(.malformed)
            }
        }
        return nil
    }

    private mutating func end(_ outcome: Outcome) -> Outcome {
        self = NumberReader()
        return outcome
    }
}

/// The RESP form: an array of bulk strings.
extension RequestDecoder {
    mutating func readCount(_ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        switch number.read(input, &consumed, limit: limits.arguments) {
        case nil: return nil
        case .malformed: return fatal(.malformedRESP)
        case .tooLarge: return fatal(.tooManyArguments, limit: limits.arguments)
        case .value(0):
            state = .between
            return .empty
        case .value(let count):
            resp.missing = count
            resp.tokens.reserveCapacity(min(count, 16))
            state = .bulkMark
            return nil
        }
    }

    mutating func readMark(_ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        guard input[consumed] == UInt8(ascii: "$") else { return fatal(.malformedRESP) }
        consumed += 1
        state = .length
        return readLength(input, &consumed)
    }

    mutating func readLength(_ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        switch number.read(input, &consumed, limit: limits.argument) {
        case nil: return nil
        case .malformed: return fatal(.malformedRESP)
        case .tooLarge: return fatal(.argumentTooLong, limit: limits.argument)
        case .value(let length):
            resp.bytes += length
            guard resp.bytes <= limits.request else { return fatal(.requestTooLong, limit: limits.request) }
            state = .body(length)
            return nil
        }
    }

    /// Reads an argument and the CRLF behind it.
    mutating func readBody(_ length: Int, _ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        let needed = length + 2 - carry.count
        let available = min(needed, input.count - consumed)
        let part = UnsafeRawBufferPointer(rebasing: input[consumed..<consumed + available])
        consumed += available
        if available == needed, carry.isEmpty { return finishBody(part) }
        carry.append(contentsOf: part)
        guard available == needed else { return nil }
        var whole: [UInt8] = []
        swap(&whole, &carry)
        return whole.withUnsafeBytes { finishBody($0) }
    }

    private mutating func finishBody(_ bytes: UnsafeRawBufferPointer) -> DecodedRequest? {
        let length = bytes.count - 2
        guard bytes[length] == Byte.carriageReturn, bytes[length + 1] == Byte.lineFeed else {
            return fatal(.malformedRESP)
        }
        add(UnsafeRawBufferPointer(rebasing: bytes[..<length]))
        resp.missing -= 1
        guard resp.missing == 0 else {
            state = .bulkMark
            return nil
        }
        state = .between
        let finished = resp
        resp = UnfinishedRequest()
        return finished.refusal.map { .refused($0) } ?? .tokens(finished.tokens)
    }

    private mutating func add(_ bytes: UnsafeRawBufferPointer) {
        guard resp.refusal == nil else { return }
        if ByteScan.firstOffset(of: 0, in: bytes) != nil {
            refuse(.nulByte)
        } else if let text = ByteScan.text(bytes) {
            resp.tokens.append(text)
        } else {
            refuse(.invalidUTF8)
        }
    }

    /// The framing is intact, so the rest of the request is read and forgotten.
    private mutating func refuse(_ rule: RefusalRule) {
        resp.refusal = Refusal(rule)
        resp.tokens = []
    }
}
