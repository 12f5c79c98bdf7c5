import Testing
import ZhaohuDomain
import ZhaohuWire

/// What the table makes of a line.
func parse(_ line: String) -> Result<ParsedCommand, Refusal> {
    guard case .tokens(let tokens)? = decode(line + "\n").first else { return .failure(Refusal(.badQuote)) }
    return sampleTable.parse(tokens)
}

func refusal(_ line: String) -> Refusal? {
    if case .failure(let refusal) = parse(line) { refusal } else { nil }
}

@Suite("Command table")
struct CommandTableTests {
    @Test("names and keys are case-insensitive, fields in any order, the target anywhere or by its name")
    func accepted() throws {
        for line in [
            "VISIT.IN V88120 at=2017-06-01T08:02:11+08:00 pos=31.98012,120.89433",
            "visit.in v88120 POS=31.98012,120.89433 At=2017-06-01T08:02:11+08:00",
            "Visit.In at=2017-06-01T08:02:11+08:00 V88120 pos=31.98012,120.89433",
            "VISIT.IN visit=V88120 at=2017-06-01T08:02:11+08:00 pos=31.98012,120.89433",
        ] {
            let command = try parse(line).get()
            #expect(command.kind == .visitIn)
            #expect(command.arguments.id("visit", VisitKind.self) == VisitID(88_120))
            #expect(command.arguments.instant("at") == Instant("2017-06-01T00:02:11Z"))
            #expect(command.arguments.position("pos")?.latitudeMicrodegrees == 31_980_120)
            #expect(command.arguments.id("visit", CaseKind.self) == nil)
            #expect(command.arguments.uuid("op") == nil)
            #expect(!command.arguments.has("op"))
        }
    }

    @Test(
        "an unknown command is refused with the nearest name",
        arguments: [
            ("VISIT.INN V1", "VISIT.IN"), ("VISIT IN V1", "VISIT.IN"), ("visit.lgo x", "VISIT.LOG"), ("pingg", "PING"),
            ("ASSESS.SCORES", "ASSESS.SCORE"),
        ])
    func unknownCommand(_ line: String, _ hint: String) {
        let refusal = refusal(line)
        #expect(refusal?.rule == .unknownCommand)
        #expect(detail(refusal, "hint") == hint)
    }

    @Test("a far name has no hint, and a long one is cut")
    func noHint() {
        let refused = refusal("QQQQQQQQQ")
        #expect(refused?.rule == .unknownCommand)
        #expect(detail(refused, "hint") == nil)
        #expect(detail(refusal(String(repeating: "x", count: 60_000)), "command")?.count == 64)
    }

    @Test(
        "an unknown field is refused with the nearest one",
        arguments: [("position", "pos"), ("postion", "pos"), ("pso", "pos"), ("att", "at"), ("visitt", "visit")])
    func unknownField(_ name: String, _ hint: String) {
        let refusal = refusal("VISIT.IN V1 at=2017-06-01T08:02:11+08:00 \(name)=1")
        #expect(refusal?.rule == .unknownField)
        #expect(detail(refusal, "field") == name)
        #expect(detail(refusal, "hint") == hint)
    }

    @Test("a missing target, a missing field and an empty required value are told")
    func missing() {
        #expect(refusal("VISIT.IN") == Refusal(.missingField, ["field": "visit"]))
        #expect(refusal("VISIT.IN V1") == Refusal(.missingField, ["field": "at"]))
        #expect(refusal("VISIT.LOG case=K1") == Refusal(.missingField, ["field": "items"]))
        #expect(refusal("VISIT.LOG case= items=a:1") == Refusal(.missingField, ["field": "case"]))
    }

    @Test("a field given twice is refused, in whatever case, and an item too")
    func duplicate() {
        #expect(refusal("VISIT.LOG case=K1 CASE=K1") == Refusal(.duplicateField, ["field": "case"]))
        #expect(refusal("VISIT.IN V1 visit=V1") == Refusal(.duplicateField, ["field": "visit"]))
        #expect(refusal("ASSESS.SCORE A1 adl.a=1 adl.A=2") == Refusal(.duplicateField, ["field": "adl.A"]))
    }

    @Test("a stray argument is refused by its place, its text is not repeated")
    func stray() {
        #expect(refusal("VISIT.IN V1 V2") == Refusal(.strayArgument, ["argument": "2"]))
        #expect(refusal("VISIT.LOG case=K1 note=王 小明") == Refusal(.strayArgument, ["argument": "3"]))
        #expect(refusal("VISIT.LOG =x") == Refusal(.strayArgument, ["argument": "1"]))
    }

    @Test("a bad value is shown cut to 64 characters, a personal one never")
    func badValue() {
        let shown = refusal("VISIT.LOG case=\(String(repeating: "z", count: 500)) items=a:1")
        #expect(shown?.rule == .badValue)
        #expect(detail(shown, "value") == String(repeating: "z", count: 64))
        #expect(detail(shown, "expected") == "K<number>")
        let personal = refusal("VISIT.LOG case=K1 items=a:1 note=01234567890")
        #expect(personal == Refusal(.badValue, ["field": "note", "expected": "text of at most 10 characters"]))
    }

    @Test("an answer to an item is a whole number or a reason; a name without a dot is an unknown field")
    func items() throws {
        let answers = try parse("ASSESS.SCORE A1 adl.faceOral=5 COG.time=-1 per.x=?Asleep").get().arguments.itemAnswers
        #expect(answers.map(\.item) == ["adl.faceOral", "COG.time", "per.x"])
        #expect(answers.map(\.answer) == [.score(5), .score(-1), .unjudged("asleep")])
        for value in ["x", "?", "?a-b", "?" + String(repeating: "a", count: 33), "5?", ""] {
            #expect(refusal("ASSESS.SCORE A1 adl.feeding=\(value)")?.rule == .badValue, "\(value)")
        }
        for name in ["adl.", "feeding"] {
            #expect(refusal("ASSESS.SCORE A1 \(name)=5")?.rule == .unknownField, "\(name)")
        }
    }

    @Test("the examples of the table parse")
    func examples() {
        for spec in sampleTable.specs { #expect(throws: Never.self) { try parse(spec.example).get() } }
    }

    @Test("the refusals of the wire have unique ids and both languages")
    func rules() {
        let rules = RefusalRule.wireRules
        #expect(Set(rules.map(\.id)).count == rules.count)
        #expect(rules.allSatisfy { $0.id.hasPrefix("wire.") && !$0.english.isEmpty && !$0.chinese.isEmpty })
    }
}
