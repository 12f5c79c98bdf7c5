import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPlanFiles
import ZhaohuScheduling

@Suite("Files of services that depend on each other")
struct PairedFileTests {
    static let home = """
        {"patients":[
        {"id":"p1","location":[1,2],"time_window":[20,30.5],"required_caregivers":[{"service":"s1","duration":4},{"service":"s2"}],
        "synchronization":{"type":"sequential","distance":[5,8]}},
        {"id":"p\\"2","time_window":[0,100],"required_caregivers":[{"service":"s1","duration":1}],"synchronization":null}],
        "services":[{"id":"s1","default_duration":9},{"id":"s2","default_duration":4}],
        "caregivers":[{"id":"c1","abilities":["s1"]},{"id":"c2","abilities":["s2","s1"]}],
        "central_offices":[{"id":"d","location":[0,0]}],
        "distances":[[0,10.25,20],[10,0,10.0],[20.000,10,0]]}
        """

    static let tandem = """
        {"format":"vrptwsyn-1","name":"small","staff":2,"horizon":100,
        "travel":[[0,5,9],[5,0,4],[9,4,0]],
        "visits":[{"id":2,"duration":10,"open":0,"close":50},
        {"id":1,"duration":20,"open":10,"close":40}],
        "pairs":[[1,2]]}
        """

    private func refusal(_ body: () throws -> Void) -> Refusal? {
        do {
            try body()
            return nil
        } catch {
            return error as? Refusal
        }
    }

    private func homeRefusal(_ part: String, _ wrong: String) -> Refusal? {
        refusal { _ = try HomeCareFile(Array(Self.home.replacingOccurrences(of: part, with: wrong).utf8)) }
    }

    private func tandemRefusal(_ part: String, _ wrong: String) -> Refusal? {
        refusal { _ = try TandemFile(Array(Self.tandem.replacingOccurrences(of: part, with: wrong).utf8)) }
    }

    @Test("a home care file is read exactly, in the unit that its decimals need, and its plan is written")
    func home() async throws {
        let file = try HomeCareFile(Array(Self.home.utf8))
        let instance = file.instance
        #expect(file.scale == 2)
        #expect(instance.travel == [0, 1_025, 2_000, 1_000, 0, 1_000, 2_000, 1_000, 0])
        #expect(instance.services.map(\.closes) == [3_050, 3_050, 10_000])
        #expect(instance.services.map(\.duration) == [400, 400, 100])
        #expect(instance.links == [.init(first: 0, second: 1, shortestGap: 500, longestGap: 800)])
        #expect(instance.staff == [SkillSet(numbers: [0]), SkillSet(numbers: [0, 1])])
        let found = try #require(await PairedSearch(instance, seed: 1, threads: 1).run(.iterations(50)))
        // Either carer goes to the first patient and back; one of them comes by the second: 10.25 + 10 + 20 + 20.25.
        #expect(found.cost == PairedCost(travel: 6_050, late: 0, latest: 0))
        #expect(file.cost(found.cost) == "20.167")
        let text = file.render(found)
        #expect(text.contains(#"{"caregiver":"c2","stops":[{"patient":"p1","service":"s2","start":25.00}"#))
        #expect(text.contains(#""patient":"p\"2","service":"s1""#))
    }

    @Test("a tandem file is read, and its plan is written with the ids of the visits")
    func tandem() async throws {
        let file = try TandemFile(Array(Self.tandem.utf8))
        #expect(file.instance.services.map(\.place) == [2, 1])
        let found = try #require(await PairedSearch(file.instance, seed: 1, threads: 1).run(.iterations(50)))
        #expect(found.cost.total == 28)
        #expect(file.render(found).contains("[{\"visit\":1,\"start\":10}]"))
        #expect(file.render(found).contains("[{\"visit\":2,\"start\":10}]"))
    }

