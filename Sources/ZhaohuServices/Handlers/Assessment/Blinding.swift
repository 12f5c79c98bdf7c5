internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// What a rater may not see before the own sheet is locked: the other sheets, and every earlier result of the person.
struct Blinding {
    /// Stands in the place of what is not shown.
    static let hidden = "hidden"

    private let context: CommandContext
    /// Persons of whom the caller has a sheet to lock, with its assessment; nobody for who is not only a rater.
    private let open: [(person: PersonID, assessment: AssessmentID)]

    init(_ context: CommandContext) throws {
        self.context = context
        let isRater = context.caller.roles.isSubset(of: [.assessor, .expert])
        open =
            try isRater
            ? RaterStore.blindPersons(context.database, region: context.region, rater: context.caller.login) : []
    }

    /// True when the caller still has a sheet of this person to lock, other than in that assessment.
    func hides(person: PersonID, except id: AssessmentID? = nil) -> Bool {
        open.contains { $0.person == person && $0.assessment != id }
    }

    /// Refuses the results of another assessment of a person whom the caller is assessing.
    ///
    /// - Throws: ``RefusalRule/assessmentBlind``.
    func requireSight(of record: AssessmentRecord) throws {
        guard !open.isEmpty,
            let careCase = try CaseStore.careCase(context.database, region: context.region, record.caseID),
            hides(person: careCase.person, except: record.id)
        else { return }
        throw Refusal(.assessmentBlind, ["assessment": record.id.description, "possible": "ASSESS.SUBMIT"])
    }

    /// The raters whose sheets the caller may see: all when all are locked, the own one before.
    func visible(_ desk: AssessmentDesk) throws -> [RaterRecord] {
        try requireSight(of: desk.record)
        guard !desk.isUnblinded else { return desk.everybody }
        return desk.raters.filter { $0.login == context.caller.login }
    }
}
