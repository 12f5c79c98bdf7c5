import Testing
import ZhaohuClient
import ZhaohuWire

@Suite("completion")
struct CompletionTests {
    static func text(_ pairs: KeyValuePairs<String, String>) -> [WireValue.Pair] {
        pairs.map { .init(.bulk($0.key), .bulk($0.value)) }
    }

    static func argument(_ name: String, _ shown: String?, optional: Bool = false) -> WireValue {
        var entries = text(["name": name, "type": "string"])
        if let shown { entries += text(["token": name + "=", "display_text": "\(name)=<\(shown)>"]) }
        if optional { entries.append(.init(.bulk("flags"), .array([.simple("optional")]))) }
        return .map(entries)
    }

    static func command(_ name: String, _ summary: String, _ arguments: [WireValue]) -> WireValue.Pair {
        .init(
            .bulk(name),
            .map(text(["summary": summary, "group": "visit"]) + [.init(.bulk("arguments"), .array(arguments))]))
    }

    static let docs = WireValue.map([
        command(
            "VISIT.IN", "check in",
            [
                argument("visit", nil), argument("at", "instant"), argument("acc", "integer", optional: true),
                argument("op", "uuid", optional: true),
            ]),
        command("VISIT.LIST", "list", [argument("state", "open|closed", optional: true)]),
        command("PING", "pong", []), command("DRY", "try", []),
        .init(.bulk("client"), .map([.init(.bulk("subcommands"), .map([command("client|id", "the id", [])]))])),
        .init(.bulk("ODD"), .null),
    ])

    static let engine = CompletionEngine(CommandCatalogue(docs: docs))

    static func words(_ line: String) -> [String] { engine.completion(of: line).candidates.map(\.word) }

    @Test("names complete in any case, to what they share first")
    func names() {
        #expect(Self.words("vis") == ["VISIT.IN", "VISIT.LIST"])
        #expect(Self.engine.completion(of: "vis").replacement == "VISIT.")
        #expect(Self.engine.completion(of: "VISIT.").replacement == nil)
        #expect(Self.engine.completion(of: "pi").replacement == "PING ")
        #expect(Self.words("q") == ["quit"])
        #expect(Self.words("client ") == ["ID"])
        #expect(Self.words("nothing") == [])
    }

    @Test("fields complete until they are given")
    func fields() {
        #expect(Self.words("VISIT.IN V1 ") == ["at=", "acc=", "op="])
        #expect(Self.engine.completion(of: "visit.in V1 at").replacement == "at=")
        #expect(Self.words("VISIT.IN V1 at=\"2017 06\" a") == ["acc="])
        #expect(Self.words("DRY VISIT.IN V1 o") == ["op="])
        #expect(Self.words("DRY vi") == ["VISIT.IN", "VISIT.LIST"])
    }

    @Test("the values of a choice complete")
    func choices() {
        #expect(Self.words("VISIT.LIST state=") == ["state=open", "state=closed"])
        #expect(Self.engine.completion(of: "VISIT.LIST state=o").replacement == "state=open ")
        #expect(Self.words("VISIT.IN V1 at=") == [])
    }

    @Test("the hint tells what is still to be typed, required fields first")
    func hints() {
        #expect(Self.engine.hint(for: "") == "")
        #expect(Self.engine.hint(for: "pin") == "PING  pong")
        #expect(Self.engine.hint(for: "VISIT.IN ") == "<visit> at=<instant> [acc=<integer>] [op=<uuid>]")
        #expect(Self.engine.hint(for: "VISIT.IN V1 at=x ") == "[acc=<integer>] [op=<uuid>]")
        #expect(Self.engine.hint(for: "VISIT.LIST state=o") == "[state=<open|closed>]")
        #expect(Self.engine.hint(for: "NOPE ") == "")
    }

    @Test("the docs tell which commands take an op")
    func takesOp() {
        #expect(Self.engine.catalogue["visit.in"]?.takesOp == true)
        #expect(Self.engine.catalogue["VISIT.LIST"]?.takesOp == false)
    }

    @Test("a field may be named by all of its display text, and an open-ended one by its beginning")
    func displayNames() {
        func argument(_ name: String) -> WireValue { .map(Self.text(["name": name, "display_text": name])) }
        let docs = WireValue.map([
            Self.command(
                "ASSESS.SCORE", "score",
                [
                    argument("case"), argument("setting=<home|ward>"), argument("op=<uuid>"),
                    argument("adl....=<integer>"),
                ])
        ])
        let engine = CompletionEngine(CommandCatalogue(docs: docs))
        #expect(engine.hint(for: "ASSESS.SCORE ") == "<case> setting=<home|ward> op=<uuid> adl.…=<integer>")
        #expect(engine.completion(of: "ASSESS.SCORE S1 a").replacement == "adl.")
        #expect(engine.completion(of: "ASSESS.SCORE S1 setting=h").replacement == "setting=home ")
    }

    @Test("docs of another shape give an empty catalogue")
    func strangeDocs() {
        #expect(CommandCatalogue(docs: .simple("x")).commands.isEmpty)
    }

    @Test(
        "lines with secrets stay out of the history",
        arguments: [
            ("AUTH a b", HistoryRule.never), ("hello 3 auth a b", .never), ("USER.PASSWORD u new=x", .never),
            ("X pw=1", .never), ("VISIT.IN V1", .file), ("broken \"quote", .file),
        ])
    func secrets(_ line: String, _ rule: HistoryRule) {
        #expect(HistoryRule(line, catalogue: Self.engine.catalogue) == rule)
    }

    @Test("few candidates are listed with help, many in columns")
    func list() {
        let few = Self.engine.completion(of: "VISIT.IN V1 ").candidates
        #expect(CompletionList.text(few, columns: 80) == "at=   * <instant>\nacc=  <integer>\nop=   <uuid>\n")
        let many = (10..<40).map { CompletionCandidate(word: "W\($0)", help: "h", endsWord: true) }
        #expect(CompletionList.text(many, columns: 20).split(separator: "\n").count == 8)
    }
}
