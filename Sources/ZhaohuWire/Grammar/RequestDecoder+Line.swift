import ZhaohuDomain

/// The line form.
extension RequestDecoder {
    /// Memory that a finished line may leave behind for the next one.
    private static let keptCapacity = 4_096

    mutating func readLine(_ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        let rest = UnsafeRawBufferPointer(rebasing: input[consumed...])
        guard let end = ByteScan.firstOffset(of: Byte.lineFeed, in: rest) else {
            consumed = input.count
            return keep(rest)
        }
        consumed += end + 1
        state = .between
        let line = UnsafeRawBufferPointer(rebasing: rest[..<end])
        return carry.isEmpty ? finish(line) : finishCarried(line)
    }

    mutating func skipLine(_ input: UnsafeRawBufferPointer, _ consumed: inout Int) -> DecodedRequest? {
        let rest = UnsafeRawBufferPointer(rebasing: input[consumed...])
        guard let end = ByteScan.firstOffset(of: Byte.lineFeed, in: rest) else {
            consumed = input.count
            return nil
        }
        consumed += end + 1
        state = .between
        return nil
    }

    /// Keeps the beginning of a line; one byte beyond the limit may still be the CR of the line end.
    private mutating func keep(_ part: UnsafeRawBufferPointer) -> DecodedRequest? {
        let count = carry.count + part.count
        guard count <= limits.line || (count == limits.line + 1 && part.last == Byte.carriageReturn) else {
            carry = []
            isFirst = false
            state = .skipping
            return .refused(lineTooLong)
        }
        carry.append(contentsOf: part)
        return nil
    }

    private mutating func finishCarried(_ rest: UnsafeRawBufferPointer) -> DecodedRequest {
        guard carry.count + rest.count <= limits.line + 1 else {
            carry = []
            isFirst = false
            return .refused(lineTooLong)
        }
        carry.append(contentsOf: rest)
        var whole: [UInt8] = []
        swap(&whole, &carry)
        let request = whole.withUnsafeBytes { finish($0) }
        if whole.capacity <= RequestDecoder.keptCapacity {
            whole.removeAll(keepingCapacity: true)
            carry = whole
        }
        return request
    }

    private mutating func finish(_ bytes: UnsafeRawBufferPointer) -> DecodedRequest {
        let line = bytes.last == Byte.carriageReturn ? UnsafeRawBufferPointer(rebasing: bytes.dropLast()) : bytes
        let mayBeForeign = isFirst
        isFirst = false
        guard line.count <= limits.line else { return .refused(lineTooLong) }
        if mayBeForeign, ForeignProtocol.isHTTP(line) {
            close()
            return .foreign(ForeignProtocol.http)
        }
        return LineGrammar.request(line, limits)
    }

    private var lineTooLong: Refusal { Refusal(.lineTooLong, ["limit": String(limits.line)]) }
}

/// Makes the tokens of one whole line.
enum LineGrammar {
    static func request(_ line: UnsafeRawBufferPointer, _ limits: Limits) -> DecodedRequest {
        if ByteScan.firstOffset(of: 0, in: line) != nil { return .refused(Refusal(.nulByte)) }
        var scanner = TokenScanner(line)
        var tokens: [String] = []
        while true {
            let text: String?
            switch scanner.next() {
            case .end: return tokens.isEmpty ? .empty : .tokens(tokens)
            case .failure(let offset): return .refused(Refusal(.badQuote, ["column": String(offset + 1)]))
            case .plain(let range, _):
                guard range.count <= limits.argument else { return tooLong(.argumentTooLong, limits.argument) }
                text = ByteScan.text(UnsafeRawBufferPointer(rebasing: line[range]))
            case .quoted:
                guard scanner.scratch.count <= limits.argument else {
                    return tooLong(.argumentTooLong, limits.argument)
                }
                // Raw NUL bytes are gone by now, but `\x00` makes one as well.
                guard !scanner.scratch.contains(0) else { return .refused(Refusal(.nulByte)) }
                text = scanner.scratch.withUnsafeBytes { ByteScan.text($0) }
            }
            guard let text else { return .refused(Refusal(.invalidUTF8)) }
            guard tokens.count < limits.arguments else { return tooLong(.tooManyArguments, limits.arguments) }
            if tokens.isEmpty { tokens.reserveCapacity(12) }
            tokens.append(text)
        }
    }

    private static func tooLong(_ rule: RefusalRule, _ limit: Int) -> DecodedRequest {
        .refused(Refusal(rule, ["limit": String(limit)]))
    }
}
