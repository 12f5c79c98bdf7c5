internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

/// Works out a batch of check-ins, check-outs and whole-visit records: loads the facts of all at once, asks the domain
/// for each verdict in the order of arrival, and says what is to be saved.
enum VisitBatch {
    static let run: BatchBody = { database, reference, writes, shard in
        let intents = writes.map { VisitIntent($0, zone: reference.zone) }
        let facts = try load(database, reference.region, intents)
        var desk = VisitDesk(reference: reference, neighbours: facts.near)
        var seen = SeenOperations()
        var entries: [JournalEntry] = []
        var replies: [Reply] = []
        for (index, write) in writes.enumerated() {
            if let stored = seen.stored(write, journal: facts.answers[index].stored) {
                replies.append(Verdict.replay(stored, op: write.op, digest: write.digest))
                continue
            }
            let reply = desk.decide(index, intents[index], facts.answers[index])
            let entry = write.journalEntry(reply)
            entries.append(entry)
            seen.remember(entry)
            replies.append(reply)
        }
        guard !entries.isEmpty else { return WorkedOut(replies: replies, statements: []) }
        let statements =
            [JournalStore.insertion(region: reference.region, entries)]
            + writing(reference.region, shard, desk.outcome, at: writes[0].received)
        return WorkedOut(replies: replies, statements: statements)
    }

    private typealias Facts = (answers: [VisitAnswer], near: [[NearVisit]])

    /// Whole-visit records name all that is needed, so they cost one round trip; a named visit must be found first.
    private static func load(
        _ database: DatabaseConnection, _ region: String, _ intents: [VisitIntent]
    ) throws -> Facts {
        var questions = intents.map(\.question)
        let named = questions.compactMap(\.visit)
        if !named.isEmpty {
            let days = try VisitBatchStore.days(database, region: region, named)
            for index in questions.indices { questions[index].visitDay = questions[index].visit.flatMap { days[$0] } }
        }
        let places = questions.indices.compactMap { index -> VisitPlace? in
            guard let caregiver = questions[index].caregiver, let caseID = questions[index].caseID else { return nil }
            return VisitPlace(question: index, caregiver: caregiver, caseID: caseID, day: questions[index].day)
        }.sorted { $0.caseID.number < $1.caseID.number }
        // In the order of the clients, whose rows and visits then lie side by side for the server.
        let indexed = questions.enumerated().map { (index: $0.offset, question: $0.element) }
            .sorted { ($0.question.caseID?.number ?? 0) < ($1.question.caseID?.number ?? 0) }
        let (withVisit, without) = (
            indexed.filter { $0.question.visit != nil }, indexed.filter { $0.question.visit == nil }
        )
        var statements: [Statement] = []
        if !withVisit.isEmpty { statements.append(VisitBatchStore.load(region: region, withVisit, named: true)) }
        if !without.isEmpty { statements.append(VisitBatchStore.load(region: region, without, named: false)) }
        let loads = statements.count
        if !places.isEmpty { statements.append(VisitBatchStore.near(region: region, places)) }
        let rows = try database.pipeline(statements)
        let answers = try rows[..<loads].flatMap(VisitBatchStore.answers).sorted { $0.index < $1.index }.map(\.answer)
        var near = places.isEmpty ? [] : try VisitBatchStore.nearVisits(rows[loads])
        let completed = completed(intents, answers)
        if !completed.isEmpty {
            near += try VisitBatchStore.nearVisits(
                database.pipeline([VisitBatchStore.near(region: region, completed)])[0])
        }
        var byQuestion = [[NearVisit]](repeating: [], count: intents.count)
        for visit in near { byQuestion[visit.question].append(visit) }
        return (answers, byQuestion)
    }

    /// Check-ins and check-outs that give a visit its second end, so that it is judged.
    private static func completed(_ intents: [VisitIntent], _ answers: [VisitAnswer]) -> [VisitPlace] {
        zip(intents, answers).enumerated().compactMap { index, pair in
            let (intent, answer) = pair
            guard intent.kind != .visitLog, answer.stored == nil, intent.completes(answer.visit),
                let carer = answer.carer, let careCase = answer.careCase
            else { return nil }
            return VisitPlace(question: index, caregiver: carer.id, caseID: careCase.id, day: intent.day)
        }
    }

    private static func writing(
        _ region: String, _ shard: Int, _ outcome: VisitDesk.Outcome, at received: Instant
    ) -> [Statement] {
        var statements: [Statement] = []
        if !outcome.added.isEmpty {
            statements.append(
                VisitBatchStore.insertion(
                    region: region, outcome.added.values.sorted { $0.caseID.number < $1.caseID.number }))
        }
        if !outcome.changed.isEmpty {
            let changes = outcome.changed.values.map { ($0.before, $0.after) }
            statements.append(VisitBatchStore.update(region: region, changes))
        }
        if !outcome.exceptions.isEmpty {
            statements.append(VisitBatchStore.openExceptions(region: region, outcome.exceptions, at: received))
        }
        if !outcome.sums.isEmpty {
            statements.append(SatisfactionStore.addition(region: region, shard: shard, outcome.sums))
        }
        return statements
    }
}
