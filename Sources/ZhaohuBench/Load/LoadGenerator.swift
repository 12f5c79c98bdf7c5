internal import CEpoll

/// One thread of terminals that log visits, and what they saw.
final class LoadGenerator {
    private let plan: LoadPlan
    private let lines = ReplyLines()
    private let poller: Poller
    private var terminals: [Terminal] = []
    private var writer: VisitLine
    /// The turn of each company's next visit.
    private var turns: [Int]
    private let turnStep: Int
    private var issued = 0
    private let countMax: Int
    private var measuring: Range<Int> = 0..<0
    private var result = LoadResult()
    private var burst = BurstRecord()

    /// `thread` of `plan.threads`, which share the slots between them.
    init(_ plan: LoadPlan, thread: Int) throws(BenchProblem) {
        self.plan = plan
        poller = try Poller()
        zhaohu_exact_timers()
        writer = VisitLine(map: plan.map, firstDay: plan.firstDay, seed: UInt64.random(in: 1...UInt64.max))
        let firstTurn = (plan.firstSlot + SlotMap.companies - 1) / SlotMap.companies
        turns = [Int](repeating: firstTurn + thread, count: SlotMap.companies)
        turnStep = plan.threads
        countMax = plan.count.map { $0 / plan.threads } ?? Int.max
        try logIn(
            stride(from: thread, to: plan.terminals, by: plan.threads).map { plan.companies[$0 % plan.companies.count] }
        )
    }

    /// Makes the load and returns when the last request is answered, or 10 s after the end.
    func run() throws(BenchProblem) -> LoadResult {
        let start = Clock.now
        let from = start + Int(plan.warmup * 1e9)
        measuring = from..<(plan.count == nil ? from + Int(plan.seconds * 1e9) : Int.max)
        var ownBefore = Clock.thread
        var ownAfter = 0
        var hasBegun = false
        var schedule = OpenSchedule(plan, start: start)
        if schedule == nil { for number in terminals.indices { try send(number, at: start) } }
        while true {
            let now = Clock.now
            if !hasBegun, now >= from { (hasBegun, ownBefore) = (true, Clock.thread) }
            let isOver = now >= measuring.upperBound || issued >= countMax
            if isOver, ownAfter == 0 { ownAfter = Clock.thread }
            if isOver, terminals.allSatisfy({ $0.outstanding == 0 }) || now > overtime(now) { break }
            if !isOver { try schedule?.due(now) { due, number throws(BenchProblem) in try send(number, at: due) } }
            let pause = isOver ? 10_000_000 : schedule?.pause(now) ?? 100_000_000
            try poller.wait(nanoseconds: pause) { number, isWritable throws(BenchProblem) in
                try serve(number, isWritable)
            }
        }
        let end = min(measuring.upperBound, Clock.now)
        result.seconds = Double(end - from) / 1e9
        result.sent = issued
        result.ownSeconds = Double(ownAfter - ownBefore) / 1e9
        result.unanswered += terminals.reduce(0) { $0 + $1.outstanding }
        result.nextSlot = (turns.max() ?? 0) * SlotMap.companies
        return result
    }

    private var giveUpAt = 0
    /// The moment after which unanswered requests are given up.
    private func overtime(_ now: Int) -> Int {
        if giveUpAt == 0 { giveUpAt = now + 10_000_000_000 }
        return giveUpAt
    }

    private func serve(_ number: Int, _ isWritable: Bool) throws(BenchProblem) {
        let terminal = terminals[number]
        if isWritable { try flush(number) }
        let now = Clock.now
        try lines.receive(terminal) { line throws(BenchProblem) in
            guard let sent = terminal.takeAnswered() else { throw BenchProblem("an answer to no request came") }
            if plan.pace == .bursts { burst.note(line) }
            guard measuring.contains(now) else { return }
            result.note(line)
            result.latencies.record((now - sent) / 1_000)
        }
        switch plan.pace {
        case .closed: try send(number, at: now)
        case .bursts:
            guard terminal.outstanding == 0 else { return }
            result.lastBurst = burst.finish()
            try send(number, at: now)
        case .open: break
        }
    }

    /// Fills the terminal up to its depth; an open loop sends one request, as of the time at which it was due.
    private func send(_ number: Int, at time: Int) throws(BenchProblem) {
        let terminal = terminals[number]
        var left = plan.depth - terminal.outstanding
        if case .open = plan.pace {
            left = terminal.hasRoom ? 1 : 0
            // Nothing is sent, and that is told: left out silently, it would make the figures look better.
            if left == 0 { result.unanswered += 1 }
        }
        guard left > 0, time < measuring.upperBound else { return }
        let milliseconds = Clock.wallMilliseconds
        while left > 0, issued < countMax {
            let turn = turns[terminal.company]
            turns[terminal.company] = turn + turnStep
            let target = terminal.reserve(writer.length, at: time)
            writer.write(to: target, company: terminal.company, turn: turn, milliseconds: milliseconds)
            if plan.pace == .bursts { burst.sent(writer.operation(target)) }
            issued += 1
            left -= 1
        }
        try flush(number)
    }

    private func flush(_ number: Int) throws(BenchProblem) {
        let terminal = terminals[number]
        let isDone = try terminal.flush()
        if isDone == terminal.waitsForWriting {
            terminal.waitsForWriting = !isDone
            poller.change(terminal.descriptor, number: number, writing: !isDone)
        }
    }

    /// Connects first one terminal of each company, whose password the server has to check, then the others: it closes
    /// connections that do not log in within seconds.
    private func logIn(_ companies: [Int]) throws(BenchProblem) {
        var seen: Set<Int> = []
        let first = companies.filter { seen.insert($0).inserted }
        try connect(first)
        var left = first
        var others: [Int] = []
        for company in companies {
            if let place = left.firstIndex(of: company) { left.remove(at: place) } else { others.append(company) }
        }
        try connect(others)
    }

    private func connect(_ companies: [Int]) throws(BenchProblem) {
        for company in companies {
            let terminal = Terminal(
                descriptor: try Sockets.connect(port: plan.port), company: company, inFlight: plan.inFlight,
                lineLength: writer.length)
            let number = terminals.count
            terminals.append(terminal)
            poller.add(terminal.descriptor, number: number)
            let words = Array("AUTH dispatcher\(company + 1) \(plan.password)\n".utf8)
            terminal.reserveBytes(words.count).update(from: words, count: words.count)
            try flush(number)
        }
        var waiting = companies.count
        let deadline = Clock.now + 60_000_000_000
        while waiting > 0 {
            guard Clock.now < deadline else { throw BenchProblem("\(waiting) logins were not answered in 60 s") }
            try poller.wait(nanoseconds: 100_000_000) { number, isWritable throws(BenchProblem) in
                if isWritable { try flush(number) }
                try lines.receive(terminals[number]) { line throws(BenchProblem) in
                    guard line.count >= 3, line[0] == UInt8(ascii: "+") else {
                        throw BenchProblem("a login was refused: \(String(decoding: line, as: UTF8.self))")
                    }
                    waiting -= 1
                }
            }
        }
    }
}
