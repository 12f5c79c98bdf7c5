import Testing
import ZhaohuDomain

@Suite("Exceptions and signals: who may do what when")
struct HearingTests {
    /// Every state with every event; what is not listed is refused.
    private func arrows<State: LifeCycle>(_: State.Type) -> Set<String> {
        var found: Set<String> = []
        for state in State.allCases {
            for event in State.Event.allCases {
                do throws(Refusal) {
                    found.insert("\(state.rawValue) \(event.rawValue) \(try state.after(event).rawValue)")
                } catch {
                    #expect(error.rule == State.forbidden && error["state"] == state.rawValue)
                }
            }
        }
        return found
    }

    @Test("an exception goes only where it is drawn")
    func exceptionStates() {
        #expect(
            arrows(ExceptionState.self) == [
                "open answered answered", "open lapsed resolved", "open tolerated tolerated",
                "answered answered answered", "answered decided resolved", "tolerated exhausted open",
            ])
        #expect(ExceptionState.resolved.isFinal && ExceptionState.noted.isFinal)
    }

    @Test("a signal goes only where it is drawn: never straight to a finding")
    func signalStates() {
        #expect(
            arrows(SignalState.self) == [
                "open replied replied", "open lapsed decided", "replied replied replied", "replied decided decided",
            ])
    }

    @Test("nobody decides what they answered, and nobody before the answer or its deadline")
    func hearing() throws {
        let due = try #require(Day("2017-06-09"))
        let hearing = Hearing(due: due, parties: ["dispatcher1"])
        for isAnswered in [true, false] {
            for offset in [-1, 0, 1] {
                let day = due.advanced(by: offset)
                let own = refusal { () throws(Refusal) in
                    try hearing.requireDecision(by: "dispatcher1", isAnswered: isAnswered, on: day)
                }
                #expect(own?.rule == .hearingSameLogin)
                let other = refusal { () throws(Refusal) in
                    try hearing.requireDecision(by: "officer", isAnswered: isAnswered, on: day)
                }
                #expect((other == nil) == (isAnswered || offset == 1))
                if let other { #expect(other.rule == .hearingPending && other["until"] == "2017-06-09") }
            }
        }
        #expect(try hearing.requireDecision(by: "officer", isAnswered: false, on: due.advanced(by: 1)))
        #expect(try !hearing.requireDecision(by: "officer", isAnswered: true, on: due))
    }
}
