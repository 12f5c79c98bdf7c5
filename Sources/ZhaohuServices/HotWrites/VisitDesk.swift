internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// Decides the commands of one batch one after the other; what an earlier one changed, a later one sees.
struct VisitDesk {
    /// All that the batch will write.
    struct Outcome {
        var added: [VisitID: VisitRow] = [:]
        var changed: [VisitID: (before: VisitRow, after: VisitRow)] = [:]
        var exceptions: [NewException] = []
        var sums: [SatisfactionChange] = []
    }

    private let reference: Reference
    /// For each question.
    private let neighbours: [[NearVisit]]
    /// Visits that this batch completed, for those that come after.
    private var completed = CompletedVisits()
    private var rules: [Day: VisitRules] = [:]
    private(set) var outcome = Outcome()

    init(reference: Reference, neighbours: [[NearVisit]]) {
        self.reference = reference
        self.neighbours = neighbours
    }

    /// The reply to one command; what it changes is added to ``outcome``.
    mutating func decide(_ index: Int, _ intent: VisitIntent, _ answer: VisitAnswer) -> Reply {
        do throws(Refusal) {
            return try decided(index, intent, answer)
        } catch {
            return .refusal(error)
        }
    }

    private mutating func decided(
        _ index: Int, _ intent: VisitIntent, _ answer: VisitAnswer
    ) throws(Refusal) -> Reply {
        try reference.check(items: intent.items.map(\.item))
        let parts = try parties(intent, answer)
        let before = try current(intent, answer)
        var after = if let before { before } else { try fresh(intent, answer, parts) }
        let progress = try progressed(intent, after, parts.carer)
        take(intent, progress, into: &after)
        guard after.state == .done else {
            store(before, after)
            return .record(openReply(intent, after))
        }
        after.day = reference.zone.day(of: after.began ?? intent.received)
        after.street = parts.careCase.street
        after.setting = parts.careCase.setting
        let verdict = try judge(index, intent, answer, parts, after, isBooked: before != nil)
        after.flags = after.flags + verdict.flags.map(\.rule).filter { !after.flags.contains($0) }
        after.payable = verdict.isPayable
        store(before, after)
        complete(index, after, parts, verdict)
        return .record(doneReply(intent, after, verdict))
    }

    private typealias Parties = (careCase: VisitAnswer.Case, carer: VisitAnswer.Carer)

    /// Case and carer, and that the caller may act for them.
    private func parties(_ intent: VisitIntent, _ answer: VisitAnswer) throws(Refusal) -> Parties {
        if intent.kind != .visitLog, answer.visit == nil {
            throw Refusal(.notFound, ["field": "visit", "value": intent.visit?.description ?? ""])
        }
        guard let careCase = answer.careCase else {
            throw Refusal(.notFound, ["field": "case", "value": intent.caseID?.description ?? ""])
        }
        guard let carer = answer.carer else {
            if let visit = answer.visit, visit.caregiver == nil {
                throw Refusal(.visitNotAssigned, ["visit": visit.id.description, "state": visit.state.rawValue])
            }
            throw Refusal(.notFound, ["field": "caregiver", "value": intent.caregiver?.description ?? ""])
        }
        if intent.caller.roles.contains(.dispatcher) {
            try intent.caller.mayActFor(answer.visit?.provider ?? carer.provider)
        } else if intent.caller.caregiver != carer.id {
            throw Refusal(.visitNotAssigned, ["caregiver": intent.caller.caregiver?.description ?? "none"])
        }
        return (careCase, carer)
    }

    /// The visit as it stands after the batch so far; nil for a whole-visit record that nothing was planned for.
    private func current(_ intent: VisitIntent, _ answer: VisitAnswer) throws(Refusal) -> VisitRow? {
        guard let loaded = answer.visit else { return nil }
        guard let changed = outcome.changed[loaded.id] else { return loaded }
        // A second record of a day whose planned visit was taken earlier in this batch is a visit of its own.
        return intent.kind == .visitLog ? nil : changed.after
    }

    private func fresh(
        _ intent: VisitIntent, _ answer: VisitAnswer, _ parts: Parties
    ) throws(Refusal) -> VisitRow {
        guard let id = answer.newID else { throw Refusal(.internalFault) }
        return VisitRow(
            id: id, caseID: parts.careCase.id, plan: answer.plan?.id, provider: parts.carer.provider,
            caregiver: parts.carer.id, district: parts.careCase.district,
            grade: parts.careCase.grade.isEmpty ? "none" : parts.careCase.grade, day: intent.day, state: .planned)
    }

