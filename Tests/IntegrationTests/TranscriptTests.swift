import Foundation
import Testing
import ZhaohuDomain
import ZhaohuServices
import ZhaohuTestSupport
import ZhaohuWire

extension Integration {
    /// Every file of `Tests/Transcripts`, against the real daemon.
    @Suite("Transcripts")
    struct TranscriptTests {
        struct Play: CustomTestStringConvertible, Sendable {
            let transcript: Transcript
            let isTLS: Bool
            let cut: PacketCut

            var testDescription: String { "\(transcript.name) \(isTLS ? "TLS" : "TCP") \(cut)" }
        }

        @Test("the server says what the transcript says", arguments: try Transcripts.plays())
        func plays(_ play: Play) throws {
            try withDaemon(.init(tls: play.isTLS, clock: Transcripts.clock)) { daemon in
                let certificate = play.isTLS ? try daemon.certificate : ""
                let player = TranscriptPlayer(play.transcript, cut: play.cut) {
                    guard play.isTLS else { return try LineClient(port: daemon.port) }
                    return LineClient(try TLSStream(port: daemon.tlsPort, certificate: certificate))
                } setClock: {
                    try daemon.setClock($0)
                } tell: {
                    try daemon.tell($0)
                }
                try player.play()
            }
        }
    }
}

enum Transcripts {
    /// Where the clock stands when a transcript begins.
    static let clock = "2026-11-23T08:00:00+08:00"

    static func all() throws -> [Transcript] {
        try Transcript.all(in: Programs.checkout.appending(path: "Tests/Transcripts"))
    }

    static func plays() throws -> [Integration.TranscriptTests.Play] {
        let wanted = ProcessInfo.processInfo.environment["ZHAOHU_TRANSCRIPT"]
        return try all().filter { wanted == nil || $0.name == wanted }.flatMap { transcript in
            [false, true].filter { !$0 || transcript.runsOverTLS }.flatMap { isTLS in
                PacketCut.allCases.map { .init(transcript: transcript, isTLS: isTLS, cut: $0) }
            }
        }
    }
}

/// What a person would check by reading: that nothing in the tables is without a test.
@Suite("Coverage of the command table")
struct CoverageTests {
    @Test("every command is in at least one transcript")
    func everyCommandIsPlayed() throws {
        let played = try Transcripts.all().reduce(into: Set<String>()) { $0.formUnion($1.commands) }
        let missing = CommandTable.zhaohu.specs.map(\.name).filter { !played.contains($0) }
        #expect(missing.isEmpty, "not in any transcript: \(missing)")
    }

    @Test("every command of the pool has a handler, and no handler is without a command")
    func everyCommandHasAHandler() {
        let pooled = CommandTable.zhaohu.specs.filter { [.read, .desk].contains($0.kind) }.map(\.name)
        #expect(Set(pooled) == Set(HandlerTable.all.keys).union(HandlerTable.long.keys))
    }

    @Test("every id of a refusal is used once, and every refusal has a sentence in both languages")
    func refusalsAreUnique() {
        let rules = RefusalRule.all + RefusalRule.wireRules + RefusalRule.serviceRules
        let ids = rules.map(\.id)
        let twice = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted()
        #expect(twice.isEmpty)
        #expect(RefusalRule.everyRule.count == ids.count + 1, "all rules and the one for retired ids")
        for rule in rules { #expect(!rule.english.isEmpty && !rule.chinese.isEmpty, "\(rule.id)") }
    }

    @Test("every code of a refusal that a client can bring about is in a transcript")
    func everyCodeIsPlayed() throws {
        let folder = Programs.checkout.appending(path: "Tests/Transcripts")
        let texts = try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }.joined()
        let broughtAboutByTheServer: Set<ReplyCode> = [.busy, .unavailable, .internal]
        let missing = ReplyCode.allCases.filter { code in
            !broughtAboutByTheServer.contains(code) && !texts.contains("S: -\(code.rawValue) ")
        }
        #expect(missing.isEmpty, "\(missing)")
    }
}
