/// Looks for the smallest single changes that would place a visit.
///
/// Each way to put the visit in is tried and the rules in its way are looked at: when one change removes them all, its
/// smallest amount is worked out exactly. As no start moves by more than its cause, an amount may be raised by what
/// is still missing without passing over a smaller one.
struct RemedySearch {
    var timetable: Timetable
    let visit: Int
    /// By rank of their kind.
    private var best: [Remedy?] = Array(repeating: nil, count: 7)

    /// A search; the timetable is one without the visit.
    init(_ visit: Int, _ timetable: Timetable) {
        self.visit = visit
        self.timetable = timetable
    }

    /// The smallest of each kind, in the order of preference.
    var remedies: [Remedy] { best.compactMap { $0 } }

    private var weights: PlanWeights { timetable.instance.weights }
    private var open: Int { timetable.instance.visits[visit].window.lowerBound }

    /// Looks at one way to put the visit in.
    mutating func consider(_ puts: [Timetable.Put]) {
        let attempt = timetable.tried(puts)
        guard let first = attempt.first else { return keep(.nothing, puts, attempt) }
        let stages = Set(attempt.hurdles.map(\.stage))
        if stages == [.window], !first.isPinned {
            allow(.later(seconds: first.excess), puts) { $0.later = first.excess }
        }
        if stages == [.skill] {
            let lacking = attempt.hurdles.reduce(into: SkillSet()) { $0.formUnion($1.lacking) }
            if attempt.hurdles.count == 1 { allow(.withoutSkills(lacking), puts) { $0.skills = lacking } }
        }
        if stages == [.rest], attempt.hurdles.count == 1 {
            allow(.withoutRest(caregiver: first.caregiver), puts) {
                $0.caregiver = first.caregiver
                $0.isWithoutRest = true
            }
        }
        considerOvertime(attempt, puts)
        if timetable.instance.visits[visit].pin?.start == nil { considerEarlier(attempt, puts) }
    }

    /// Overtime helps when all that is wrong is the end of one caregiver's day.
    private mutating func considerOvertime(_ attempt: Attempt, _ puts: [Timetable.Put]) {
        let caregiver = attempt.hurdles[0].caregiver
        var seconds = 0
        for hurdle in attempt.hurdles {
            guard hurdle.caregiver == caregiver, let overtime = hurdle.overtime else { return }
            seconds = max(seconds, overtime)
        }
        allow(.overtime(caregiver: caregiver, seconds: seconds), puts) {
            $0.caregiver = caregiver
            $0.overtime = seconds
        }
    }

    /// An earlier start helps as long as it is the window that holds the visit.
    private mutating func considerEarlier(_ first: Attempt, _ puts: [Timetable.Put]) {
        var (attempt, seconds) = (first, 0)
        while let missing = attempt.hurdles.map(\.excess).max() {
            guard attempt.hurdles.allSatisfy(\.isOfTime), attempt.start == open - seconds else { return }
            seconds += missing
            guard seconds <= open, seconds <= best[Remedy.Kind.earlier(seconds: 0).rank]?.size ?? .max else { return }
            var allowance = Allowance()
            allowance.earlier = seconds
            attempt = timetable.tried(puts, allowance)
        }
        keep(.earlier(seconds: seconds), puts, attempt)
    }

    /// Tries again with something allowed, unless a smaller remedy of the kind is known.
    private mutating func allow(
        _ kind: Remedy.Kind, _ puts: [Timetable.Put], _ change: (inout Allowance) -> Void
    ) {
        var allowance = Allowance()
        change(&allowance)
        let attempt = timetable.tried(puts, allowance)
        if attempt.isPossible { keep(kind, puts, attempt) }
    }

    /// Keeps a remedy when it is smaller than that of its kind.
    mutating func keep(
        _ kind: Remedy.Kind, _ puts: [Timetable.Put], _ attempt: Attempt, beside: CostParts = CostParts()
    ) {
        let change = attempt.change - (CostParts() - beside)
        let remedy = Remedy(
            kind: kind, insertions: puts.map(timetable.insertion), start: attempt.start, change: change,
            cost: change.total(weights))
        if let known = best[kind.rank], (known.size, known.cost) <= (remedy.size, remedy.cost) { return }
        best[kind.rank] = remedy
    }
}
