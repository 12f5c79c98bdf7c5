import ZhaohuWire

/// The request decoder: four bytes choose the limits and the cuts, the rest is the stream.
///
/// However it is cut, the stream gives the requests that ``NaiveDecoder`` finds in it; no request exceeds the limits;
/// nothing follows a fatal one; what is held for an unfinished one is bounded.
enum DecoderTarget {
    /// Streams up to that length are also fed byte by byte.
    private static let singlyMax = 2_048

    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard bytes.count > 4 else { return }
        let limits = limits(bytes[0])
        let stream = Array(bytes[4...])
        let whole = try requests(stream, limits, pattern: [])
        let cut = try requests(stream, limits, pattern: bytes[1...3].map { Int($0) })
        try require(cut == whole, "cut into \(bytes[1...3]) the stream gives \(cut), whole it gives \(whole)")
        if stream.count <= singlyMax {
            let singly = try requests(stream, limits, pattern: [1])
            try require(singly == whole, "byte by byte the stream gives \(singly), whole it gives \(whole)")
        }
        let naive = NaiveDecoder.requests(stream, limits)
        let seen = whole.map { Outcome($0) }
        try require(seen == naive, "the decoder gives \(seen), the naive one \(naive)")
    }

    /// The defaults, or limits so small that short streams reach them.
    static func limits(_ choice: UInt8) -> Limits {
        switch choice % 4 {
        case 0: Limits()
        case 1: Limits(line: 24, arguments: 5, argument: 16, request: 40)
        case 2: Limits(line: 100, arguments: 8, argument: 12, request: 1_000)
        default: Limits(line: 8, arguments: 3, argument: 64, request: 64)
        }
    }

    private static func requests(
        _ stream: [UInt8], _ limits: Limits, pattern: [Int]
    ) throws(BrokenProperty) -> [DecodedRequest] {
        var decoder = RequestDecoder(limits: limits)
        var found: [DecodedRequest] = []
        for piece in Cuts.pieces(stream, pattern) {
            // Whoever goes on after a request may pass the same buffer again, or only the rest of it.
            try read(piece, &decoder, &found, sharing: pattern.count != 3)
            try require(decoder.heldBytes <= heldMax(limits), "\(decoder.heldBytes) bytes are held")
        }
        return found
    }

    private static func heldMax(_ limits: Limits) -> Int { max(limits.line + 1, limits.request + 2) }

    private static func read(
        _ piece: ArraySlice<UInt8>, _ decoder: inout RequestDecoder, _ found: inout [DecodedRequest], sharing: Bool
    ) throws(BrokenProperty) {
        var rest = piece
        var consumed = 0
        while true {
            let before = consumed
            let wasClosed = decoder.isClosed
            let request = rest.withUnsafeBytes { decoder.next(in: $0, consumed: &consumed) }
            try require(consumed >= before && consumed <= rest.count, "consumed \(consumed) of \(rest.count)")
            guard let request else { break }
            try require(!wasClosed, "\(request) after the end")
            try require(found.count < 1 || consumed > before || decoder.isClosed, "\(request) of no byte")
            try checkBounds(request, decoder)
            found.append(request)
            if !sharing {
                rest = rest.dropFirst(consumed)
                consumed = 0
            }
        }
        try require(consumed == rest.count, "\(rest.count - consumed) bytes were left")
    }

    private static func checkBounds(_ request: DecodedRequest, _ decoder: RequestDecoder) throws(BrokenProperty) {
        switch request {
        case .tokens(let tokens):
            let limits = decoder.limits
            let sizes = tokens.map(\.utf8.count)
            try require(!tokens.isEmpty && tokens.count <= limits.arguments, "\(tokens.count) tokens")
            try require(sizes.allSatisfy { $0 <= limits.argument }, "a token of \(sizes) bytes")
            try require(sizes.reduce(0, +) <= max(limits.line, limits.request), "tokens of \(sizes) bytes together")
            try require(!tokens.contains { $0.utf8.contains(0) }, "a NUL in \(tokens)")
        case .empty, .refused: break
        case .fatal, .foreign:
            try require(decoder.isClosed && decoder.heldBytes == 0, "\(request) leaves the decoder open")
            return
        }
        try require(!decoder.isClosed, "\(request) closes the decoder")
    }
}
