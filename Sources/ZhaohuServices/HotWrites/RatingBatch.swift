internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

/// Works out a batch of ratings.
enum RatingBatch {
    static let run: BatchBody = { database, reference, writes, shard in
        var questions: [(op: OperationID, visit: VisitID)] = []
        for write in writes {
            questions.append((write.op, write.arguments.id("visit", VisitKind.self) ?? VisitID(0)))
        }
        let answers = try RatingStore.load(database, region: reference.region, questions)
        var batch = Batch(reference: reference)
        var seen = SeenOperations()
        var entries: [JournalEntry] = []
        var replies: [Reply] = []
        for (write, answer) in zip(writes, answers) {
            if let stored = seen.stored(write, journal: answer.stored) {
                replies.append(Verdict.replay(stored, op: write.op, digest: write.digest))
                continue
            }
            let reply = batch.decide(write, answer)
            let entry = write.journalEntry(reply)
            entries.append(entry)
            seen.remember(entry)
            replies.append(reply)
        }
        var statements: [Statement] = []
        if !entries.isEmpty { statements.append(JournalStore.insertion(region: reference.region, entries)) }
        if !batch.ratings.isEmpty {
            statements.append(RatingStore.insertion(region: reference.region, batch.ratings))
            statements.append(SatisfactionStore.addition(region: reference.region, shard: shard, batch.sums))
        }
        return WorkedOut(replies: replies, statements: statements)
    }

    private struct Batch {
        let reference: Reference
        var ratings: [NewRating] = []
        var sums: [SatisfactionChange] = []
        var rated: Set<VisitID> = []

        init(reference: Reference) {
            self.reference = reference
        }

        mutating func decide(_ write: HotWrite, _ answer: RatingAnswer) -> Reply {
            do throws(Refusal) {
                return try decided(write, answer)
            } catch {
                return .refusal(error)
            }
        }

        private mutating func decided(_ write: HotWrite, _ answer: RatingAnswer) throws(Refusal) -> Reply {
            guard let score = write.arguments.integer("score") else {
                throw Refusal(.missingField, ["field": "score"])
            }
            guard let visit = answer.visit, let person = answer.person else {
                throw Refusal(.notFound, ["field": "visit", "value": write.arguments.text("visit") ?? ""])
            }
            try write.caller.mayActFor(person)
            guard visit.state == .done, visit.caregiver != nil else {
                throw Refusal(.visitNotPerformed, ["visit": visit.id.description, "state": visit.state.rawValue])
            }
            guard visit.score == nil, rated.insert(visit.id).inserted else {
                throw Refusal(.alreadyRated, ["visit": visit.id.description])
            }
            let today = reference.zone.day(of: write.received)
            let isSatisfied = score >= (try reference.policy.integer("satisfaction.satisfied_from", on: today))
            ratings.append(
                NewRating(
                    visit: visit.id, day: visit.day, score: score, actor: write.caller.login, at: write.received,
                    op: write.op))
            sums.append(SatisfactionChange(visit: visit, score: score))
            return .record([
                ReplyField("visit", visit.id), ReplyField("score", score),
                ReplyField("satisfied", isSatisfied ? 1 : 0),
            ])
        }
    }
}
