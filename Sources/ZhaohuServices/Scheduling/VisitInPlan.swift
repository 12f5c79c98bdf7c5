internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// A visit named by a command, with the version of the plan in which it stands.
struct VisitInPlan {
    let desk: ScheduleDesk
    let row: VisitRow
    let opened: OpenedVersion
    /// Its index in the plan's problem.
    let index: Int

    /// The visit in the version asked for, else in the newest draft or the one in force.
    ///
    /// - Throws: ``RefusalRule/notFound``, ``RefusalRule/scheduleNone``, ``RefusalRule/scheduleVisitOutside``.
    init(_ context: CommandContext) throws {
        row = try Self.row(context)
        desk = try ScheduleDesk(context, row.provider, row.day)
        opened = try OpenedVersion(try desk.requireVersion())
        index = try Self.index(row, opened.problem)
    }

    static func row(_ context: CommandContext) throws -> VisitRow {
        let id = try context.target("visit", VisitKind.self)
        return try context.found(
            VisitStore.visit(context.database, region: context.region, id), "visit", id)
    }

    static func index(_ row: VisitRow, _ problem: DayProblem) throws(Refusal) -> Int {
        if let place = problem.index(of: row.id) { return place.visit }
        throw Refusal(
            .scheduleVisitOutside, ["visit": "\(row.id)", "state": row.state.rawValue, "date": "\(row.day)"])
    }

    var problem: DayProblem { opened.problem }

    func timetable() throws(Refusal) -> Timetable { try Timetable(opened.plan, for: problem.instance) }

    /// What the terminal's user reads.
    var words: ExplanationText { problem.words(desk.context.language) }
}

extension DayProblem {
    /// Lines with the ids that people use.
    func words(_ language: Language) -> ExplanationText {
        ExplanationText(
            language, caregiver: { carer($0).description }, visit: { visit($0).description }, skill: { skill($0) })
    }

    func crew(_ indices: [Int]) -> String { indices.map { carer($0).description }.joined(separator: ",") }
}
