private import Glibc
internal import ZhaohuScheduling

/// What a run reports: instance, threads, cost and its parts, time and memory.
struct PlanReport {
    /// Names and values in their order; texts carry their quotes.
    private let fields: [(name: String, value: String)]

    /// One JSON object on a line.
    var json: String {
        "{" + fields.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}\n"
    }

    /// A line a field.
    var text: String {
        fields.map { "\($0.name): \($0.value)\n" }.joined()
    }

    /// Of a city's day.
    init(_ options: PlanOptions, _ instance: Instance, _ outcome: Search.Outcome, _ cost: PlanCost, seconds: Double) {
        fields =
            [
                ("visits", "\(instance.visits.count)"), ("caregivers", "\(instance.caregivers.count)"),
                ("cost", "\(cost.total)"), ("served", "\(instance.visits.count - cost.unserved.reduce(0, +))"),
                ("unserved", "[" + cost.unserved.map(String.init).joined(separator: ",") + "]"),
                ("travel_s", "\(cost.travel)"), ("late_s", "\(cost.late)"), ("familiarity_cost", "\(cost.familiarity)"),
                ("overload_s", "\(cost.overload)"), ("steps", "\(outcome.steps)"),
                ("first_plan_s", Self.hundredths(outcome.firstPlan / .seconds(1))),
            ] + Self.run(options, seconds)
    }

    /// Of routes with time windows.
    init(
        _ options: PlanOptions, _ instance: RoutingInstance, _ solution: RoutingSolution, distance: String,
        seconds: Double
    ) {
        fields =
            [
                ("customers", "\(instance.places.count - 1)"), ("routes", "\(solution.routes.count)"),
                ("cost", distance),
            ] + Self.run(options, seconds)
    }

    /// Of services that depend on each other; texts as the format has its numbers.
    init(
        _ options: PlanOptions, _ instance: PairedInstance, _ solution: PairedSolution, cost: String,
        text: (Int) -> String, seconds: Double
    ) {
        fields =
            [
                ("services", "\(instance.services.count)"), ("caregivers", "\(instance.staff.count)"),
                ("routes", "\(solution.tours.count)"), ("cost", cost), ("travel", text(solution.cost.travel)),
                ("late", text(solution.cost.late)), ("largest_late", text(solution.cost.latest)),
            ] + Self.run(options, seconds)
    }

    private static func run(_ options: PlanOptions, _ seconds: Double) -> [(name: String, value: String)] {
        [
            ("threads", "\(options.threads)"), ("seed", "\(options.seed)"), ("wall_s", hundredths(seconds)),
            ("peak_mib", "\(peakMebibytes)"),
        ]
    }

    private static func hundredths(_ value: Double) -> String {
        let number = Int((value * 100).rounded())
        return "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
    }

    private static var peakMebibytes: Int {
        var usage = rusage()
        // 0 is the process itself.
        guard getrusage(0, &usage) == 0 else { return 0 }
        return Int(usage.ru_maxrss) / 1024
    }
}
