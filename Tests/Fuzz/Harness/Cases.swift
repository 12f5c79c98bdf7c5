import Foundation
import Glibc
import Synchronization
import ZhaohuFuzz

/// The number of the case that runs, for the sentence after a trap.
private let current = Atomic<Int>(0)

/// Runs seeded cases without libFuzzer: `cases COUNT SEED [TARGET]`, or shows one: `case NUMBER SEED TARGET`.
@main
enum Cases {
    static func main() throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count >= 3, let number = Int(words[1]), let seed = UInt64(words[2]),
            let targets = words.count == 3 ? FuzzTarget.all : FuzzTarget.named(words[3]).map({ [$0] })
        else {
            say("usage: cases COUNT SEED [TARGET] | case NUMBER SEED TARGET", .standardError)
            exit(2)
        }
        for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS] { Glibc.signal(signal, tellCase) }
        for target in targets {
            let corpus = try Corpus.files(of: target).map(\.bytes)
            let campaign = Campaign(target, corpus: corpus, seed: seed)
            if words[0] == "case" { say("in base64: \(Data(campaign.bytes(of: number)).base64EncodedString())") }
            let numbers = words[0] == "case" ? number..<number + 1 : 0..<number / targets.count
            try run(campaign, numbers)
        }
    }

    private static func run(_ campaign: Campaign, _ numbers: Range<Int>) throws {
        let name = campaign.target.name
        let clock = ContinuousClock()
        let began = clock.now
        for number in numbers {
            current.store(number, ordering: .relaxed)
            do throws(BrokenProperty) {
                try campaign.target.check(campaign.bytes(of: number))
            } catch {
                say("\(name): case \(number) of seed \(campaign.seed) breaks a property: \(error)", .standardError)
                exit(1)
            }
        }
        let took = (clock.now - began) / .seconds(1)
        let rate = Int(Double(numbers.count) / max(took, 0.001))
        say("\(name): \(numbers.count) cases hold, seed \(campaign.seed), \(Int(took)) s, \(rate) a second")
    }

    private static func say(_ sentence: String, _ file: FileHandle = .standardOutput) {
        file.write(Data((sentence + "\n").utf8))
    }

    /// Nothing but a write is safe within a signal handler.
    private static let tellCase: @convention(c) (CInt) -> Void = { _ in
        var digits: (rest: Int, text: [UInt8]) = (current.load(ordering: .relaxed), [10])
        repeat {
            digits.text.insert(UInt8(48 + digits.rest % 10), at: 0)
            digits.rest /= 10
        } while digits.rest > 0
        let text = Array("\na trap in case ".utf8) + digits.text
        _ = write(2, text, text.count)
        _exit(70)
    }
}
