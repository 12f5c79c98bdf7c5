import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPlanFiles
import ZhaohuScheduling

/// Files beside the checkout; tests that need them are skipped where there are none.
enum SharedDay {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/scheduling").standardizedFileURL

    static var isPresent: Bool {
        FileManager.default.fileExists(atPath: folder.path) && FileManager.default.isExecutableFile(atPath: python)
    }

    static let python = "/usr/bin/python3"

    /// What a script there writes.
    static func run(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-B"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return data
    }
}

@Suite("City day files")
struct CityDayFileTests {
    static let small = """
        {"format":"cityday-1","name":"small",
        "travel":{"detour_percent":130,"speed_mm_s":5000,"access_s":120},
        "weights":{"unserved":[36000,18000,9000],"travel_s":1,"late_s":2,"known":200,"stranger":900,"overload_s":1},
        "caregivers":[
        {"id":"g1","x":0,"y":0,"skills":["care"],"start":28800,"end":61200,"fair_load":20000},
        {"id":"g\\"2","x":100,"y":-50,"skills":["care","bath"],"start":28800,"end":61200,"fair_load":20000}],
        "clients":[{"id":"k1","x":300,"y":400,"primary":["g1","away"],"known":[],"not_with":[]}],
        "visits":[
        {"id":"v1","client":"k1","skills":["bath","care"],"open":30000,"close":33000,"max_late":900,"duration":1800,"priority":1}]}
        """

    static func refusal(_ text: String) -> Refusal? {
        do throws(Refusal) {
            _ = try CityDayFile(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test("a file is read, and a plan written for it is read back the same")
    func reads() async throws {
        let file = try CityDayFile(Array(Self.small.utf8))
        #expect(file.caregiverNames == ["g1", "g\"2"])
        #expect(file.instance.clients[0].primary == [0])
        #expect(file.instance.visits[0].parts.count == 2)
        let outcome = await Search.run(file.instance, budget: .steps(10))
        let text = file.render(outcome.plan)
        #expect(text.contains(#"{"caregiver":"g\"2","stops":[{"visit":"v1","start":30000}]}"#))
        #expect(try file.plan(Array(text.utf8)) == outcome.plan)
    }

    @Test(
        "a malformed file is refused with the line and what was expected",
        arguments: [
            ("cityday-1", "cityday-2", "1", "cityday-1"),
            ("\"speed_mm_s\":5000", "\"speed_mm_s\":5.5", "2", "whole number"),
            ("\"x\":300", "\"x\":\"300\"", "7", "whole number"), ("\"x\":300,", "", "7", "x in this row"),
            ("[\"bath\",\"care\"]", "[\"bath\" \"care\"]", "9", "a comma or the end"),
            ("\"open\":30000", "\"open\":99999999999999999999", "9", "64 bits"),
            ("\"priority\":1}]}", "", "9", "a name"),
            ("\"id\":\"v1\",", "", "9", "id in this row"),
        ])
    func malformed(part: String, wrong: String, line: String, wanted: String) throws {
        let refusal = try #require(Self.refusal(Self.small.replacingOccurrences(of: part, with: wrong)))
        #expect(refusal.rule.id == "planfile.malformed")
        let details = Dictionary(uniqueKeysWithValues: refusal.details.map { ($0.name, $0.value) })
        #expect(details["line"] == line)
        #expect(details["wanted"]?.contains(wanted) == true, "\(details)")
    }

    @Test("names that clash or lead nowhere, and windows that end before they begin, are refused")
    func names() {
        func rule(_ part: String, _ wrong: String) -> String? {
            Self.refusal(Self.small.replacingOccurrences(of: part, with: wrong))?.rule.id
        }
        #expect(rule("g\\\"2", "g1") == "planfile.name_twice")
        #expect(rule("\"client\":\"k1\"", "\"client\":\"k9\"") == "planfile.name_unknown")
        #expect(rule("\"close\":33000", "\"close\":29999") == "instance.value")
        #expect(rule("\"end\":61200", "\"end\":28799") == "instance.value")
        #expect(rule("\"x\":300", "\"x\":30000000") == "instance.value")
        #expect(rule("\"weights\":{", "\"weights\":{\"known\":-1},\"other\":{") == "planfile.malformed")
    }

    @Test("no beginning of a file, and no byte changed, makes it crash")
    func mutations() {
        let bytes = Array(Self.small.utf8)
        for length in 0..<bytes.count { #expect(throws: Refusal.self) { try CityDayFile(Array(bytes[..<length])) } }
        for position in bytes.indices {
            for byte in [UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "]"), UInt8(ascii: "9"), 0, 0xFF] {
                var changed = bytes
                changed[position] = byte
                _ = try? CityDayFile(changed)
            }
        }
        #expect(Self.refusal(String(repeating: "[", count: 100_000)) != nil)
        #expect(Self.refusal("{\"format\":\"cityday-1\",\"a\":" + String(repeating: "[", count: 100_000)) != nil)
    }

    @Test(
        "the check agrees with the shared checker on the shared plan and on one of ours",
        .enabled(if: SharedDay.isPresent, "the shared scheduling files or Python are not there"))
    func shared() async throws {
        let folder = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let instance = folder.appending(path: "day.json").path
        _ = try SharedDay.run([
            SharedDay.folder.appending(path: "gen_cityday.py").path, "--visits", "500", "--seed", "1", "--out",
            instance,
        ])
        let file = try CityDayFile(Array(Data(contentsOf: URL(filePath: instance))))
        let example = SharedDay.folder.appending(path: "examples/cityday-A-500-1.plan.json")
        let plan = try file.plan(Array(Data(contentsOf: example)))
        #expect(try PlanCheck.cost(of: plan, for: file.instance).total == 508_660)

        let outcome = await Search.run(file.instance, budget: .steps(2_000), threads: 2)
        let ours = folder.appending(path: "plan.json")
        try file.render(outcome.plan).write(to: ours, atomically: true, encoding: .utf8)
        let verdict = try SharedDay.run([
            SharedDay.folder.appending(path: "check_cityday.py").path, instance, ours.path, "--json",
        ])
        let fields = try #require(JSONSerialization.jsonObject(with: verdict) as? [String: Any])
        #expect(fields["feasible"] as? Bool == true)
        #expect(try PlanCheck.cost(of: outcome.plan, for: file.instance).total == fields["cost"] as? Int)
    }
}
