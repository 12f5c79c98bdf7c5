/// What one run, or all together, came to; one line for people and scripts.
struct FaultReport: Sendable {
    var name: String
    var tally: Tally
    var counts: OperationLog.Counts
    /// SIGKILLs and immediate stops.
    var kills: Int
    /// Faults of all kinds, kills among them.
    var faults: Int
    /// Different ops that were sent.
    var ops: Int
    /// From the database's return to the daemon's first acknowledgement.
    var longestReturn: Duration

    mutating func add(_ other: FaultReport) {
        tally.acknowledged += other.tally.acknowledged
        tally.lost += other.tally.lost
        tally.doubled += other.tally.doubled
        tally.changed += other.tally.changed
        tally.ghosts += other.tally.ghosts
        tally.refusedYetThere += other.tally.refusedYetThere
        tally.differing += other.tally.differing
        tally.unsettled += other.tally.unsettled
        counts.sends += other.counts.sends
        counts.later += other.counts.later
        counts.refused += other.counts.refused
        counts.longestGap = max(counts.longestGap, other.counts.longestGap)
        longestReturn = max(longestReturn, other.longestReturn)
        kills += other.kills
        faults += other.faults
        ops += other.ops
    }

    var line: String {
        let gap = counts.longestGap / .milliseconds(1)
        return "\(name): acknowledged=\(tally.acknowledged) lost=\(tally.lost) doubled=\(tally.doubled) "
            + "changed=\(tally.changed) ghosts=\(tally.ghosts) refused_yet_there=\(tally.refusedYetThere) "
            + "sums_differing=\(tally.differing) unsettled=\(tally.unsettled) kills=\(kills) faults=\(faults) "
            + "ops=\(ops) sent=\(counts.sends) refused=\(counts.refused) later=\(counts.later) "
            + "longest_gap_ms=\(Int(gap)) longest_return_ms=\(Int(longestReturn / .milliseconds(1)))"
    }
}
