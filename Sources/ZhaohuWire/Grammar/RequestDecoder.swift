import ZhaohuDomain

/// Makes requests of bytes, incrementally, in line form and in RESP form, mixed as the peer likes.
///
/// Requests that are whole in the given bytes are read where they lie. Of an unfinished one the decoder keeps its own
/// copy, at most a line or the arguments of a request, so the caller may forget every byte that was consumed. No byte
/// is looked at twice, and nothing is reserved for a length that is only declared.
///
/// - Note: Source: protocol page, section 2.
package struct RequestDecoder: Sendable {
    /// Where the decoder stands in the stream.
    enum State: Hashable, Sendable {
        /// No byte has come yet; may become any but `skipping`.
        case connected
        /// The first byte was that of a TLS record; becomes `closed` or `line`.
        case helloSuspected
        /// At the first byte of a request; becomes `line` or `count`.
        case between
        /// Within a line; becomes `between`, `skipping` or `closed`.
        case line
        /// Within a line that has been refused as too long; becomes `between`.
        case skipping
        /// Within the number after `*`; becomes `bulkMark`, `between` or `closed`.
        case count
        /// Before a `$`; becomes `length` or `closed`.
        case bulkMark
        /// Within the number after `$`; becomes `body` or `closed`.
        case length
        /// Within an argument of that many bytes; becomes `bulkMark`, `between` or `closed`.
        case body(Int)
        /// Nothing is read any more; final.
        case closed
    }

    /// What a request may not exceed.
    package let limits: Limits
    var state = State.connected
    /// The bytes of an unfinished line or argument.
    var carry: [UInt8] = []
    var isFirst = true
    var number = NumberReader()
    var resp = UnfinishedRequest()

    /// A decoder for a new connection.
    package init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// True after a fatal or foreign request: the rest of the stream is swallowed.
    package var isClosed: Bool { state == .closed }

    /// Bytes held for an unfinished request.
    package var heldBytes: Int { resp.tokens.reduce(carry.count) { $0 + $1.utf8.count } }

    /// The next request in `input` from the offset `consumed` on, which is moved behind what has been read.
    ///
    /// - Parameters:
    ///   - input: bytes of the stream; those before `consumed` are ignored.
    ///   - consumed: at most `input.count`; the next call must go on exactly there.
    /// - Returns: nil when all of `input` has been consumed and more bytes are needed.
    package mutating func next(in input: UnsafeRawBufferPointer, consumed: inout Int) -> DecodedRequest? {
        while consumed < input.count {
            let request: DecodedRequest? =
                switch state {
                case .connected: begin(input, &consumed)
                case .helloSuspected: checkHello(input[consumed])
                case .between: chooseForm(input, &consumed)
                case .line: readLine(input, &consumed)
                case .skipping: skipLine(input, &consumed)
                case .count: readCount(input, &consumed)
                case .bulkMark: readMark(input, &consumed)
                case .length: readLength(input, &consumed)
                case .body(let length): readBody(length, input, &consumed)
                case .closed: swallow(input, &consumed)
                }
            if let request { return request }
        }
        return nil
    }

    private mutating func begin(_ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        guard input[consumed] == 0x16 else {
            state = .between
            return nil
        }
        carry.append(0x16)
        consumed += 1
        state = .helloSuspected
        return nil
    }

    /// A TLS record begins with its type, 0x16 for a handshake, and the major version 0x03.
    private mutating func checkHello(_ byte: UInt8) -> DecodedRequest? {
        guard byte == 0x03 else {
            state = .line
            return nil
        }
        close()
        return .foreign(ForeignProtocol.tls)
    }

    private mutating func chooseForm(_ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        guard input[consumed] == UInt8(ascii: "*") else {
            state = .line
            return readLine(input, &consumed)
        }
        consumed += 1
        isFirst = false
        state = .count
        return readCount(input, &consumed)
    }

    private func swallow(_ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        consumed = input.count
        return nil
    }

    mutating func fatal(_ rule: RefusalRule, limit: Int? = nil) -> DecodedRequest {
        close()
        return .fatal(limit.map { Refusal(rule, ["limit": String($0)]) } ?? Refusal(rule))
    }

    mutating func close() {
        state = .closed
        carry = []
        resp = UnfinishedRequest()
    }
}
