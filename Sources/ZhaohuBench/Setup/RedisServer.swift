internal import Foundation
internal import Glibc

/// A redis-server of our own, without persistence, as the daemon's neighbour to be compared with.
final class RedisServer {
    let port: Int
    let password: String
    private let child: Child

    init(_ options: BenchOptions, password: String) throws {
        port = options.port + 1
        self.password = password
        child = try Child(
            [
                "redis-server", "--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                "--requirepass", password, "--maxclients", "12000", "--dir", options.logs,
            ], log: options.logs + "/redis.log")
        try "\(child.pid)\n".write(toFile: options.state + "/redis.pid", atomically: true, encoding: .utf8)
        for _ in 0..<500 {
            if let socket = try? Sockets.connect(port: port) {
                close(socket)
                return
            }
            if let status = child.endedStatus() {
                throw BenchProblem("redis-server ended with \(status): \(child.output.suffix(400))")
            }
            usleep(10_000)
        }
        throw BenchProblem("redis-server is not ready after 5 s")
    }

    var pid: Int { Int(child.pid) }

    func stop() {
        child.end()
    }
}
