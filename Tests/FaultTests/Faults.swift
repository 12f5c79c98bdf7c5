import Foundation
import Glibc
import Synchronization
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

/// Breaks what can break while terminals send, and counts what was acknowledged and lost, applied twice, or answered
/// differently the second time.
///
/// One test after the other: each wants the machine for itself. `ZHAOHU_FAULTS=full` makes the runs as long as the
/// figure in the README needs, a number between 0 and 1 a part of that; `ZHAOHU_FAULT_SEED` repeats a run's mix.
@Suite(.serialized, .enabled("PostgreSQL is not installed") { PostgresBinaries.find() != nil }, .faultTotals)
enum Faults {
    /// The part of the full size that is run; a twentieth when nothing is asked for.
    static let part: Double = {
        let asked = ProcessInfo.processInfo.environment["ZHAOHU_FAULTS"] ?? ""
        return asked == "full" ? 1 : Double(asked).map { min(max($0, 0.01), 1) } ?? 0.05
    }()

    static let seed: UInt64 =
        ProcessInfo.processInfo.environment["ZHAOHU_FAULT_SEED"].flatMap { UInt64($0) }
        ?? UInt64.random(in: 1...999_999)

    /// So many of the full run's faults or ops, at least so many.
    static func scaled(_ full: Int, min least: Int) -> Int { max(least, Int(Double(full) * part)) }

    private static let shared = Mutex<FaultCluster?>(nil)

    /// The cluster of all runs that do not need volumes of their own, made at the first call.
    static func cluster() throws -> FaultCluster {
        try shared.withLock { known in
            if let known { return known }
            let fresh = try FaultCluster()
            known = fresh
            try FaultDatabase.prepare(fresh, days: scaled(60, min: 4))
            return fresh
        }
    }

    static func end() {
        let known = shared.withLock { known in
            defer { known = nil }
            return known
        }
        known?.close()
    }
}

/// Adds all runs up, prints the sums, and stops the shared cluster when the last test has ended.
struct FaultTotalsTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        defer {
            Faults.end()
            FaultTotals.shared.show()
        }
        try await function()
    }
}

extension Trait where Self == FaultTotalsTrait {
    static var faultTotals: Self { Self() }
}

/// The sums over all runs of this process; the negative controls are not among them.
final class FaultTotals: Sendable {
    static let shared = FaultTotals()
    private let reports = Mutex<[FaultReport]>([])

    func add(_ report: FaultReport) { reports.withLock { $0.append(report) } }

    func show() {
        let all = reports.withLock { $0 }
        guard var sum = all.first else { return }
        for report in all.dropFirst() { sum.add(report) }
        sum.name = "ALL \(all.count) RUNS"
        say(sum.line)
    }
}

/// Prints at once, also into a file, as a full run takes long.
func say(_ line: String) {
    print(line)
    fflush(nil)
}
