import Foundation
import Testing
import ZhaohuTestSupport

/// `zhaohu plan`, as somebody types it; needs no server.
@Suite("zhaohu plan")
struct PlanProgramTests {
    /// Four customers on a cross, two to a vehicle.
    private static let cross = """
        cross

        VEHICLE
        NUMBER     CAPACITY
          3         20

        CUSTOMER
        CUST NO.   XCOORD.   YCOORD.    DEMAND   READY TIME   DUE DATE   SERVICE TIME

            0          0      0           0       0         500           0
            1          30     40          10      0         400          10
            2          30     50          10      0         400          10
            3          0     -20          10      0         400          10
            4          0     -30          10      0         400          10
        """

    private func run(_ words: [String]) throws -> (status: Int32, output: String) {
        try ChildProcess.run([Programs.client, "plan"] + words, environment: [:], seconds: 60)
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = try TestFolders.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test("routes of a small instance are written with their distance, the same for one and two threads")
    func routes() throws {
        try withFolder { folder in
            try Self.cross.write(toFile: folder + "/cross.txt", atomically: true, encoding: .utf8)
            var plans: [String] = []
            for threads in ["1", "2"] {
                let out = folder + "/\(threads).sol"
                let (status, output) = try run([
                    "--format", "vrptw", "--instance", folder + "/cross.txt", "--out", out, "--iterations", "20",
                    "--threads", threads, "--json", "--quiet",
                ])
                // There and back: 50, 10 and 58.3 to the two in the east, 20, 10 and 30 to the two in the south.
                #expect(status == 0 && output.contains("\"routes\":2,\"cost\":178.3,"), "\(output)")
                plans.append(try String(contentsOfFile: out, encoding: .utf8))
            }
            #expect(plans[0] == plans[1] && plans[0].hasSuffix("Cost 178.3\n"))
        }
    }

    @Test("what cannot be read is told by its line, and nothing is written")
    func malformed() throws {
        try withFolder { folder in
            let bad = Self.cross.replacing("-20          10 ", with: "-20          ten ")
            try bad.write(toFile: folder + "/bad.txt", atomically: true, encoding: .utf8)
            let words = [
                "--format", "vrptw", "--out", folder + "/out.sol", "--quiet", "--iterations", "1", "--instance",
            ]
            let malformed = try run(words + [folder + "/bad.txt"])
            #expect(malformed.status == 2 && malformed.output.contains("line=13"), "\(malformed.output)")
            let missing = try run(words + [folder + "/none.txt"])
            #expect(missing.status == 1 && missing.output.contains("none.txt"), "\(missing.output)")
            #expect(try run(["--format", "gpx", "--instance", "x"]).status == 2)
            #expect(!FileManager.default.fileExists(atPath: folder + "/out.sol"))
        }
    }
}
