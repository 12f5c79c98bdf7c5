package import ZhaohuDomain

/// What the bytes of one request came to.
package enum DecodedRequest: Hashable, Sendable {
    /// The command's name and its arguments, unquoted; never empty.
    case tokens([String])
    /// A blank line or `*0`: it asks nothing and gets no reply.
    case empty
    /// The request is answered with this, and the connection stays.
    case refused(Refusal)
    /// Framing is lost, or a declared length is over its limit: answer with this, then close.
    case fatal(Refusal)
    /// The peer speaks another protocol: write the sentence and a line end, then close.
    case foreign(String)
}

/// The sentences for peers that speak another protocol.
enum ForeignProtocol {
    static let tls = "This port speaks plain text or RESP, not TLS; connect without TLS or to the TLS port."
    static let http = "This port speaks the Zhaohu terminal protocol (plain text or RESP), not HTTP."

    private static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PRI",
    ]

    /// True for the first line of an HTTP request, `GET / HTTP/1.1`.
    static func isHTTP(_ line: UnsafeRawBufferPointer) -> Bool {
        guard line.count >= 14, let first = line.first, first >= 0x41, first <= 0x5A,
            UnsafeRawBufferPointer(rebasing: line.suffix(9).prefix(6)).elementsEqual(" HTTP/".utf8)
        else { return false }
        return methods.contains(String(decoding: line.prefix(8).prefix { $0 != 0x20 }, as: UTF8.self))
    }
}
