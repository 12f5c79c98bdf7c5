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
        var decoder = ReplyDecoder()
        bytes.withUnsafeBytes { decoder.append($0) }
        return CommandCatalogue(docs: try #require(try decoder.next()?.get()))
    }

    @Test("every command is known, and exactly the changes take an op")
    func ops() throws {
        let catalogue = try Self.catalogue()
        for spec in CommandTable.zhaohu.specs {
            #expect(catalogue[spec.name]?.takesOp == spec.kind.isMutation, "\(spec.name)")
        }
    }

    @Test(
        "lines with personal fields are remembered while the shell runs, and stay out of its file",
        arguments: [
            ("PERSON.ADD name=王小明 born=1940-01-01", HistoryRule.session), ("person.add NAME=王", .session),
            ("DRY PERSON.ADD phone=1", .session), ("PERSN.ADD name=王", .session),
            ("PERSON.ADD name=\"王 小明", .session), ("VISIT.OUT V1 note=x", .session),
            ("VISIT.OUT V1 at=2017-06-01T09:00:00+08:00", .file), ("HELP PERSON.ADD", .file),
        ])
    func personal(_ line: String, _ rule: HistoryRule) throws {
        #expect(HistoryRule(line, catalogue: try Self.catalogue()) == rule)
    }

    @Test("exactly the fields that the table marks as personal are marked")
    func personalFields() throws {
        let catalogue = try Self.catalogue()
        for spec in CommandTable.zhaohu.specs {
            let marked = catalogue[spec.name]?.fields.filter(\.isPersonal).map(\.name)
            let parts = (spec.target.map { [$0] } ?? []) + spec.fields
            #expect(marked == parts.filter(\.isPersonal).map(\.name), "\(spec.name)")
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
