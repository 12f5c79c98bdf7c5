import Testing
import ZhaohuClient
import ZhaohuDomain
import ZhaohuWire

@Suite("the server's own table of commands")
struct CommandTableTests {
    /// The catalogue as it comes over the wire.
    static func catalogue() throws -> CommandCatalogue {
        var bytes: [UInt8] = []
        ReplyEncoder.encode(
            CommandDocs.reply(.zhaohu), protocolVersion: .resp3, language: .english, into: &bytes)
        var decoder = ZhaohuClient.ReplyDecoder()
        decoder.append(bytes)
        return CommandCatalogue(docs: try #require(try decoder.next()))
    }

    @Test("every command is known, and exactly the changes take an op")
    func ops() throws {
        let catalogue = try Self.catalogue()
        for spec in CommandTable.zhaohu.specs {
            #expect(catalogue[spec.name]?.takesOp == spec.kind.isMutation, "\(spec.name)")
        }
    }

    @Test("every field is offered, and every choice with its words")
    func fields() throws {
        let engine = CompletionEngine(try Self.catalogue())
        for spec in CommandTable.zhaohu.specs where spec.kind != .session {
            let line = spec.name + (spec.target == nil ? " " : " X1 ")
            let offered = Set(engine.completion(of: line).candidates.map(\.word))
            for field in spec.fields {
                #expect(offered.contains("\(field.name)="), "\(spec.name) \(field.name)")
                guard case .choice(let words) = field.type, words.count > 1 else { continue }
                let values = engine.completion(of: "\(line)\(field.name)=").candidates.map(\.word)
                #expect(values == words.map { "\(field.name)=\($0)" })
            }
        }
    }
}
