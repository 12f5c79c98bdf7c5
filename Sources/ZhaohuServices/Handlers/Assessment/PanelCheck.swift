internal import ZhaohuDomain
internal import ZhaohuStore

/// Whether people may take part in an assessment: kin, interest, separation, pairs, and who repeats what.
struct PanelCheck {
    let context: CommandContext
    let careCase: CaseRecord
    let record: AssessmentRecord

    init(_ context: CommandContext, _ record: AssessmentRecord) throws {
        self.context = context
        self.record = record
        careCase = try Procedure(context).loadedCase(record.caseID)
    }

    /// Refuses a panel that may not visit.
    func check(_ panel: RaterPanel) throws {
        try panel.requireUnconflicted(
            conflicts(panel.raters.map(\.name)), person: careCase.person, provider: careCase.provider)
        let limit = try PairLimit(context.reference.policy, on: context.today)
        try panel.requireShared(
            ConflictStore.pairs(
                context.database, region: context.region, of: panel.raters.map(\.name),
                since: context.today.advanced(by: -limit.windowDays), except: record.id), limit: limit)
        if let first = try firstRound() { try panel.requireOutside(first) }
    }

    /// Refuses an expert who may not conclude, or break a tie.
    ///
    /// - Returns: the expert's institution.
    func check(expert login: String) throws -> String {
        guard let found = try LoginStore.login(context.database, login) else {
            throw Refusal(.unknownRater, ["field": "user", "value": login])
        }
        try conflicts([login]).requireNone(of: login, person: careCase.person, provider: careCase.provider)
        try firstRound()?.requireOutsider(login, institution: found.institution)
        return found.institution
    }

    private func conflicts(_ raters: [String]) throws -> [Conflict] {
        try ConflictStore.conflicts(context.database, region: context.region, of: raters)
    }

    /// Everybody who took part in what this assessment repeats; nil for one that repeats nothing.
    private func firstRound() throws -> FirstRound? {
        guard record.purpose == .repeat, let earlier = record.earlier else { return nil }
        return try ConflictStore.firstRound(context.database, region: context.region, earlier)
    }
}
