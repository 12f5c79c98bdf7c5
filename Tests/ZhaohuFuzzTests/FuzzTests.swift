import Foundation
import Testing
import ZhaohuFuzz

@Suite("Arbitrary bytes")
struct FuzzTests {
    /// Generated cases of all targets together, where `ZHAOHU_FUZZ_CASES` says nothing else.
    private static let casesByDefault = 10_000

    @Test("each known case has the properties of its target", arguments: FuzzTarget.all.map(\.name))
    func corpus(_ name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let files = try Corpus.files(of: target)
        #expect(!files.isEmpty)
        for file in files { try check(target, file.bytes, "Corpus/\(name)/\(file.name)") }
    }

    @Test("the corpus has at least 500 cases, and none is long")
    func size() throws {
        let files = try FuzzTarget.all.flatMap { try Corpus.files(of: $0) }
        #expect(files.count >= 500)
        #expect(files.allSatisfy { $0.bytes.count <= 8_192 })
    }

    @Test("generated cases have the properties of their target", arguments: FuzzTarget.all.map(\.name))
    func generated(_ name: String) throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["ZHAOHU_FUZZ_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1..<1_000_000_000)
        let all = environment["ZHAOHU_FUZZ_CASES"].flatMap { Int($0) } ?? Self.casesByDefault
        let target = try #require(FuzzTarget.named(name))
        let campaign = Campaign(target, corpus: try Corpus.files(of: target).map(\.bytes), seed: seed)
        print("fuzz target \(name): \(all / FuzzTarget.all.count) cases, ZHAOHU_FUZZ_SEED=\(seed)")
        for number in 0..<all / FuzzTarget.all.count {
            try check(target, campaign.bytes(of: number), "case \(number) of ZHAOHU_FUZZ_SEED=\(seed)")
        }
    }

    @Test("a case depends on its number and the seed alone")
    func repeatable() throws {
        for target in FuzzTarget.all {
            let one = Campaign(target, corpus: [[1, 2, 3]], seed: 7)
            let other = Campaign(target, corpus: [[1, 2, 3]], seed: 7)
            #expect((0..<50).map { one.bytes(of: $0) } == (0..<50).reversed().map { other.bytes(of: $0) }.reversed())
        }
    }

    private func check(_ target: FuzzTarget, _ bytes: [UInt8], _ origin: String) throws {
        do throws(BrokenProperty) {
            try target.check(bytes)
        } catch {
            Issue.record("\(target.name), \(origin), \(Data(bytes).base64EncodedString()): \(error)")
        }
    }
}
