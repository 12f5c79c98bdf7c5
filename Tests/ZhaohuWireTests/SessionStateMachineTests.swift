import Testing
import ZhaohuDomain
import ZhaohuWire

@Suite("Session state machine")
struct SessionStateMachineTests {
    /// `#expect` would copy the machine, which cannot be copied.
    private func equals<Value: Equatable>(
        _ value: Value, _ expected: Value, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(value == expected, sourceLocation: sourceLocation)
    }

    private func started(_ machine: inout SessionStateMachine) -> [Int] {
        var numbers: [Int] = []
        while let number = machine.nextToStart() { numbers.append(number.value) }
        return numbers
    }

    private func accept(_ machine: inout SessionStateMachine, _ kinds: [CommandKind]) throws -> [RequestNumber] {
        let numbers = kinds.compactMap { machine.requestDecoded(kind: $0) }
        try #require(numbers.count == kinds.count)
        return numbers
    }

    @Test("a request starts when all earlier ones are done")
    func serial() throws {
        var machine = SessionStateMachine()
        let numbers = try accept(&machine, [.read, .desk, .desk])
        #expect(started(&machine) == [1])
        equals(machine.finished(numbers[0], encodedReply: [1]), .flush)
        #expect(started(&machine) == [2])
        equals(machine.finished(numbers[1], encodedReply: [2]), .flush)
        equals(machine.takeReady(), [1, 2])
        #expect(started(&machine) == [3])
    }

    @Test("hot writes of one writer run together, another kind waits, replies keep their order")
    func hot() throws {
        var machine = SessionStateMachine()
        let numbers = try accept(&machine, [.visitLog, .visitIn, .rating, .rating, .read])
        #expect(started(&machine) == [1, 2])
        equals(machine.finished(numbers[1], encodedReply: [2]), .proceed)
        equals(machine.takeReady(), [])
        #expect(started(&machine) == [])
        equals(machine.finished(numbers[0], encodedReply: [1]), .flush)
        equals(machine.takeReady(), [1, 2])
        #expect(started(&machine) == [3, 4])
        equals(machine.inFlight, 3)
    }

    @Test("at the limit no more requests are wanted, one below it they are")
    func limit() throws {
        var machine = SessionStateMachine(inFlightMax: 2)
        let numbers = try accept(&machine, [.read])
        equals(machine.wantsRequests, true)
        _ = try accept(&machine, [.read])
        equals(machine.wantsRequests, false)
        _ = started(&machine)
        _ = machine.finished(numbers[0], encodedReply: [])
        equals(machine.wantsRequests, true)
    }

    @Test("a drain answers what was accepted, takes no more, and then closes")
    func drain() throws {
        var machine = SessionStateMachine()
        let numbers = try accept(&machine, [.desk, .desk])
        #expect(started(&machine) == [1])
        equals(machine.drainRequested(), .wait)
        equals(machine.requestDecoded(kind: .read), nil)
        equals(machine.wantsRequests, false)
        equals(machine.finished(numbers[0], encodedReply: [1]), .flush)
        #expect(started(&machine) == [2])
        equals(machine.finished(numbers[1], encodedReply: [2]), .flushAndClose)
        equals(machine.takeReady(), [1, 2])
        equals(machine.state, .closed)
        var idle = SessionStateMachine()
        equals(idle.drainRequested(), .close)
        equals(idle.drainRequested(), .close)
    }

    @Test("when the peer vanishes, what runs is awaited, what waits never starts, replies are dropped")
    func vanished() throws {
        var machine = SessionStateMachine()
        let numbers = try accept(&machine, [.desk, .desk])
        #expect(started(&machine) == [1])
        equals(machine.peerVanished(), .wait)
        #expect(started(&machine) == [])
        equals(machine.finished(numbers[0], encodedReply: [1]), .close)
        equals(machine.takeReady(), [])
        equals(machine.peerVanished(), .close)
    }

    @Test(
        "over random orders of events every request is answered once and in order, only what shares a writer runs together",
        arguments: 1...40)
    func property(_ seed: UInt64) {
        var random = Seeded(seed)
        var machine = SessionStateMachine(inFlightMax: 50)
        var kinds: [Int: CommandKind] = [:]
        var running: [RequestNumber] = []
        var output: [UInt8] = []
        var expected: [UInt8] = []
        var isClosed = false
        for step in 0..<3_000 where !isClosed {
            if step == 2_500, machine.drainRequested() == .close {
                isClosed = true
                break
            }
            switch Int.random(in: 0..<(step < 2_500 ? 4 : 3), using: &random) {
            case 0:
                if let number = machine.nextToStart() { running.append(number) }
                let now = running.compactMap { kinds[$0.value] }
                #expect(now.count <= 1 || now.allSatisfy { $0.mayRun(with: now[0]) })
            case 1:
                guard let index = running.indices.randomElement(using: &random) else { continue }
                let number = running.remove(at: index)
                let action = machine.finished(
                    number, encodedReply: [UInt8(number.value % 251), UInt8(number.value % 7)])
                isClosed = action == .close || action == .flushAndClose
            case 2: output += machine.takeReady()
            default:
                guard machine.wantsRequests, let kind = CommandKind.allOfThem.randomElement(using: &random),
                    let number = machine.requestDecoded(kind: kind)
                else { continue }
                kinds[number.value] = kind
                expected += [UInt8(number.value % 251), UInt8(number.value % 7)]
            }
        }
        while !isClosed {
            while let number = machine.nextToStart() { running.append(number) }
            guard let number = running.popLast() else { break }
            let action = machine.finished(number, encodedReply: [UInt8(number.value % 251), UInt8(number.value % 7)])
            isClosed = action == .close || action == .flushAndClose
        }
        #expect(isClosed)
        #expect(kinds.count > 100)
        equals(output + machine.takeReady(), expected)
        equals(machine.inFlight, 0)
    }
}

extension CommandKind {
    fileprivate static let allOfThem: [CommandKind] = [
        .session, .read, .desk, .visitIn, .visitOut, .visitLog, .visitLog, .rating,
    ]
}
