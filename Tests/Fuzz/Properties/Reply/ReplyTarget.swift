import ZhaohuDomain
import ZhaohuWire

/// The way of a reply: the first byte says whether the rest is a stream for the client's decoder, or a plan of replies
/// that are encoded, cut and decoded again.
enum ReplyTarget {
    private static let limits = ReplyLimits(line: 64, bulk: 64, values: 24, depth: 4)

    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        var source = ByteSource(bytes)
        let choice = source.byte()
        let pattern = [Int(source.byte()), Int(source.byte())]
        if choice % 4 == 0 { return try checkStream(source.rest, choice & 4 == 0 ? limits : ReplyLimits(), pattern) }
        let version = choice & 4 == 0 ? RespVersion.resp2 : .resp3
        try checkRoundTrip(&source, version, pattern)
    }

    /// However the stream is cut, the same values come out of it, and none after a failure.
    private static func checkStream(_ stream: [UInt8], _ limits: ReplyLimits, _ pattern: [Int]) throws(BrokenProperty) {
        let whole = try values(stream, limits, [])
        for cuts in [pattern, [1]] where cuts != [1] || stream.count <= 512 {
            let cut = try values(stream, limits, cuts)
            // Compared as text: a double may be no number, and so not equal to itself.
            try require("\(cut)" == "\(whole)", "cut by \(cuts) the stream gives \(cut), whole it gives \(whole)")
        }
    }

    private static func values(
        _ stream: [UInt8], _ limits: ReplyLimits, _ pattern: [Int]
    ) throws(BrokenProperty) -> [WireValue?] {
        var decoder = ReplyDecoder(limits: limits)
        var found: [WireValue?] = []
        for piece in Cuts.pieces(stream, pattern) {
            piece.withUnsafeBytes { decoder.append($0) }
            while let result = decoder.next() {
                found.append(try? result.get())
                try require(decoder.isBroken == (found.last == .some(nil)), "broken, and no failure was told")
            }
        }
        return found
    }

    /// What was encoded is what is read, value by value.
    private static func checkRoundTrip(
        _ source: inout ByteSource, _ version: RespVersion, _ pattern: [Int]
    ) throws(BrokenProperty) {
        var stream: [UInt8] = []
        var expected: [WireValue] = []
        while !source.isEmpty, expected.count < 16 {
            let reply = ReplyMaker.reply(&source)
            ReplyEncoder.encode(reply, protocolVersion: version, language: .english, into: &stream)
            expected.append(try ReplyMaker.expected(reply, version))
            if case .record(let fields) = reply { try checkLine(fields) }
        }
        let read = try values(stream, ReplyLimits(), pattern)
        try require(read == expected, "\(expected) in \(version) is read as \(read)")
    }

    /// A record's line gives back its fields with their types.
    private static func checkLine(_ fields: [ReplyField]) throws(BrokenProperty) {
        let line = FieldLine.encode(fields, quotingNumbers: true)
        try require(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "control characters in \(line)")
        try require(
            FieldLine.parse(line) == fields, "\(fields) is read back from \(line) as \(FieldLine.parse(line) ?? [])")
    }
}
