import Testing
import ZhaohuClient
import ZhaohuDomain
import ZhaohuWire

@Suite("script machine")
struct ScriptMachineTests {
    static func machine(_ change: (inout ScriptPolicy) -> Void = { _ in }) -> ScriptMachine {
        var policy = ScriptPolicy()
        policy.window = 2
        change(&policy)
        var number: UInt64 = 0
        return ScriptMachine(
            policy: policy, catalogue: CompletionTests.engine.catalogue,
            makeOp: {
                number += 1
                return OperationID(high: 0, low: number)
            }, random: { 0 })
    }

    /// The id that the machine of a test gives to the change of that number.
    static func op(_ number: UInt64) -> OperationID { OperationID(high: 0, low: number) }

    static func lines(_ texts: String...) -> [ScriptLine] {
        texts.enumerated().map { ScriptLine(number: $0.offset + 1, text: $0.element) }
    }

    static let ok = WireValue.simple("OK")
    static let refused = WireValue.error("STATE retry=no")

    static func summary(_ actions: [ScriptAction]) -> ScriptSummary? {
        actions.lazy.compactMap { if case .finish(let summary) = $0 { summary } else { nil } }.first
    }

    static func sent(_ actions: [ScriptAction]) -> [String] {
        actions.flatMap { action -> [String] in
            if case .send(let requests) = action { requests.map { $0.words.joined(separator: " ") } } else { [] }
        }
    }

    static func printed(_ actions: [ScriptAction]) -> [Int] {
        actions.flatMap { action -> [Int] in
            if case .print(let outcomes) = action { outcomes.map(\.line.number) } else { [] }
        }
    }

    @Test("no more lines are on their way than the window holds; blank lines and remarks are skipped")
    func window() {
        var machine = Self.machine()
        #expect(machine.started() == [.read(4)])
        let actions = machine.linesRead(Self.lines("PING 1", "", "# x", "PING 2", "PING 3"))
        #expect(Self.sent(actions) == ["PING 1", "PING 2"])
        #expect(Self.sent(machine.repliesReceived([Self.ok])) == ["PING 3"])
        #expect(Self.printed(machine.repliesReceived([Self.ok, Self.ok])) == [4, 5])
        #expect(Self.summary(machine.linesRead([]))?.worst == .ok)
    }

    @Test("changes get an op, once")
    func ops() {
        var machine = Self.machine { $0.window = 8 }
        _ = machine.started()
        let actions = machine.linesRead(Self.lines("VISIT.IN V1", "visit.in V2 op=mine", "VISIT.LIST"))
        #expect(Self.sent(actions) == ["VISIT.IN V1 op=\(Self.op(1))", "visit.in V2 op=mine", "VISIT.LIST"])
        var plain = Self.machine { $0.addsOps = false }
        _ = plain.started()
        #expect(Self.sent(plain.linesRead(Self.lines("VISIT.IN V1"))) == ["VISIT.IN V1"])
    }

    @Test("the first refusal stops the script, and what is on its way is still answered")
    func stops() {
        var machine = Self.machine()
        _ = machine.started()
        _ = machine.linesRead(Self.lines("PING 1", "PING 2", "PING 3"))
        let first = machine.repliesReceived([Self.refused])
        #expect(Self.sent(first) == [] && Self.summary(first) == nil)
        let last = machine.repliesReceived([Self.ok])
        #expect(Self.printed(last) == [2])
        #expect(Self.summary(last)?.worst == .refused)
        #expect(Self.summary(last)?.stoppedAfter == 2)
    }

    @Test("with keep-going every line is sent, and the worst class counts")
    func keepsGoing() {
        var machine = Self.machine { $0.keepsGoing = true }
        _ = machine.started()
        _ = machine.linesRead(Self.lines("PING \"", "PING 2", "PING 3"))
        _ = machine.linesRead([])
        let last = machine.repliesReceived([Self.refused, Self.ok])
        #expect(Self.printed(last) == [2, 3])
        #expect(Self.summary(last)?.worst == .usage)
    }

    @Test("a line that cannot be split stops the script when its turn comes")
    func malformed() {
        var machine = Self.machine()
        _ = machine.started()
        let actions = machine.linesRead(Self.lines("PING 1", "PING \"", "PING 3"))
        #expect(Self.sent(actions) == ["PING 1"])
        let last = machine.repliesReceived([Self.ok])
        #expect(Self.printed(last) == [1, 2])
        #expect(Self.summary(last)?.worst == .usage)
    }

