internal import CEpoll
internal import Glibc

/// Many connections that log in and then only stay.
final class Crowd {
    private let port: Int
    /// What each says first; the answer must begin with `+`.
    private let greetings: [[UInt8]]
    private let poller: Poller
    private var sockets: [Int32] = []
    /// Logins sent and not answered yet; more at once would only wait in the server.
    private static let windowMax = 1_000

    init(port: Int, greetings: [String]) throws(BenchProblem) {
        self.port = port
        self.greetings = greetings.map { Array("\($0)\r\n".utf8) }
        poller = try Poller()
    }

    deinit {
        for socket in sockets { close(socket) }
    }

    /// Connections that have logged in.
    private(set) var inside = 0

    /// Connects until so many are in; the seconds that it took.
    func fill(to wanted: Int) throws -> Double {
        let start = Clock.now
        let deadline = start + 180_000_000_000
        try Sockets.raiseFileLimit(to: UInt(wanted + 512))
        while inside < wanted {
            while sockets.count < wanted, sockets.count - inside < Self.windowMax { try add() }
            try poller.wait(nanoseconds: 100_000_000) { number, _ throws(BenchProblem) in try answered(number) }
            guard Clock.now < deadline else { throw BenchProblem("only \(inside) of \(wanted) are in after 180 s") }
        }
        return Double(Clock.now - start) / 1e9
    }

    /// Gives the sockets away, to be closed by whoever takes them.
    func release() -> [Int32] {
        defer { (sockets, inside) = ([], 0) }
        return sockets
    }

    /// Drops all at once.
    func drop() {
        for socket in sockets { close(socket) }
        sockets = []
        inside = 0
    }

    private func add() throws(BenchProblem) {
        let socket = try Sockets.connect(port: port)
        let greeting = greetings[sockets.count % greetings.count]
        guard send(socket, greeting, greeting.count, Int32(MSG_NOSIGNAL)) == greeting.count else {
            throw BenchProblem("a connection takes no login: \(BenchProblem.lastError)")
        }
        poller.add(socket, number: sockets.count)
        sockets.append(socket)
    }

    private func answered(_ number: Int) throws(BenchProblem) {
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = recv(sockets[number], &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN { return }
        guard count > 0 else { throw BenchProblem("the server closed a connection of the crowd (\(inside) are in)") }
        guard buffer[0] == UInt8(ascii: "+") else {
            throw BenchProblem("a login was refused: \(String(decoding: buffer.prefix(count), as: UTF8.self))")
        }
        inside += 1
    }
}