    private func progressed(
        _ intent: VisitIntent, _ visit: VisitRow, _ carer: VisitAnswer.Carer
    ) throws(Refusal) -> VisitProgress {
        switch (intent.kind, intent.begin, intent.end) {
        case (.visitIn, .some(let begin), _): try visit.progress.checkedIn(at: begin, by: carer.id)
        case (.visitOut, _, .some(let end)): try visit.progress.checkedOut(at: end, by: carer.id)
        case (_, .some(let begin), .some(let end)): try visit.progress.logged(from: begin, to: end, by: carer.id)
        default: throw Refusal(.missingField, ["field": "at"])
        }
    }

    private func take(_ intent: VisitIntent, _ progress: VisitProgress, into visit: inout VisitRow) {
        visit.state = progress.state
        visit.began = progress.begin
        visit.ended = progress.end
        if intent.kind != .visitOut {
            visit.inPosition = intent.inPosition
            visit.inAccuracy = intent.accuracy
        }
        if intent.kind != .visitIn {
            visit.outPosition = intent.outPosition
            visit.outAccuracy = intent.accuracy
            visit.items = intent.itemsText
            visit.note = intent.note
        }
    }

    private mutating func judge(
        _ index: Int, _ intent: VisitIntent, _ answer: VisitAnswer, _ parts: Parties, _ visit: VisitRow, isBooked: Bool
    ) throws(Refusal) -> VisitVerdict {
        let rules = try rules(on: visit.day, received: intent.received)
        let facts = VisitFactsBuilder(
            reference: reference, answer: answer, visit: visit, careCase: parts.careCase, carer: parts.carer,
            isBooked: isBooked, near: neighbours[index], completed: completed
        ).facts()
        let record = VisitRecord(
            begin: visit.began ?? intent.received, end: visit.ended ?? intent.received, inPosition: visit.inPosition,
            inAccuracy: visit.inAccuracy, outPosition: visit.outPosition, outAccuracy: visit.outAccuracy,
            received: intent.received, skewSeconds: intent.caller.skewMilliseconds.map { $0 / 1_000 },
            itemCount: visit.items.isEmpty ? 0 : visit.items.split(separator: ",").count)
        return try rules.judge(record, facts)
    }

    private mutating func rules(on day: Day, received: Instant) throws(Refusal) -> VisitRules {
        if let known = rules[day] { return known }
        let made: VisitRules
        // A time before any policy is kept and flagged by today's limits; it must not be lost.
        if let dated = try? VisitRules(policy: reference.policy, on: day) {
            made = dated
        } else {
            made = try VisitRules(policy: reference.policy, on: reference.zone.day(of: received))
        }
        rules[day] = made
        return made
    }

    private mutating func store(_ before: VisitRow?, _ after: VisitRow) {
        if outcome.added[after.id] != nil || before == nil {
            outcome.added[after.id] = after
        } else if let before {
            outcome.changed[after.id] = (outcome.changed[after.id]?.before ?? before, after)
        }
    }

    private mutating func complete(
        _ index: Int, _ visit: VisitRow, _ parts: Parties, _ verdict: VisitVerdict
    ) {
        for flag in verdict.flags where flag.severity >= .exception {
            outcome.exceptions.append(NewException(visit: visit.id, provider: visit.provider, flag: flag))
        }
        // An overlap is a hard exception on both: the earlier visit is open to question as well.
        for other in verdict.alsoFlag {
            let mirrored = VisitFlag(other.rule, .exception, "other=\(visit.id)")
            let provider =
                neighbours[index].first { $0.visit == other.visit }?.provider
                ?? completed.visit(other.visit, of: parts.carer.id, parts.careCase.id)?.provider ?? visit.provider
            outcome.exceptions.append(
                NewException(visit: other.visit, provider: provider, flag: mirrored, isEarlier: true))
        }
        completed.add(visit)
        outcome.sums.append(SatisfactionChange(visit: visit))
    }

    private func openReply(_ intent: VisitIntent, _ visit: VisitRow) -> [ReplyField] {
        var fields = [ReplyField("visit", visit.id), ReplyField("state", visit.state.rawValue)]
        if intent.kind == .visitOut { fields.append(ReplyField("waiting", "check_in")) }
        return fields + [ReplyField("recv", intent.received.iso8601(in: reference.zone))]
    }

    private func doneReply(_ intent: VisitIntent, _ visit: VisitRow, _ verdict: VisitVerdict) -> [ReplyField] {
        let state = intent.kind == .visitLog ? "recorded" : visit.state.rawValue
        var fields = [
            ReplyField("visit", visit.id), ReplyField("state", state), ReplyField("minutes", verdict.minutes),
            ReplyField("payable", verdict.payableMinutes),
            ReplyField("recv", intent.received.iso8601(in: reference.zone)),
        ]
        if !verdict.flags.isEmpty {
            fields.append(ReplyField("flags", verdict.flags.map(\.rule).joined(separator: ",")))
        }
        return fields
    }
}
