internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// What a `VISIT.IN`, `VISIT.OUT` or `VISIT.LOG` says, read once from its arguments.
struct VisitIntent {
    let kind: CommandKind
    let caller: Caller
    let op: OperationID
    let received: Instant
    /// Nil for a whole-visit record.
    let visit: VisitID?
    let caseID: CaseID?
    let caregiver: CaregiverID?
    let begin: Instant?
    let end: Instant?
    let inPosition: Position?
    let outPosition: Position?
    let accuracy: Int?
    let items: [(item: String, count: Int)]
    let note: String
    /// The region's day of the visit, as far as this command tells it.
    let day: Day

    init(_ write: HotWrite, zone: Zone) {
        let arguments = write.arguments
        kind = write.command.spec.kind
        caller = write.caller
        op = write.op
        received = write.received
        visit = arguments.id("visit", VisitKind.self)
        caseID = arguments.id("case", CaseKind.self)
        caregiver = arguments.id("caregiver", CaregiverKind.self)
        let at = arguments.instant("at")
        begin = kind == .visitIn ? at : arguments.instant("from")
        end = kind == .visitOut ? at : arguments.instant("to")
        let position = arguments.position("pos")
        inPosition = kind == .visitIn ? position : arguments.position("pos_in")
        outPosition = kind == .visitOut ? position : arguments.position("pos_out")
        accuracy = arguments.integer("acc")
        items = arguments.items("items") ?? []
        note = arguments.text("note") ?? ""
        day = zone.day(of: begin ?? end ?? write.received)
    }

    var question: VisitQuestion {
        VisitQuestion(op: op, visit: visit, caseID: caseID, caregiver: caregiver, day: day)
    }

    /// True when the visit will have both ends afterwards, so that it is judged.
    func completes(_ visit: VisitRow?) -> Bool {
        switch kind {
        case .visitLog: true
        case .visitIn: visit?.ended != nil
        default: visit?.began != nil
        }
    }

    var itemsText: String { items.map { "\($0.item):\($0.count)" }.joined(separator: ",") }
}
