package import ArgumentParser
internal import Foundation
package import ZhaohuDomain

/// `zhaohu-bench scoring`: answer sheets into grades, on one core and without a database.
package struct Scoring: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Answer sheets graded a second on one core, for instruments of each kind of rule.")

    @OptionGroup var options: BenchOptions
    @Option(help: "The folder schema/instruments.") var instruments = "schema/instruments"

    package init() {}

    package func run() async throws {
        var report = try Report("scoring", options)
        var rates: [String: [Double]] = [:]
        let names = ["std-2021-37", "nantong-barthel", "de-nba-2017"]
        let loads = try names.map { try SheetLoad(file: "\(instruments)/\($0).json") }
        for _ in 0..<options.roundCount {
            for (name, load) in zip(names, loads) {
                let rate = load.rate(seconds: options.secondCount)
                rates[name, default: []].append(rate)
                Progress.say("\(name): \(Int(rate)) sheets/s")
            }
        }
        for name in names {
            report.add(name, (rates[name] ?? []).map { Sample(rate: $0, latencies: Histogram()) })
        }
        let national = rates[names[0]] ?? []
        report.goals.append(
            Goal("sheets/s of \(names[0])", Figures.median(national), rounds: national, atLeast: 5_000_000))
        report.notes.append(
            "rate: packed sheets graded a second by one thread; \(SheetLoad.count) random sheets in turn")
        try report.finish(options.json)
    }
}

/// Random complete sheets of one instrument, packed one behind the other.
package struct SheetLoad {
    /// How many sheets there are.
    package static let count = 65_536

    package let scorer: Scorer
    /// One packed sheet behind the other.
    package let sheets: [UInt8]

    /// Sheets for the instrument in a file.
    package init(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw BenchProblem("\(file) cannot be read; name the folder with --instruments.")
        }
        self.init(try JSONDecoder().decode(Instrument.self, from: data))
    }

    /// The same sheets in every run.
    package init(_ instrument: Instrument) {
        scorer = Scorer(instrument)
        var random = Xorshift(state: 37)
        var sheets: [UInt8] = []
        for _ in 0..<Self.count {
            var sheet = AnswerSheet()
            for item in instrument.items {
                sheet[item.code] =
                    item.measure == nil
                    ? item.scores.randomElement(using: &random) : Int.random(in: item.range, using: &random)
            }
            sheets += scorer.packed(sheet)
        }
        self.sheets = sheets
    }

    /// Grades all sheets once; the sum of the grades, -1 for an incomplete sheet.
    package func pass() -> Int {
        sheets.withUnsafeBufferPointer { all in
            var sum = 0
            var start = 0
            while start < all.count {
                let sheet = UnsafeBufferPointer(rebasing: all[start..<start + scorer.packedCount])
                sum += scorer.grade(of: sheet) ?? -1
                start += scorer.packedCount
            }
            return sum
        }
    }

    /// Sheets graded a second.
    package func rate(seconds: Double) -> Double {
        let expected = pass()
        var passes = 0
        let begin = Clock.now
        var elapsed = 0
        while Double(elapsed) < seconds * 1e9 {
            // The sum is looked at, so that the work cannot be left out.
            if pass() == expected { passes += 1 }
            elapsed = Clock.now - begin
        }
        return Double(passes * Self.count) / (Double(elapsed) / 1e9)
    }
}

/// Marsaglia's generator of 64 bits: the same answers on every machine.
private struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
