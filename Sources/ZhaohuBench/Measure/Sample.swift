internal import ZhaohuPostgres

/// What one run of one load measured.
struct Sample: Codable {
    /// A second.
    var rate = 0.0
    /// Microseconds.
    var p50 = 0.0
    var p99 = 0.0
    var p999 = 0.0
    var max = 0.0
    /// Processor seconds per 1,000 visits.
    var daemonCPU = 0.0
    var postgresCPU = 0.0
    /// Bytes of write-ahead log per visit.
    var wal = 0.0
    /// Resident MiB of the daemon, now and at most; of PostgreSQL without shared buffers.
    var daemonMiB = 0.0
    var daemonPeakMiB = 0.0
    var postgresMiB = 0.0

    init() {}

    init(rate: Double, latencies: Histogram) {
        self.rate = rate
        p50 = Double(latencies.quantile(0.5))
        p99 = Double(latencies.quantile(0.99))
        p999 = Double(latencies.quantile(0.999))
        max = Double(latencies.max)
    }

    /// The median of each figure for itself.
    static func median(_ samples: [Sample]) -> Sample {
        func middle(_ value: KeyPath<Sample, Double>) -> Double { Figures.median(samples.map { $0[keyPath: value] }) }
        var result = Sample()
        let figures: [WritableKeyPath<Sample, Double>] = [
            \.rate, \.p50, \.p99, \.p999, \.max, \.daemonCPU, \.postgresCPU, \.wal, \.daemonMiB, \.daemonPeakMiB,
            \.postgresMiB,
        ]
        for figure in figures { result[keyPath: figure] = middle(figure) }
        return result
    }
}

enum Figures {
    /// The middle value; 0 for none.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// Processor time and write-ahead log from its making to ``sample(_:visits:)``.
struct CostMeter {
    private let bench: Workbench
    private let daemonBefore: Double
    private let postgresBefore: Double
    private let walBefore: Int64

    init(_ bench: Workbench) throws {
        self.bench = bench
        walBefore = try Self.wal(bench)
        daemonBefore = ProcessCost.seconds(bench.daemonPid)
        postgresBefore = ProcessCost.treeSeconds(bench.postmasterPid)
    }

    /// Adds the costs to a sample, shared out over so many visits.
    func complete(_ sample: Sample, visits: Int) throws -> Sample {
        var sample = sample
        let thousands = Double(Swift.max(1, visits)) / 1_000
        sample.daemonCPU = (ProcessCost.seconds(bench.daemonPid) - daemonBefore) / thousands
        sample.postgresCPU = (ProcessCost.treeSeconds(bench.postmasterPid) - postgresBefore) / thousands
        sample.wal = Double(try Self.wal(bench) - walBefore) / thousands / 1_000
        let daemon = ProcessCost.resident(bench.daemonPid)
        sample.daemonMiB = Double(daemon.now) / 1_024
        sample.daemonPeakMiB = Double(daemon.peak) / 1_024
        sample.postgresMiB = Double(ProcessCost.treePrivate(bench.postmasterPid)) / 1_024
        return sample
    }

    private static func wal(_ bench: Workbench) throws -> Int64 {
        try bench.owner.query("select (pg_current_wal_insert_lsn() - '0/0')::bigint")[0].int(0)
    }
}