    @Test(
        "a malformed home care file is refused with the line and what was expected",
        arguments: [
            ("[20,30.5]", "[20]", "2", "two times"), ("30.5", "3e1", "2", "exponent"), ("30.5", "30.", "2", "decimal"),
            ("30.5", "30.0123456789", "2", "decimals"), ("\"p1\"", "7", "2", "text in quotes"),
            ("sequential", "sometimes", "3", "simultaneous or sequential"), ("[5,8]", "[5]", "3", "two times"),
            ("\"id\":\"c1\",", "", "6", "id in this row"), ("\"distances\"", "\"ways\"", "8", "distances"),
            ("\"services\":[", "\"servants\":[", "8", "services"), ("10.25", "\"far\"", "8", "a number"),
            ("[{\"service\":\"s1\",\"duration\":1}]", "[]", "4", "one or two services"),
            ("\"abilities\":[\"s1\"]", "\"able\":true", "6", "abilities in this row"),
            ("\"synchronization\":null}", "\"synchronization\":nul}", "4", "object"),
        ])
    func malformedHome(part: String, wrong: String, line: String, wanted: String) throws {
        let refusal = try #require(homeRefusal(part, wrong))
        #expect(refusal.rule.id == "planfile.malformed")
        let details = Dictionary(uniqueKeysWithValues: refusal.details.map { ($0.name, $0.value) })
        #expect(details["line"] == line && details["wanted"]?.contains(wanted) == true, "\(details)")
    }

    @Test("a home care file whose numbers or names do not fit is refused")
    func wrongHome() {
        #expect(homeRefusal("[20,30.5]", "[31,30.5]")?.rule.id == "paired.window")
        #expect(homeRefusal("[5,8]", "[9,8]")?.rule.id == "paired.window")
        #expect(homeRefusal("[5,8]", "[-5,8]")?.rule.id == "paired.number")
        #expect(homeRefusal("30.5", "99999999999999999999")?.rule.id == "planfile.malformed")
        #expect(homeRefusal("30.5", "9999999999999999")?.rule.id == "paired.number")
        #expect(homeRefusal("10.25", "10.000000001")?.rule.id == "paired.number")
        #expect(homeRefusal("30.5", "900000000.000")?.rule.id == "paired.number")
        #expect(homeRefusal("[10,0,10.0]", "[10,0]")?.rule.id == "paired.matrix")
        #expect(homeRefusal(",[20.000,10,0]", "")?.rule.id == "paired.matrix")
        #expect(homeRefusal("\"c2\"", "\"c1\"")?.rule.id == "planfile.name_twice")
        #expect(homeRefusal("p\\\"2", "p1")?.rule.id == "planfile.name_twice")
        #expect(homeRefusal("{\"service\":\"s2\"}", "{\"service\":\"s1\"}")?.rule.id == "planfile.name_twice")
        #expect(homeRefusal("{\"service\":\"s2\"}", "{\"service\":\"s9\"}")?.rule.id == "planfile.name_unknown")
        #expect(homeRefusal("[\"s1\"]", "[\"s9\"]")?.rule.id == "planfile.name_unknown")
    }

    @Test("a tandem file that does not fit is refused")
    func wrongTandem() {
        #expect(tandemRefusal("vrptwsyn-1", "vrptwsyn-2")?.rule.id == "planfile.malformed")
        #expect(tandemRefusal("\"close\":50", "\"close\":5.5")?.rule.id == "planfile.malformed")
        #expect(tandemRefusal("\"horizon\":100,", "")?.rule.id == "planfile.malformed")
        #expect(tandemRefusal("[[1,2]]", "[[1,2,3]]")?.rule.id == "planfile.malformed")
        #expect(tandemRefusal("\"open\":10", "\"open\":41")?.rule.id == "paired.window")
        #expect(tandemRefusal("[5,0,4]", "[5,0]")?.rule.id == "paired.matrix")
        #expect(tandemRefusal("\"id\":2", "\"id\":3")?.rule.id == "paired.number")
        #expect(tandemRefusal("\"id\":2", "\"id\":1")?.rule.id == "planfile.name_twice")
        #expect(tandemRefusal("[[1,2]]", "[[1,3]]")?.rule.id == "planfile.name_unknown")
        #expect(tandemRefusal("[[1,2]]", "[[1,2],[2,1]]")?.rule.id == "paired.link")
        #expect(tandemRefusal("\"staff\":2", "\"staff\":-1")?.rule.id == "paired.number")
        #expect(tandemRefusal("\"horizon\":100", "\"horizon\":9000000000")?.rule.id == "paired.number")
    }

