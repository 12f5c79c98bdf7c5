internal import Foundation

/// A class of the scheduling yardstick: which instances, how long, and what is wanted of the mean.
struct PlanClass {
    /// One instance with the best value known.
    struct Case {
        let name: String
        let file: String
        let best: Double
    }

    let name: String
    let format: String
    let checker: String
    let seconds: Double
    /// The mean of cost : best known, in percent above it; for city days the ratio itself.
    let wanted: Double
    let isRatio: Bool
    let cases: [Case]

    /// All classes with the instances of a chosen subset.
    ///
    /// - Parameters:
    ///   - data: the folder with instances, best known values and checkers.
    ///   - most: instances of a class, spread evenly over its list; 0 for all.
    ///   - folder: where city days are made.
    /// - Returns: the classes in the order of the yardstick's table of goals.
    /// - Throws: ``BenchProblem`` when the yardstick is not where it should be.
    static func all(data: String, most: Int, folder: String) throws -> [PlanClass] {
        var classes: [PlanClass] = []
        for (visits, seconds, wanted) in [(500, 10.0, 0.98), (5_000, 60.0, 0.97), (30_000, 60.0, 1.0)] {
            classes.append(
                PlanClass(
                    name: "city day \(visits)", format: "cityday", checker: "check_cityday.py", seconds: seconds,
                    wanted: wanted, isRatio: true,
                    cases: try cityDays(visits, data, folder, most: most)))
        }
        let care = try Values(data + "/hhcrsp/bks.csv", data + "/hhcrsp", suffix: ".json", best: "best_known")
        let small = care.pick { $0.patients <= 25 }
        let middle = care.pick { $0.set == "mankowska" && 50...100 ~= $0.patients }
        let large = care.pick { $0.set == "mankowska" && $0.patients >= 200 }
        let real = care.pick { $0.set == "italian" || $0.patients >= 400 }
        for (name, cases, seconds, wanted) in [
            ("HHCRSP 10 and 25", small, 2.0, 0.0), ("HHCRSP 50 to 100", middle, 60, 0.4),
            ("HHCRSP 200 and 300", large, 60, 1.0), ("HHCRSP Italian, Kummer 400", real, 60, 2.0),
        ] {
            classes.append(
                PlanClass(
                    name: name, format: "hhcrsp", checker: "check_hhcrsp.py", seconds: seconds, wanted: wanted,
                    isRatio: false, cases: thin(cases, most)))
        }
        let pairs = try Values(data + "/vrptwsyn/bks.csv", data + "/vrptwsyn", suffix: ".json", best: "best_known")
        classes.append(
            PlanClass(
                name: "VRPTWSyn", format: "vrptwsyn", checker: "check_vrptwsyn.py", seconds: 10, wanted: 0,
                isRatio: false, cases: thin(pairs.pick { _ in true }, most)))
        let routes = try Values(data + "/vrptw/bks.csv", data + "/vrptw", suffix: ".txt", best: "best_known")
        for (set, seconds, wanted) in [
            ("solomon-100", 10.0, 0.15), ("solomon-100", 60, 0.03), ("homberger-200", 60, 0.19),
            ("homberger-400", 60, 0.28), ("homberger-1000", 60, 2.5),
        ] {
            classes.append(
                PlanClass(
                    name: "VRPTW \(set) \(Int(seconds)) s", format: "vrptw", checker: "check_vrptw.py",
                    seconds: seconds, wanted: wanted, isRatio: false, cases: thin(routes.pick { $0.set == set }, most)))
        }
        return classes
    }

    /// At most so many, spread evenly.
    private static func thin(_ cases: [Case], _ most: Int) -> [Case] {
        guard most > 0, cases.count > most else { return cases }
        return (0..<most).map { cases[$0 * cases.count / most + cases.count / (2 * most)] }
    }

    /// City days of the seeds whose long-run cost the yardstick's page gives.
    private static func cityDays(_ visits: Int, _ data: String, _ folder: String, most: Int) throws -> [Case] {
        let known: [Int: [(seed: Int, cost: Double)]] = [
            500: [(1, 505_044), (2, 516_731), (3, 475_376)], 5_000: [(1, 4_332_230), (2, 4_360_365)],
            30_000: [(1, 24_817_324)],
        ]
        let days = known[visits] ?? []
        return try days.prefix(most == 0 ? days.count : most).map { day in
            let file = "\(folder)/cityday-\(visits)-\(day.seed).json"
            let words = ["python3", "\(data)/gen_cityday.py", "--visits", "\(visits)", "--seed", "\(day.seed)"]
            _ = try Child.run(words + ["--out", file], log: file + ".log", seconds: 600)
            return Case(name: "\(visits), seed \(day.seed)", file: file, best: day.cost)
        }
    }
}
