import Foundation
import Synchronization
import ZhaohuTestSupport

/// Terminals that send without a pause, resend a fifth of what is answered already, and after a broken connection send
/// again what was not answered: shuffled, and half of it from another connection as well.
final class FaultLoad: Sendable {
    struct Options: Sendable {
        var terminals = 12
        /// Unanswered requests of one connection.
        var window = 24
        /// Ops to make; then the terminals only resend.
        var opsMax = Int.max
        /// Between two bursts of a terminal.
        var pauseMilliseconds = 0
        /// How long an answer may take before the terminal gives its connection up.
        var answerSeconds = 20.0
        var resendPercent = 20
    }

    private struct State {
        var isStopping = false
        var isAbandoned = false
        /// Ops that somebody else sends too.
        var shared: [Int] = []
    }

    let log = OperationLog()
    let options: Options
    let seed: UInt64
    private let workload: Workload
    private let port: @Sendable () -> Int
    private let state = Mutex(State())
    private let made = Atomic(0)
    private let threads = DispatchGroup()

    /// Asks `port` at each connection where to connect to.
    init(_ workload: Workload, options: Options, seed: UInt64, port: @escaping @Sendable () -> Int) {
        self.workload = workload
        self.options = options
        self.seed = seed
        self.port = port
    }

    func start() {
        log.startClock()
        for number in 0..<options.terminals {
            threads.enter()
            let thread = Thread { [self] in
                var terminal = Terminal(self, random: SplitMix(seed: seed &+ UInt64(number)))
                terminal.run()
                threads.leave()
            }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    /// Waits until so many more ops are settled; false after so many seconds.
    func wait(settled more: Int, seconds: Double = 60) -> Bool {
        wait(seconds: seconds) { [target = log.settled + more] in self.log.settled >= target }
    }

    /// Waits until the condition holds; false after so many seconds.
    func wait(seconds: Double, until holds: () -> Bool) -> Bool {
        let deadline = Date().addingTimeInterval(seconds)
        while !holds() {
            if Date() > deadline { return false }
            usleep(5_000)
        }
        return true
    }

    /// Lets every terminal get the answers that it waits for; false when one does not come to its end.
    func finish(seconds: Double = 90) -> Bool {
        state.withLock { $0.isStopping = true }
        return threads.wait(timeout: .now() + seconds) == .success
    }

    /// Lets the terminals go without their answers; they end with their connections.
    func abandon() {
        state.withLock { state in
            state.isStopping = true
            state.isAbandoned = true
        }
    }

    fileprivate var isAbandoned: Bool { state.withLock { $0.isAbandoned } }
    fileprivate var isStopping: Bool { state.withLock { $0.isStopping } }

    fileprivate func connect() throws -> LineClient {
        let client = try LineClient(port: port())
        client.seconds = options.answerSeconds
        let reply = try client.ask("AUTH \(FaultDatabase.login) \(Programs.password)")
        guard reply == "+OK" else { throw StreamProblem("AUTH: \(reply)") }
        return client
    }

    fileprivate func newOperation() -> Int? {
        guard !isStopping, made.wrappingAdd(1, ordering: .relaxed).newValue <= options.opsMax else { return nil }
        return log.add(workload.next())
    }

    fileprivate func share(_ numbers: [Int]) {
        state.withLock { $0.shared.append(contentsOf: numbers) }
    }

    fileprivate func takeShared() -> Int? {
        state.withLock { $0.shared.popLast() }
    }

    fileprivate func received(_ reply: String, for number: Int) -> OperationLog.Outcome {
        let outcome = log.received(reply, for: number)
        if case .first(let operation, let visit?) = outcome { workload.accepted(operation, visit: visit) }
        return outcome
    }
}

/// One terminal, on a thread of its own.
private struct Terminal {
    private let load: FaultLoad
    private var random: SplitMix
    /// To be sent again.
    private var backlog: [Int] = []
    private var unanswered: ArraySlice<Int> = []

    init(_ load: FaultLoad, random: SplitMix) {
        self.load = load
        self.random = random
    }

    private var isDone: Bool { load.isStopping && backlog.isEmpty && unanswered.isEmpty }

    mutating func run() {
        while !isDone {
            do {
                try serve(try load.connect())
            } catch {
                if load.isAbandoned { return }
                backlog += unanswered
                backlog.shuffle(using: &random)
                load.share(Array(unanswered.prefix(unanswered.count / 2)))
                unanswered = []
                usleep(20_000)
            }
        }
    }

    private mutating func serve(_ client: LineClient) throws {
        while !isDone {
            try sendBurst(client)
            var mustWait = false
            while unanswered.count > load.options.window / 2 || (load.isStopping && !unanswered.isEmpty) {
                let reply = try client.readReply()
                let number = unanswered[unanswered.startIndex]
                if case .later = load.received(reply, for: number) {
                    backlog.append(number)
                    mustWait = true
                }
                unanswered.removeFirst()
            }
            // Far less than the server asks for, so that it is asked often while it is in trouble.
            if mustWait { usleep(250_000) }
            if load.options.pauseMilliseconds > 0 { usleep(UInt32(load.options.pauseMilliseconds) * 1_000) }
            if unanswered.isEmpty, backlog.isEmpty { usleep(2_000) }
        }
    }

    private mutating func sendBurst(_ client: LineClient) throws {
        var burst: [Int] = []
        while unanswered.count + burst.count < load.options.window, let number = next() { burst.append(number) }
        guard !burst.isEmpty else { return }
        let bytes = load.log.sending(burst)
        unanswered += burst
        try client.send(bytes: bytes)
    }

    private mutating func next() -> Int? {
        if let number = backlog.popLast() { return number }
        if load.isStopping { return nil }
        if let number = load.takeShared() { return number }
        if random.chance(load.options.resendPercent), let number = load.log.randomSettled(&random) { return number }
        return load.newOperation()
    }
}
