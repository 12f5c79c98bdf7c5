internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// One audit of a month: facts, findings, exceptions, allowances, and what the companies are told.
///
/// All in one transaction on one connection: it is the database that thinks here.
struct AuditOfMonth {
    private let context: CommandContext
    private let month: Day
    private let provider: ProviderID?
    private let started = ContinuousClock.now

    init(_ context: CommandContext) throws {
        self.context = context
        month = try context.month("month")
        provider = context.arguments.id("provider", ProviderKind.self)
    }

    func run() throws -> Reply {
        let database = context.database
        guard try AuditRunStore.claim(database, region: context.region) else {
            throw Refusal(.busy, ["after": "10"])
        }
        let rules = try AuditRuleStore.rules(database, region: context.region, on: month)
        let weak = rules.filter(\.isWeakProof).map(\.id)
        let limits = try AuditLimits.ofMonth(month, policy: context.reference.policy)
        let visits = try find(limits, rules)
        let (counts, digest) = try AuditRunStore.summary(database)
        let run = try AuditRunStore.newID(database)
        let added = try AuditRunStore.open(database, region: context.region, run: run, weak: weak, at: context.now)
        let (tolerated, reopened) = try tolerate(weak)
        let opened = try AuditRunStore.opened(database, region: context.region)
        let took = started.duration(to: .now) / .milliseconds(1)
        let told = counts.map { "\($0.rule)=\($0.count)" }.joined(separator: " ")
        let record = AuditRun(
            id: run, month: month, provider: provider, thresholds: thresholds(rules), counts: told, visits: visits,
            found: counts.reduce(0) { $0 + $1.count }, opened: opened.values.reduce(0, +), tolerated: tolerated,
            digest: digest, tookMilliseconds: Int(took), at: context.now, actor: context.caller.login)
        try AuditRunStore.add(database, region: context.region, record, op: context.opText)
        try tell(run, opened)
        return .record([
            ReplyField("run", run), ReplyField("month", month.month), ReplyField("visits", visits),
            ReplyField("found", record.found), ReplyField("new", added), ReplyField("opened", record.opened),
            ReplyField("tolerated", tolerated), ReplyField("reopened", reopened), ReplyField("counts", told),
            ReplyField("digest", digest), ReplyField("took_ms", record.tookMilliseconds),
        ])
    }

    /// Carries out every rule that is in force; returns how many visits were judged.
    private func find(_ limits: [AuditLimits], _ rules: [AuditRule]) throws -> Int {
        let statements = AuditStatement.all.filter { statement in rules.contains { $0.id == statement.rule } }
        let what = context.language == .chinese ? "审核" : "auditing"
        context.progress.tell(0, of: statements.count, what)
        let visits = try AuditFacts.prepare(
            context.database, region: context.region, limits: limits, provider: provider)
        for (index, statement) in statements.enumerated() {
            context.progress.tell(index, of: statements.count, statement.rule)
            try statement.run(context.database, region: context.region, offset: context.zone.offsetSeconds)
        }
        return visits
    }

    /// Counts every carer's allowance anew, and opens or closes what follows.
    private func tolerate(_ weak: [String]) throws -> (tolerated: Int, reopened: Int) {
        let tolerance = try Tolerance(policy: context.reference.policy, on: month)
        let visits = try ToleranceStore.weakVisits(
            context.database, region: context.region, from: tolerance.countedFrom(month), to: month.endOfMonth,
            rules: weak, caregiver: nil)
        var (passing, asked): ([VisitID], [VisitID]) = ([], [])
        for ofCarer in visits.values {
            let covered = tolerance.covered(ofCarer)
            for visit in ofCarer where visit.day >= month {
                if covered.contains(visit.visit) { passing.append(visit.visit) } else { asked.append(visit.visit) }
            }
        }
        return (
            try ToleranceStore.tolerate(
                context.database, region: context.region, passing, rules: weak, at: context.now),
            try ToleranceStore.reopen(context.database, region: context.region, asked, rules: weak)
        )
    }

    /// The limits used, `key=value` or, where they changed within the month, each with its first day.
    private func thresholds(_ rules: [AuditRule]) -> String {
        let keys = Set(rules.flatMap(\.thresholds)).sorted()
        return keys.flatMap { key in
            let rows = context.reference.policy.rows(key).filter { row in
                row.validFrom <= month.endOfMonth && row.validTo.map { $0 >= month } ?? true
            }
            return rows.map { $0.validFrom > month ? "\(key)=\($0.value)@\($0.validFrom)" : "\(key)=\($0.value)" }
        }.joined(separator: " ")
    }

    private func tell(_ run: AuditRunID, _ opened: [ProviderID: Int]) throws {
        let messages = opened.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { provider, count in
            OutboxMessage(
                .provider(provider),
                [
                    ("event", "exceptions"), ("run", run.description), ("month", month.month), ("opened", "\(count)"),
                ])
        }
        try OutboxStore.append(context.database, region: context.region, at: context.now, messages)
    }
}
