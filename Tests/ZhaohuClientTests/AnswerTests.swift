import Testing
import ZhaohuClient
import ZhaohuWire

@Suite("answers")
struct AnswerTests {
    @Test(
        "each error word has its exit class",
        arguments: [
            ("NOTFOUND retry=no", ExitClass.refused), ("CONFLICT retry=no", .refused),
            ("OPCONFLICT retry=no", .refused),
            ("STATE retry=no", .refused), ("NOTASSIGNED retry=no", .refused), ("NOTELIGIBLE retry=no", .refused),
            ("LIMIT retry=no", .refused), ("BADCOMMAND retry=no", .usage), ("BADFIELD retry=no", .usage),
            ("MISSING retry=no", .usage), ("BADVALUE retry=no", .usage), ("TOOLONG limit=65536", .usage),
            ("PROTOCOL x", .usage), ("NOPROTO x", .usage), ("NOAUTH retry=no", .denied), ("DENIED retry=no", .denied),
            ("WRONGPASS invalid", .denied), ("BUSY retry=later after=1", .later), ("UNAVAILABLE retry=later", .later),
            ("NEWWORD retry=later", .later), ("INTERNAL retry=no", .internal), ("ERR unknown command", .refused),
        ])
    func exitClass(_ line: String, _ expected: ExitClass) {
        #expect(RefusalAnswer(line: line).exitClass == expected)
    }

    @Test("the line of a refusal is taken apart")
    func refusal() {
        let refusal = RefusalAnswer(line: #"BADFIELD retry=no field=postion hint=pos "no such field""#)
        #expect(refusal.code == "BADFIELD")
        #expect(!refusal.retriesLater)
        #expect(refusal.details == [.init("field", "postion"), .init("hint", "pos")])
        #expect(refusal.sentence == "no such field")
    }

    @Test("a sentence without quotes, as Redis writes it, is shown whole")
    func redisError() {
        let refusal = RefusalAnswer(line: "ERR unknown command 'x', with args beginning with: ")
        #expect(refusal.sentence == "unknown command 'x', with args beginning with: ")
    }

    @Test("the remark that an answer was given before can be left out")
    func replay() {
        let line = "STATE retry=no rule=visit.closed"
        let replayed = Answer(.error(line + " replay=1 \"no\""))
        #expect(replayed.withoutReplay == Answer(.error(line + " \"no\"")))
        #expect(Answer(.simple("OK")).withoutReplay == Answer(.simple("OK")))
    }

    @Test("replies are told apart by how they are shown")
    func kinds() {
        let map = WireValue.map([.init(.bulk("a"), .integer(1))])
        #expect(Answer(map) == .record(AnswerRecord([.init("a", .integer(1))])))
        #expect(Answer(.array([map])) == .records([AnswerRecord([.init("a", .integer(1))])]))
        #expect(Answer(.array([.bulk("x")])) == .value(.array([.bulk("x")])))
        #expect(Answer(.verbatim(format: "txt", text: "x")) == .document("x"))
        #expect(Answer(.simple("OK")).exitClass == .ok)
    }
}
