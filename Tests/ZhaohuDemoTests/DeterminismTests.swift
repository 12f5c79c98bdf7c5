import Testing
import ZhaohuDemo
import ZhaohuDomain

@Suite("Determinism")
struct DeterminismTests {
    @Test("the same seed and day give the same bytes")
    func same() throws {
        let first = try Fixture.load().region
        let second = DemoRegion(seed: 2017, today: Fixture.today)
        for (table, other) in zip(first.tables, second.tables) {
            #expect(try Self.chunks(table) == Self.chunks(other), "\(table.name)")
        }
    }

    @Test("another seed gives other rows")
    func different() throws {
        let first = try Fixture.load().region
        let second = DemoRegion(seed: 2018, today: Fixture.today)
        for name in ["person", "provider", "caregiver", "care_case", "care_plan", "visit", "rating"] {
            let table = try Fixture.table(name, of: first)
            #expect(try Self.chunks(table) != Self.chunks(try Fixture.table(name, of: second)), "\(name)")
        }
    }

    @Test("chunks are about 64 KiB")
    func chunkSize() throws {
        let sizes = try Self.chunks(Fixture.load().table("visit")).map(\.count)
        #expect(sizes.count > 500)
        #expect(sizes.dropLast().allSatisfy { (65_536...67_584).contains($0) })
    }

    private static func chunks(_ table: DemoTable) throws -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        try table.write { chunks.append($0) }
        return chunks
    }
}
