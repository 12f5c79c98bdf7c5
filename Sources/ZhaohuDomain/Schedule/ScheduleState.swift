/// Where a version of a company's day plan stands.
package enum ScheduleState: String, LifeCycle {
    /// Made, not told to anybody. Next: published, superseded.
    case draft
    /// The plan in force: the carers know it. Next: superseded.
    case published
    /// A later version took its place; kept for ever. Final.
    case superseded

    /// What can happen to a version.
    package enum Event: String, CaseIterable, Sendable {
        case published, replaced
    }

    package static let transitions: [Transition<ScheduleState>] = [
        Transition(.draft, .published, .published),
        Transition(.draft, .replaced, .superseded),
        Transition(.published, .replaced, .superseded),
    ]

    package static var forbidden: RefusalRule { .scheduleState }
}
