private import Glibc
internal import ZhaohuScheduling

/// What a run reports: instance, threads, cost and its parts, time and memory.
struct PlanReport {
    let options: PlanOptions
    let instance: Instance
    let outcome: Search.Outcome
    let cost: PlanCost
    let seconds: Double

    /// One JSON object on a line.
    var json: String {
        "{" + fields.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",") + "}\n"
    }

    /// A line a field.
    var text: String {
        fields.map { "\($0.name): \($0.value)\n" }.joined()
    }

    private var fields: [(name: String, value: String)] {
        [
            ("visits", "\(instance.visits.count)"), ("caregivers", "\(instance.caregivers.count)"),
            ("cost", "\(cost.total)"), ("served", "\(instance.visits.count - cost.unserved.reduce(0, +))"),
            ("unserved", "[" + cost.unserved.map(String.init).joined(separator: ",") + "]"),
            ("travel_s", "\(cost.travel)"), ("late_s", "\(cost.late)"), ("familiarity_cost", "\(cost.familiarity)"),
            ("overload_s", "\(cost.overload)"), ("threads", "\(options.threads)"), ("seed", "\(options.seed)"),
            ("steps", "\(outcome.steps)"), ("first_plan_s", Self.hundredths(outcome.firstPlan / .seconds(1))),
            ("wall_s", Self.hundredths(seconds)), ("peak_mib", "\(Self.peakMebibytes)"),
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
