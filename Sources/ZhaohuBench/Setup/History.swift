internal import Foundation
internal import Synchronization
internal import ZhaohuPostgres

/// Visits performed in the 36 months before the one in which the first visit of the benchmark lies.
///
/// Not later: they would overlap with those.
struct History {
    private static let months = 36
    /// In one statement; more would not fit into memory on a small machine.
    private static let chunk = 100_000

    let owner: DatabaseConnection
    let conninfo: String
    let sql: SQLFiles

    /// Adds until there are so many, over all months alike, with two sessions.
    func fill(to wanted: Int, carers: Int) throws {
        let there = Int(
            try owner.query(
                """
                select count(*) from visit
                where day < (select date_trunc('month', first_day)::date from bench.slot_map)
                """)[0].int(0))
        guard wanted > there else { return }
        let first = try owner.query(
            """
            select ensure_partitions(first, (now() + interval '2 months')::date), first
            from (select (date_trunc('month', first_day) - interval '36 months')::date as first from bench.slot_map) t
            """)[0].text(1)
        let jobs = jobs(wanted - there, from: there)
        let queue = Mutex((jobs: jobs, done: 0, problem: nil as String?))
        let finished = DispatchGroup()
        let (statement, conninfo) = (try sql.text("history.sql"), conninfo)
        for _ in 0..<2 {
            finished.enter()
            Thread.detachNewThread {
                defer { finished.leave() }
                do {
                    let session = try DatabaseConnection(conninfo: conninfo, roundTripSeconds: 3_600)
                    try session.script("set synchronous_commit = off; set work_mem = '64MB'")
                    while let job = queue.withLock({ $0.problem == nil ? $0.jobs.popLast() : nil }) {
                        let month = try session.query(
                            "select ($1::date + make_interval(months => $2::int))::date",
                            [.text(first), SQLValue(job.month)])[0].text(0)
                        try session.query(
                            statement, [.text(month), SQLValue(job.count), SQLValue(job.first), SQLValue(carers)])
                        queue.withLock { $0.done += job.count }
                    }
                } catch {
                    queue.withLock { $0.problem = "\(error)" }
                }
            }
        }
        while finished.wait(timeout: .now() + .seconds(10)) == .timedOut {
            let done = queue.withLock { $0.done }
            Progress.say("filling history: \(there + done) of \(wanted)")
        }
        if let problem = queue.withLock({ $0.problem }) { throw BenchProblem("filling history: \(problem)") }
        Progress.say("history of \(wanted) visits; vacuum and analyze")
        try owner.script("vacuum analyze")
        try owner.script("checkpoint")
    }

    private func jobs(_ count: Int, from first: Int) -> [(month: Int, count: Int, first: Int)] {
        var jobs: [(month: Int, count: Int, first: Int)] = []
        var number = first
        for month in 0..<Self.months {
            var left = count * (month + 1) / Self.months - count * month / Self.months
            while left > 0 {
                let part = min(left, Self.chunk)
                jobs.append((month, part, number))
                number += part
                left -= part
            }
        }
        // Two sessions take from both ends of time rather than wait for each other in one month.
        return jobs.enumerated().sorted {
            $0.offset % 2 == $1.offset % 2 ? $0.offset < $1.offset : $0.offset % 2 < $1.offset % 2
        }
        .map(\.element)
    }
}
