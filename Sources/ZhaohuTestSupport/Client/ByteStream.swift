/// Bytes to and from the daemon.
package protocol ByteStream: AnyObject {
    /// Sends all bytes.
    func send(_ bytes: [UInt8]) throws
    /// What has arrived, after waiting for something; empty at the end of the stream.
    func receive(seconds: Double) throws -> [UInt8]
    /// Closes our side for good.
    func close()
}

/// The stream broke, or nothing came in time.
package struct StreamProblem: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
