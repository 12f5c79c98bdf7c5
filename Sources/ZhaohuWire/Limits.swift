/// The bounds of one connection; each is configurable, and all are told by `HELLO`.
///
/// - Note: Source: protocol page, section 2.
package struct Limits: Hashable, Sendable {
    /// Bytes of a line, its LF or CRLF not counted.
    ///
    /// Default 65,536: a visit line has some 300.
    package var line: Int
    /// Tokens of a request, the command's name counted.
    ///
    /// Default 1,024: an assessment form has some 60.
    package var arguments: Int
    /// Bytes of one argument in RESP form.
    ///
    /// Default 1 MiB: the longest report text a person pastes is far below.
    package var argument: Int
    /// Bytes of all arguments of one request in RESP form together.
    ///
    /// So that many long arguments cannot add up to a gigabyte.
    ///
    /// Default 4 MiB.
    package var request: Int
    /// Requests of one connection that are accepted but not yet answered.
    ///
    /// Default 1,024.
    package var inFlight: Int
    /// Seconds of silence after which a connection is closed.
    ///
    /// Default 900.
    package var idleSeconds: Int
    /// Seconds within which a connection must have authenticated.
    ///
    /// Default 10.
    package var authSeconds: Int
    /// Topics that a connection may be subscribed to.
    ///
    /// Default 64: a company has one, a carer one.
    package var topics: Int

    /// The defaults where nothing else is said.
    package init(
        line: Int = 65_536, arguments: Int = 1_024, argument: Int = 1_048_576, request: Int = 4_194_304,
        inFlight: Int = 1_024, idleSeconds: Int = 900, authSeconds: Int = 10, topics: Int = 64
    ) {
        self.line = line
        self.arguments = arguments
        self.argument = argument
        self.request = request
        self.inFlight = inFlight
        self.idleSeconds = idleSeconds
        self.authSeconds = authSeconds
        self.topics = topics
    }
}
