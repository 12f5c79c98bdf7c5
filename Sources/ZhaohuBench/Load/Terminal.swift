internal import Glibc

/// One connection of the load generator, with its preallocated buffers.
final class Terminal {
    let company: Int
    /// Number of the next visit of its company that this terminal logs.
    private(set) var descriptor: Int32
    /// Send times of the requests that wait for an answer, oldest first, as a ring.
    private let sentAt: UnsafeMutablePointer<Int>
    private let capacity: Int
    private var head = 0
    private(set) var outstanding = 0
    /// Bytes not yet taken by the kernel are `out[outFrom..<outTo]`.
    private let out: UnsafeMutablePointer<UInt8>
    private let outCapacity: Int
    private var outFrom = 0
    private(set) var outTo = 0
    /// The begin of an answer whose rest has not come yet.
    let rest: UnsafeMutablePointer<UInt8>
    var restCount = 0
    var waitsForWriting = false
    static let restMax = 4_096

    init(descriptor: Int32, company: Int, inFlight: Int, lineLength: Int) {
        self.descriptor = descriptor
        self.company = company
        capacity = inFlight
        sentAt = .allocate(capacity: inFlight)
        outCapacity = max(1_024, inFlight * lineLength)
        out = .allocate(capacity: outCapacity)
        rest = .allocate(capacity: Self.restMax)
    }

    deinit {
        sentAt.deallocate()
        out.deallocate()
        rest.deallocate()
        if descriptor >= 0 { close(descriptor) }
    }

    /// False when as many requests wait as this terminal may have in flight.
    var hasRoom: Bool { outstanding < capacity }

    /// Notes a request as sent at a time and returns where its bytes go.
    func reserve(_ length: Int, at time: Int) -> UnsafeMutablePointer<UInt8> {
        precondition(hasRoom)
        sentAt[(head + outstanding) % capacity] = time
        outstanding += 1
        return reserveBytes(length)
    }

    /// Room for bytes that are no request.
    func reserveBytes(_ length: Int) -> UnsafeMutablePointer<UInt8> {
        if outTo + length > outCapacity {
            memmove(out, out + outFrom, outTo - outFrom)
            outTo -= outFrom
            outFrom = 0
        }
        precondition(outTo + length <= outCapacity)
        defer { outTo += length }
        return out + outTo
    }

    /// The send time of the request that was answered just now.
    func takeAnswered() -> Int? {
        guard outstanding > 0 else { return nil }
        defer {
            head = (head + 1) % capacity
            outstanding -= 1
        }
        return sentAt[head]
    }

    /// Sends what the kernel takes; true when all is sent.
    func flush() throws(BenchProblem) -> Bool {
        while outFrom < outTo {
            let sent = send(descriptor, out + outFrom, outTo - outFrom, Int32(MSG_NOSIGNAL))
            if sent < 0 {
                if errno == EAGAIN { return false }
                throw BenchProblem("the server closed a connection: \(BenchProblem.lastError)")
            }
            outFrom += sent
        }
        (outFrom, outTo) = (0, 0)
        return true
    }
}
