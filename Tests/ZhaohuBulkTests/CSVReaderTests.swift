import Testing
import ZhaohuBulk
import ZhaohuDomain

@Suite("CSV reader")
struct CSVReaderTests {
    @Test(
        "what RFC 4180 says",
        arguments: [
            ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
            ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
            ("a,\"b,c\"\r\n", [["a", "b,c"]]),
            ("\"say \"\"hi\"\"\",\"\"\"\"\n", [["say \"hi\"", "\""]]),
            ("\"two\r\nlines\",x\n", [["two\r\nlines", "x"]]),
            ("\u{FEFF}a,b\n", [["a", "b"]]),
            ("a,,\n,\n", [["a", "", ""], ["", ""]]),
            ("\n\r\na\n\n", [["a"]]),
            ("\"\"\n", [[""]]),
            ("姓名,性别\r\n张,女", [["姓名", "性别"], ["张", "女"]]),
            ("", []),
        ])
    func rules(text: String, expected: [[String]]) throws {
        #expect(try Self.records(Array(text.utf8)).map { $0.map(\.text) } == expected)
    }

    @Test(
        "broken quotes are marked, and the cells around them are not",
        arguments: [
            ("a\"b,c\n", [true, false]), ("\"a\"b,c\n", [true, false]), ("c,\"a", [false, true]),
            ("\"a\"\r,c\n", [true, false]), ("\"a\"\r\nc", [false, false]),
        ])
    func broken(text: String, expected: [Bool]) throws {
        #expect(try Self.records(Array(text.utf8)).flatMap { $0.map(\.isBroken) } == expected)
    }

    @Test("cut at any byte, a file reads the same")
    func cuts() throws {
        let bytes = Array("\u{FEFF}id,名\r\n\"1\"\"2\",\"x\r\ny\"\r\n\n3,\"a\"b\r\n4,\"open".utf8)
        let whole = try Self.records(bytes)
        #expect(whole.count == 4)
        for size in 1...bytes.count { #expect(try Self.records(bytes, size: size) == whole, "pieces of \(size)") }
    }

    @Test("random tables come back as they were written, as a naive reader has them, too")
    func randomTables() throws {
        var lottery = Lottery(state: 4_180)
        let pieces = ["a", "Z", " ", "é", "张", "🙂", ",", "\"", "\r", "\n", "\r\n", "'"]
        for _ in 0..<2_000 {
            let width = Int.random(in: 2...5, using: &lottery)
            let table = (0..<Int.random(in: 1...6, using: &lottery)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...4, using: &lottery)).map { _ in pieces.randomElement(using: &lottery) ?? ""
                    }
                    .joined()
                }
            }
            let text = Self.written(table, &lottery)
            let size = Int.random(in: 1...30, using: &lottery)
            let read = try Self.records(Array(text.utf8), size: size).map { $0.map(\.text) }
            #expect(read == table, "\(text.debugDescription)")
            #expect(CSV.records(text) == table, "the naive one: \(text.debugDescription)")
        }
    }

    @Test("random bytes read the same in pieces and as a whole")
    func randomBytes() throws {
        var lottery = Lottery(state: 13)
        let alphabet: [UInt8] = [34, 34, 44, 10, 13, 97, 0, 0xFF, 0xE5, 92]
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &lottery)).map { _ in
                alphabet.randomElement(using: &lottery) ?? 0
            }
            let size = Int.random(in: 1...8, using: &lottery)
            #expect(try Self.records(bytes, size: size) == Self.records(bytes), "\(bytes), pieces of \(size)")
        }
    }

    @Test("a record at its bound is read, one byte more ends the file", arguments: [1_000, 65_536, Int.max])
    func bound(size: Int) throws {
        let longest = String(repeating: "x", count: CSVReader.recordBytesMax)
        #expect(try Self.steps("\(longest)\nb\n", size: size) == [.record, .record])
        #expect(try Self.steps("\(longest)x\nb\n", size: size) == [.tooLong])
        #expect(try Self.steps("a\n\"\(longest)x", size: size) == [.record, .tooLong])
    }

    @Test("of a record with too many cells 64 are kept and all are counted")
    func manyCells() throws {
        let pieces = Pieces([UInt8](repeating: 44, count: 99), size: 7)
        var reader = CSVReader { pieces.read($0) }
        #expect(try reader.next() == .record)
        #expect(reader.cells.count == 64 && reader.cellCount == 100)
    }

    @Test("rows are counted as a spreadsheet does")
    func rowNumbers() throws {
        let pieces = Pieces(Array("a\n\n\"b\nb\"\nc".utf8), size: 3)
        var reader = CSVReader { pieces.read($0) }
        var rows: [Int] = []
        while try reader.next() == .record { rows.append(reader.row) }
        #expect(rows == [1, 3, 4])
    }

    private struct Cell: Equatable {
        let text: String
        let isBroken: Bool
    }

    private static func records(_ bytes: [UInt8], size: Int = .max) throws -> [[Cell]] {
        let pieces = Pieces(bytes, size: size)
        var reader = CSVReader { pieces.read($0) }
        var records: [[Cell]] = []
        while try reader.next() == .record {
            records.append(
                reader.cells.map {
                    Cell(text: String(decoding: reader.content($0), as: UTF8.self), isBroken: $0.isBroken)
                })
        }
        return records
    }

    private static func steps(_ text: String, size: Int) throws -> [CSVReader.Step] {
        let pieces = Pieces(Array(text.utf8), size: size)
        var reader = CSVReader { pieces.read($0) }
        var steps: [CSVReader.Step] = []
        while true {
            let step = try reader.next()
            if step == .end { return steps }
            steps.append(step)
        }
    }

    private static func written(_ table: [[String]], _ lottery: inout Lottery) -> String {
        var text = ""
        for row in table {
            let cells = row.map { cell in
                let needsQuotes = cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
                guard needsQuotes || Bool.random(using: &lottery) else { return cell }
                return "\"\(cell.replacing("\"", with: "\"\""))\""
            }
            text += cells.joined(separator: ",") + (Bool.random(using: &lottery) ? "\r\n" : "\n")
        }
        return text
    }
}