    @Test("a busy server is asked again after the pause it named, and the answers stay in order")
    func busy() {
        var machine = Self.machine()
        _ = machine.started()
        _ = machine.linesRead(Self.lines("VISIT.IN V1", "VISIT.IN V2", "VISIT.IN V3"))
        _ = machine.linesRead([])
        let busy = machine.repliesReceived([.error("BUSY retry=later after=3"), Self.ok])
        #expect(busy == [.wake(after: .seconds(3))])
        let again = machine.holdEnded()
        #expect(Self.sent(again) == ["VISIT.IN V1 op=\(Self.op(1))", "VISIT.IN V3 op=\(Self.op(3))"])
        #expect(Self.printed(machine.repliesReceived([Self.ok, Self.ok])) == [1, 2, 3])
    }

    @Test("a server that stays busy is believed after the last try")
    func busyForever() {
        var machine = Self.machine { $0.retryLimit = 1 }
        _ = machine.started()
        _ = machine.linesRead(Self.lines("VISIT.IN V1"))
        _ = machine.linesRead([])
        _ = machine.repliesReceived([.error("BUSY retry=later")])
        _ = machine.holdEnded()
        let last = machine.repliesReceived([.error("BUSY retry=later")])
        #expect(Self.summary(last)?.worst == .later)
    }

    @Test("after a lost connection the unanswered lines are sent again with the same op")
    func reconnects() {
        var machine = Self.machine()
        _ = machine.started()
        _ = machine.linesRead(Self.lines("VISIT.IN V1", "VISIT.IN V2"))
        _ = machine.linesRead([])
        _ = machine.repliesReceived([Self.ok])
        #expect(machine.connectionLost(.lost) == [.reconnect(after: .seconds(0.1))])
        #expect(Self.sent(machine.connectionRestored()) == ["VISIT.IN V2 op=\(Self.op(2))"])
        #expect(Self.summary(machine.repliesReceived([Self.ok]))?.worst == .ok)
    }

    @Test("the answer to a line that was sent again looks like any other")
    func hidesReplay() {
        let visit = AnswerRecord.Field("visit", .bulk("V1"))
        let reply = WireValue.map([.init(.bulk("visit"), .bulk("V1")), .init(.bulk("replay"), .integer(1))])
        var machine = Self.machine()
        _ = machine.started()
        let lines = Self.lines("VISIT.IN V1", "VISIT.IN V1 op=\(Self.op(9))")
        _ = machine.linesRead([lines[0]])
        _ = machine.connectionLost(.lost)
        _ = machine.connectionRestored()
        let again = machine.repliesReceived([reply])
        #expect(
            again.first == .print([ScriptOutcome(line: lines[0], result: .answer(.record(AnswerRecord([visit]))))]))
        _ = machine.linesRead([lines[1]])
        #expect(
            machine.repliesReceived([reply]).first
                == .print([ScriptOutcome(line: lines[1], result: .answer(Answer(reply)))]))
    }

    @Test("a change without an op is not sent again")
    func unknownOutcome() {
        var machine = Self.machine { $0.addsOps = false }
        _ = machine.started()
        _ = machine.linesRead(Self.lines("VISIT.IN V1"))
        let actions = machine.connectionLost(.lost)
        #expect(Self.printed(actions) == [1])
        #expect(Self.summary(actions)?.worst == .later)
    }

    @Test("reconnecting ends after the limit, and tells which lines have no answer")
    func givesUp() {
        var machine = Self.machine { $0.retryLimit = 2 }
        _ = machine.started()
        _ = machine.linesRead(Self.lines("VISIT.IN V1", "VISIT.IN V2"))
        #expect(Self.summary(machine.connectionLost(.lost)) == nil)
        #expect(Self.summary(machine.connectionLost(.lost)) == nil)
        let summary = Self.summary(machine.connectionLost(.lost))
        #expect(summary?.unanswered == 1...2)
        #expect(summary?.worst == .later)
    }

    @Test("a refused login ends the script at once")
    func refusedLogin() {
        var machine = Self.machine()
        _ = machine.started()
        _ = machine.linesRead(Self.lines("VISIT.IN V1"))
        let failure = ClientFailure.refused(RefusalAnswer(line: "WRONGPASS retry=no"))
        #expect(Self.summary(machine.connectionLost(failure))?.worst == .denied)
    }
}