    @Test("far too many people are as many as can be of use")
    func manyPeople() throws {
        let text = Self.tandem.replacingOccurrences(of: "\"staff\":2", with: "\"staff\":9000000000000")
        #expect(try TandemFile(Array(text.utf8)).instance.staff.count == 2)
    }

    @Test("empty lists are plans of nothing, or have no plan", arguments: ["home", "tandem"])
    func empty(kind: String) async throws {
        let instance: PairedInstance
        if kind == "home" {
            let text = #"{"patients":[],"services":[],"caregivers":[],"distances":[[0]]}"#
            instance = try HomeCareFile(Array(text.utf8)).instance
        } else {
            let text = #"{"format":"vrptwsyn-1","staff":0,"horizon":0,"travel":[[0]],"visits":[],"pairs":[]}"#
            instance = try TandemFile(Array(text.utf8)).instance
        }
        #expect(await PairedSearch(instance, seed: 1, threads: 2).run(.iterations(5))?.tours == [])
    }

    @Test("no beginning of a file, and no byte changed, makes it crash")
    func mutations() {
        for text in [Self.home, Self.tandem] {
            let bytes = Array(text.utf8)
            func read(_ bytes: [UInt8]) throws {
                if text == Self.home { _ = try HomeCareFile(bytes) } else { _ = try TandemFile(bytes) }
            }
            for length in 0..<bytes.count { #expect(throws: Refusal.self) { try read(Array(bytes[..<length])) } }
            for position in bytes.indices {
                for byte in [UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "]"), UInt8(ascii: "9"), 0x2D, 0xFF] {
                    var changed = bytes
                    changed[position] = byte
                    try? read(changed)
                }
            }
        }
    }

    @Test(
        "the shared checkers agree with the check on plans of ours",
        .enabled(if: SharedDay.isPresent, "the shared scheduling files or Python are not there"),
        arguments: [
            ("check_hhcrsp.py", "hhcrsp/mankowska/InstanzCPLEX_HCSRP_10_1.json", 218.199),
            ("check_hhcrsp.py", "hhcrsp/kummer/HHCRSP_10_3_16_1.6_C_C.json", 183.667),
            ("check_vrptwsyn.py", "vrptwsyn/case_1_20_4_2_1.json", 396),
        ])
    func shared(checker: String, path: String, best: Double) async throws {
        let bytes = Array(try Data(contentsOf: SharedDay.folder.appending(path: path)))
        let out = URL(filePath: NSTemporaryDirectory()).appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: out) }
        let home = checker == "check_hhcrsp.py" ? try HomeCareFile(bytes) : nil
        let tandem = home == nil ? try TandemFile(bytes) : nil
        let instance = try #require(home?.instance ?? tandem?.instance)
        let found = try #require(await PairedSearch(instance, seed: 1, threads: 2).run(.iterations(2_000)))
        try (home?.render(found) ?? tandem?.render(found) ?? "").write(to: out, atomically: true, encoding: .utf8)
        let verdict = try SharedDay.run([
            SharedDay.folder.appending(path: checker).path, SharedDay.folder.appending(path: path).path, out.path,
            "--json",
        ])
        let fields = try #require(JSONSerialization.jsonObject(with: verdict) as? [String: Any])
        #expect(fields["feasible"] as? Bool == true, "\(fields)")
        let cost = try #require((fields["cost"] as? NSNumber)?.doubleValue)
        let ours = try #require(Double(home?.cost(found.cost) ?? "\(found.cost.total)"))
        #expect(abs(cost - ours) < 0.0006)
        #expect(cost < best * 1.02)
    }
}
