import Synchronization
import Testing
import ZhaohuClient
import ZhaohuWire

@Suite("what the server says unasked")
struct PushTextTests {
    private func progress(_ done: Int64, of total: Int64?, _ text: String = "carers") -> WireValue {
        let of = total.map { [WireValue.Pair(.bulk("of"), .integer($0))] } ?? []
        return .push([
            .bulk("progress"),
            .map(
                [.init(.bulk("command"), .bulk("SCHEDULE.BUILD")), .init(.bulk("done"), .integer(done))] + of
                    + [.init(.bulk("text"), .bulk(text))]),
        ])
    }

    /// A line whose terminal is that wide, and what was written on it.
    private func line(columns: Int = 80) -> (line: ProgressLine, written: WrittenText) {
        let written = WrittenText()
        let line = ProgressLine {
            columns
        } put: { text in
            written.text.withLock { $0 += text }
        }
        return (line, written)
    }

    @Test("a message is its topic and its line, without anything that commands a terminal")
    func message() {
        let push = WireValue.push([.bulk("message"), .bulk("schedule:C0001"), .bulk("seq=7 note=\u{1b}[2J")])
        #expect(PushText.of(push) == "schedule:C0001  seq=7 note=\\x1b[2J")
        #expect(PushText.of(.push([.bulk("subscribe"), .bulk("a"), .integer(2)])) == "[\"subscribe\",\"a\",2]")
    }

    @Test("progress tells the share where the total is known")
    func share() {
        #expect(PushText.progress(progress(3, of: 8)) == "SCHEDULE.BUILD  37 %  3/8 carers")
        #expect(PushText.progress(progress(9, of: 8)) == "SCHEDULE.BUILD  100 %  9/8 carers")
        #expect(PushText.progress(progress(1_024, of: nil)) == "SCHEDULE.BUILD  1024 carers")
        #expect(PushText.progress(progress(3, of: 0)) == "SCHEDULE.BUILD  3 carers")
        #expect(PushText.progress(.push([.bulk("message"), .bulk("a"), .bulk("b")])) == nil)
    }

    @Test("the line is overwritten while the command runs, clipped to the terminal, and wiped in the end")
    func overwritten() async {
        let (line, written) = line(columns: 24)
        #expect(line.take(progress(1, of: 4)), "not for the messages, even when it comes too early")
        await line.during {
            _ = line.take(progress(2, of: 4))
            _ = line.take(progress(3, of: 4))
            #expect(!line.take(.push([.bulk("message"), .bulk("a"), .bulk("b")])))
        }
        _ = line.take(progress(4, of: 4))
        #expect(
            written.text.withLock { $0 }
                == "\rSCHEDULE.BUILD  50 %  …\u{1b}[K\rSCHEDULE.BUILD  75 %  …\u{1b}[K\r\u{1b}[K")
    }

    @Test("a command without progress leaves the terminal alone")
    func quiet() async {
        let (line, written) = line()
        await line.during {}
        #expect(written.text.withLock { $0.isEmpty })
    }

    @Test(
        "progress is not in the output of a script", .timeLimit(.minutes(1)))
    func script() async throws {
        let frame = ">2\r\n$8\r\nprogress\r\n%2\r\n$4\r\ndone\r\n:1\r\n$4\r\ntext\r\n$1\r\nx\r\n"
        let run = try await ScriptRunnerTests.run(["CASE.GET K1"]) { _, _ in
            .answer(frame + frame + "%1\r\n$4\r\ncase\r\n$2\r\nK1\r\n")
        }
        #expect(run.output == "case\nK1\n" && run.complaints.isEmpty && run.exitClass == .ok)
    }
}

final class WrittenText: Sendable {
    let text = Mutex("")
}
