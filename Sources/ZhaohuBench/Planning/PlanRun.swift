internal import Foundation

/// One run of `zhaohu plan`, judged by the yardstick's own checker.
struct PlanRun {
    /// What the program said of itself.
    private struct Told: Decodable {
        let wall_s: Double
        let peak_mib: Int
        let first_plan_s: Double?
    }

    /// What the checker found.
    private struct Verdict: Decodable {
        let feasible: Bool
        let cost: Double
    }

    let name: String
    let cost: Double
    let best: Double
    let wall: Double
    let peak: Int
    let firstPlan: Double?
    let isFeasible: Bool

    /// cost / best known - 1, in percent.
    var gap: Double { (cost / best - 1) * 100 }

    /// Runs the program and the checker.
    init(
        _ item: PlanClass.Case, of group: PlanClass, program: String, data: String, folder: String, seed: Int,
        threads: Int
    ) throws {
        let out = "\(folder)/plan.out"
        let words = [
            program, "plan", "--format", group.format, "--instance", item.file, "--out", out, "--seconds",
            "\(group.seconds)", "--threads", "\(threads)", "--seed", "\(seed)", "--json", "--quiet",
        ]
        let told = try JSONDecoder().decode(
            Told.self, from: Data(try Child.run(words, log: folder + "/plan.log", seconds: group.seconds + 60).utf8))
        let check = try Child(
            ["python3", "\(data)/\(group.checker)", item.file, out, "--json"], log: folder + "/check.log")
        while check.endedStatus() == nil { usleep(5_000) }
        let verdict = try JSONDecoder().decode(Verdict.self, from: Data(check.output.utf8))
        name = item.name
        cost = verdict.cost
        best = item.best
        wall = told.wall_s
        peak = told.peak_mib
        firstPlan = told.first_plan_s
        isFeasible = verdict.feasible && check.endedStatus() == 0
    }

    /// A line of the table.
    var row: [String] {
        [
            name, String(format: "%.3f", cost), String(format: "%.3f", best), String(format: "%+.2f %%", gap),
            String(format: "%.3f", cost / best), String(format: "%.1f", wall),
            firstPlan.map { String(format: "%.2f", $0) } ?? "-", "\(peak)", isFeasible ? "accepted" : "REFUSED",
        ]
    }

    static let head = [
        "", "cost", "best known", "gap", "ratio", "wall s", "first plan s", "peak MiB", "checker",
    ]
}
