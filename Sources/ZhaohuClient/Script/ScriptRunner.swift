/// What happens while a script runs.
private enum ScriptEvent: Sendable {
    case lines([ScriptLine])
    case link(LinkEvent, generation: Int)
    case restored(Link)
    case notRestored(ClientFailure)
    case holdEnded
}

/// Carries out what the script machine orders: reads, sends, prints, reconnects.
package final class ScriptRunner {
    private let source: any LineSource
    private let open: @Sendable () async throws(ClientFailure) -> Link
    private let screen: Screen
    private var machine: ScriptMachine
    private var renderer: Renderer
    private var progress: Progress
    private var link: Link
    private var generation = 0
    private var doneBytes = 0

    /// - Parameters:
    ///   - link: a connection that is logged in.
    ///   - open: makes another one, logged in, when that is lost.
    ///   - machine: the machine to obey.
    ///   - source: the lines.
    ///   - renderer: writes the answers.
    ///   - screen: where they go.
    package init(
        link: Link, reopen open: @escaping @Sendable () async throws(ClientFailure) -> Link, machine: ScriptMachine,
        source: any LineSource, renderer: Renderer, screen: Screen
    ) {
        self.link = link
        self.open = open
        self.machine = machine
        self.source = source
        self.renderer = renderer
        self.screen = screen
        progress = Progress(start: .now, totalBytes: source.totalBytes)
    }

    /// Runs the script to its end.
    package func run() async -> ExitClass {
        let (events, continuation) = AsyncStream.makeStream(of: ScriptEvent.self)
        return await withTaskGroup(of: Void.self) { group in
            var summary: ScriptSummary?
            func perform(_ actions: [ScriptAction]) {
                for action in actions {
                    switch action {
                    case .send(let requests): link.send(requests)
                    case .read(let count): source.read(count) { continuation.yield(.lines($0)) }
                    case .print(let outcomes): outcomes.forEach(show)
                    case .reconnect(let pause):
                        let open = open
                        group.addTask { continuation.yield(await Self.reconnect(after: pause, open)) }
                    case .wake(let pause):
                        group.addTask {
                            guard (try? await Task.sleep(for: pause)) != nil else { return }
                            continuation.yield(.holdEnded)
                        }
                    case .finish(let end): summary = end
                    }
                }
                screen.flush()
            }
            func follow(_ link: Link) {
                generation += 1
                let generation = generation
                self.link = link
                group.addTask {
                    for await event in link.events { continuation.yield(.link(event, generation: generation)) }
                }
            }
            follow(link)
            perform(machine.started())
            for await event in events {
                if case .restored(let link) = event { follow(link) }
                perform(actions(for: event))
                if summary != nil { break }
                drawProgress()
            }
            link.close()
            group.cancelAll()
            return report(summary)
        }
    }

    private func actions(for event: ScriptEvent) -> [ScriptAction] {
        switch event {
        case .lines(let lines): return machine.linesRead(lines)
        case .link(_, let generation) where generation != self.generation: return []
        case .link(.replies(let replies), _): return machine.repliesReceived(replies)
        case .link(.closed(let failure), _):
            generation += 1
            return machine.connectionLost(failure)
        case .restored: return machine.connectionRestored()
        case .notRestored(let failure): return machine.connectionLost(failure)
        case .holdEnded: return machine.holdEnded()
        }
    }

    private static func reconnect(
        after pause: Duration, _ open: @Sendable () async throws(ClientFailure) -> Link
    ) async -> ScriptEvent {
        do {
            // Cancelled when the script is over; nobody reads the event then.
            try? await Task.sleep(for: pause)
            return .restored(try await open())
        } catch {
            return .notRestored(error)
        }
    }

    private func show(_ outcome: ScriptOutcome) {
        doneBytes = outcome.line.endOffset
        let place = renderer.texts.line(outcome.line.number) + ": "
        switch outcome.result {
        case .answer(.refusal(let refusal)): screen.complain(place + renderer.refusal(refusal))
        case .answer(let answer): screen.write(renderer.render(answer))
        case .malformed(let problem): screen.complain(place + renderer.texts.describe(problem) + "\n")
        case .unknown: screen.complain(place + renderer.texts.unknownOutcome + "\n")
        }
    }

    private func drawProgress() {
        guard screen.showsProgress else { return }
        let line = progress.line(
            answered: machine.answered, doneBytes: doneBytes, now: .now, language: renderer.texts.language)
        if let line { screen.draw(line) }
    }

    private func report(_ summary: ScriptSummary?) -> ExitClass {
        screen.wipe()
        guard let summary else { return .later }
        if let failure = summary.failure { screen.complain(renderer.failure(failure)) }
        if let lines = summary.unanswered {
            screen.complain(renderer.texts.notAnswered(lines.lowerBound, lines.upperBound) + "\n")
        }
        if let last = summary.stoppedAfter { screen.complain(renderer.texts.stopped(last) + "\n") }
        screen.flush()
        return summary.worst
    }
}
