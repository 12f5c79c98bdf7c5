import Testing
import ZhaohuBulk
import ZhaohuDomain

@Suite("Rejects")
struct RejectTests {
    @Test("a line of the rejects file is CSV again, and harmless on a terminal")
    func line() {
        let cell = BadCell(row: 7, column: .address, value: "a,\"b\"\n\u{1B}[2J", fault: .controlCharacter)
        #expect(cell.csvLine == #"7,address,"a,""b""\u{A}\u{1B}[2J",a control character or line break,delete it"#)
        #expect(CSV.records(cell.csvLine)?.first?.count == 5)
        let whole = BadCell(row: 8, column: nil, value: "", fault: .cellCount(3, expected: 6))
        #expect(CSV.records(whole.csvLine)?.first?.prefix(3) == ["8", "", ""])
    }

    @Test("a long value is cut")
    func longValue() throws {
        let row = Persons.good.replacing("人民中路1号", with: String(repeating: "路", count: 9_000))
        let bad = try Persons.read("\(Persons.header)\n\(row)\n").bad
        #expect(bad.map(\.value.count) == [BadCell.valueMax])
    }

    @Test("a number that comes twice is told with its first row")
    func twice() {
        var seen = IdentityNumberSet()
        var known: [Int: Int] = [:]
        var lottery = Lottery(state: 2)
        for row in 1...50_000 {
            let number = 32_060_219_400_000_000 + Int.random(in: 0..<30_000, using: &lottery)
            #expect(seen.insert(number, row: row) == known[number])
            if known[number] == nil { known[number] = row }
        }
        #expect(seen.count == known.count)
    }
}
