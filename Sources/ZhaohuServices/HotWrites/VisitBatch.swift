internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

/// Works out a batch of check-ins, check-outs or whole-visit records: loads the facts of all at once, asks the domain
/// for each verdict in the order of arrival, and saves all at once.
enum VisitBatch {
    static let run: BatchBody = { database, reference, writes in
        let intents = writes.map { VisitIntent($0, zone: reference.zone) }
        let answers = try VisitBatchStore.load(database, region: reference.region, intents.map(\.question))
        let near = try neighbours(database, reference, intents, answers)
        let logs = intents.count { $0.kind == .visitLog }
        var desk = VisitDesk(
            reference: reference, newIDs: try VisitBatchStore.newIDs(database, count: logs), neighbours: near)
        var seen = SeenOperations()
        var entries: [JournalEntry] = []
        var replies: [Reply] = []
        for (index, write) in writes.enumerated() {
            if let stored = seen.stored(write, journal: answers[index].stored) {
                replies.append(Verdict.replay(stored, op: write.op, digest: write.digest))
                continue
            }
            let reply = desk.decide(index, intents[index], answers[index])
            entries.append(write.journalEntry(reply))
            seen.remember(write, reply)
            replies.append(reply)
        }
        try save(database, reference.region, desk.outcome, entries, at: writes[0].received)
        return replies
    }

    /// Performed visits near those that this batch completes, by index.
    private static func neighbours(
        _ database: DatabaseConnection, _ reference: Reference, _ intents: [VisitIntent], _ answers: [VisitAnswer]
    ) throws -> [Int: [NearVisit]] {
        var places: [(question: Int, caregiver: CaregiverID, caseID: CaseID, day: Day)] = []
        for (index, intent) in intents.enumerated() {
            let answer = answers[index]
            guard answer.stored == nil, intent.completes(answer.visit), let carer = answer.carer,
                let careCase = answer.careCase
            else { continue }
            places.append((index, carer.id, careCase.id, intent.day))
        }
        return Dictionary(
            grouping: try VisitBatchStore.near(database, region: reference.region, places), by: \.question)
    }

    private static func save(
        _ database: DatabaseConnection, _ region: String, _ outcome: VisitDesk.Outcome, _ entries: [JournalEntry],
        at received: Instant
    ) throws {
        let written = try JournalStore.insert(database, region: region, entries)
        guard written == entries.count else { throw LostRace() }
        try VisitBatchStore.insert(database, region: region, Array(outcome.added.values))
        let changes = outcome.changed.values.map { ($0.before, $0.after) }
        let updated = try VisitBatchStore.update(database, region: region, changes)
        guard updated == changes.count else { throw LostRace() }
        try VisitBatchStore.openExceptions(database, region: region, outcome.exceptions, at: received)
        try SatisfactionStore.add(database, region: region, outcome.sums)
    }
}
