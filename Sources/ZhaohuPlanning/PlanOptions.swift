package import ArgumentParser

/// The command line of `zhaohu plan`.
package struct PlanOptions: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "zhaohu plan",
        abstract: "Plans a day of home visits from a file, without a server.",
        discussion: """
            Every plan is checked before it is written. Progress goes to standard error; Ctrl-C ends the search with the \
            best plan so far.

            Exit status: 0 done; 1 a file cannot be read or written; 2 wrong options or a malformed instance; \
            3 no plan that keeps the rules was found in time; 5 the plan failed the check.
            """)

    /// Formats of instance and plan.
    package enum Format: String, ExpressibleByArgument, CaseIterable {
        case cityday, vrptw, hhcrsp, vrptwsyn
    }

    @Option(help: "Format of the instance and the plan: cityday, vrptw (Solomon's text), hhcrsp, vrptwsyn.")
    package var format: Format

    @Option(help: "File with the instance.")
    package var instance: String

    @Option(help: "File for the plan (default: none is written).")
    package var out: String?

    @Option(help: "Seconds that the whole run may take, reading and writing included (default 10).")
    package var seconds: Double?

    @Option(help: "Steps of the search, in place of a time; the same steps give the same plan.")
    package var iterations: Int?

    @Option(help: "Threads, 1 to 64; the plan of a number of steps does not depend on it.")
    package var threads: Int = 2

    @Option(help: "Seed of the random numbers.")
    package var seed: UInt64 = 1

    @Flag(help: "Report on standard output as one JSON object.")
    package var json = false

    @Flag(help: "No progress on standard error.")
    package var quiet = false

    package init() {}

    package func validate() throws {
        guard seconds == nil || iterations == nil else {
            throw ValidationError("--seconds and --iterations exclude each other")
        }
        guard 0...86_400 ~= seconds ?? 0 else { throw ValidationError("--seconds is a number from 0 to 86400") }
        guard 0...1_000_000_000_000 ~= iterations ?? 0 else {
            throw ValidationError("--iterations is a number from 0 to 1000000000000")
        }
        guard 1...64 ~= threads else { throw ValidationError("--threads is a number from 1 to 64") }
    }
}
