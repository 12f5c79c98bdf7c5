import Foundation
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

/// Puts messages into a daemon's outbox, as a command would in its transaction.
final class OutboxDesk {
    static let region = "320600"
    static let schedule = Topic.schedule(CaregiverID(1))
    static let company = Topic.provider(ProviderID(1))

    private let database: DatabaseConnection

    init(_ daemon: DaemonFixture) throws {
        database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
    }

    /// Tells one message with one field; its number.
    @discardableResult
    func tell(_ topic: Topic = schedule, _ value: String = "x", at: Instant = now) throws -> Int64 {
        try database.transaction {
            try OutboxStore.append($0, region: Self.region, topic: topic, at: at, fields: [("visit", value)])
        }
    }

    /// Begins a transaction and tells in it; committed by ``commit()``.
    func begin(_ value: String) throws {
        try database.query("begin")
        try OutboxStore.append(
            database, region: Self.region, topic: Self.schedule, at: Self.now, fields: [("visit", value)])
    }

    func commit() throws { try database.query("commit") }
    func rollBack() { database.rollBack() }

    /// Takes away what is older than `before`.
    func remove(before: Instant, limit: Int = 10_000) throws -> Int {
        try database.transaction { try OutboxStore.remove($0, region: Self.region, before: before, limit: limit) }
    }

    func head() throws -> (seq: Int64, removed: Int64) { try OutboxStore.head(database, region: Self.region) }

    static var now: Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
}

extension DaemonFixture {
    /// Lets a topic have a message at the time at which a transcript begins: the topic, then `name=value`.
    func tell(_ words: [String]) throws {
        guard let name = words.first, let topic = Topic(name), let at = Instant(Transcripts.clock) else {
            throw StreamProblem("no topic: \(words)")
        }
        let fields = words.dropFirst().map { word in
            let equals = word.firstIndex(of: "=") ?? word.endIndex
            return (String(word[..<equals]), String(word[equals...].dropFirst()))
        }
        let database = try DatabaseConnection(conninfo: ownerConninfo)
        try database.transaction {
            _ = try OutboxStore.append($0, region: OutboxDesk.region, topic: topic, at: at, fields: fields)
        }
    }
}

/// What a subscribed connection was told.
struct Told: Equatable, CustomStringConvertible {
    let topic: String
    let line: String

    /// Reads one message array or push frame of the line client.
    init?(_ frame: String) {
        let parts = frame.components(separatedBy: "\r\n")
        guard parts.count == 7, ["*3", ">3"].contains(parts[0]), parts[2] == "message" else { return nil }
        topic = parts[4]
        line = parts[6]
    }

    /// Nil for a note such as `lagged`.
    var seq: Int64? { line.hasPrefix("seq=") ? Int64(line.dropFirst(4).prefix { $0 != " " }) : nil }
    var visit: String { line.components(separatedBy: "visit=").last ?? "" }
    var isLagged: Bool { line.hasPrefix("lagged next=") }
    var description: String { "\(topic): \(line)" }
}

extension LineClient {
    /// The next message.
    func message() throws -> Told {
        let frame = try readReply()
        guard let told = Told(frame) else { throw StreamProblem("no message but \(frame)") }
        return told
    }

    /// Subscribes to one topic.
    func subscribe(_ topic: Topic = OutboxDesk.schedule, from: Int64? = nil) throws {
        let reply = try ask("SUBSCRIBE \(topic)" + (from.map { " from=\($0)" } ?? ""))
        guard reply.hasSuffix("\r\nsubscribe\r\n$\(topic.description.count)\r\n\(topic)\r\n:1") else {
            throw StreamProblem("not subscribed: \(reply)")
        }
    }
}
