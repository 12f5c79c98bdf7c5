internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore

/// Moves an assessment along its state machine, and its case with it; each step is written into the case's history.
struct Procedure {
    let database: DatabaseConnection
    let region: String
    /// The login that acts, or `system` at the turn of a day.
    let actor: String
    let op: String
    let now: Instant

    init(_ context: CommandContext) {
        database = context.database
        region = context.region
        actor = context.caller.login
        op = context.opText
        now = context.now
    }

    /// What happens by itself when a day turns.
    init(system database: DatabaseConnection, region: String, now: Instant) {
        self.database = database
        self.region = region
        self.now = now
        actor = "system"
        op = OperationID.v7(at: now).description
    }

    /// The assessment goes to a state that the rules gave; the step stands in the case's history.
    func move(
        _ record: AssessmentRecord, to state: AssessmentState, _ event: AssessmentState.Event,
        _ change: AssessmentChange = AssessmentChange(), careCase: CaseState? = nil, note: String = ""
    ) throws {
        try AssessmentStore.move(database, region: region, record.id, to: state, change)
        let told = [record.id.description, state.rawValue, note].filter { !$0.isEmpty }.joined(separator: " ")
        try self.note(record.caseID, event.rawValue, careCase ?? loadedCase(record.caseID).state, told)
    }

    /// The case goes to its next state; nothing is written when it stays where it is.
    @discardableResult
    func moveCase(_ careCase: CaseRecord, _ event: CaseState.Event) throws -> CaseState {
        let next = try careCase.state.after(event)
        if next != careCase.state { try CaseStore.setState(database, region: region, careCase.id, next) }
        return next
    }

    /// Writes a step into the case's history.
    func note(_ id: CaseID, _ event: String, _ state: CaseState, _ note: String) throws {
        try CaseStore.addEvent(
            database, region: region, id, op: op, at: now, actor: actor, event: event, state: state.rawValue,
            note: note)
    }

    /// The case of an assessment, locked.
    func loadedCase(_ id: CaseID) throws -> CaseRecord {
        guard let careCase = try CaseStore.careCase(database, region: region, id, forUpdate: true) else {
            throw Refusal(.notFound, ["field": "case", "value": id.description])
        }
        return careCase
    }

    /// The newest assessment of a case, locked; nil for a case that another system handed over.
    func newest(_ id: CaseID) throws -> AssessmentRecord? {
        try AssessmentStore.ofCase(database, region: region, id, forUpdate: true).first
    }
}
