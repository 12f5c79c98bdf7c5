import Testing
import ZhaohuBulk
import ZhaohuDomain

@Suite("Row of a file of persons")
struct PersonRowTests {
    @Test("a good row becomes a row for COPY")
    func good() throws {
        let quoted = Persons.good.replacing("人民中路1号", with: "\"a\\b, \"\"c\"\"\"")
        let (rows, bad) = try Persons.read("\(Persons.header)\n\(quoted)2020-01-31\n")
        #expect(bad.isEmpty)
        #expect(
            rows == [
                #"320600\#t32060219400501104X\#t测试\#tf\#t1940-05-01\#t320602\#ta\\b, "c"\#t31980120\#t120894330\#t13800000000\#t2020-01-31"#
            ])
    }

    @Test(
        "each cell by the rules of PERSON.ADD",
        arguments: [
            (PersonColumn.idNumber, "", CellFault.missing), (.idNumber, "32060219400501104", .notAnIdentityNumber),
            (.idNumber, "32060219400501104Y", .notAnIdentityNumber), (.idNumber, "3.20602E+17", .notAnIdentityNumber),
            (.idNumber, "320602194005011041", .wrongCheckDigit), (.idNumber, "32060219400510104X", .wrongCheckDigit),
            (.name, "", .missing), (.name, "  ", .missing), (.name, "a\u{7F}", .controlCharacter),
            (.name, "a\u{85}", .controlCharacter), (.name, "\"a\nb\"", .controlCharacter),
            (.name, "a\u{0}b", .controlCharacter), (.name, String(repeating: "张", count: 61), .tooLong(60)),
            (.name, "a\"b", .brokenQuote), (.sex, "x", .unknownSex), (.sex, "m", .sexDiffers), (.sex, "男", .sexDiffers),
            (.born, "1940-5-1", .notADay), (.born, "1940-02-30", .notADay), (.born, "1940-05-02", .bornDiffers),
            (.district, "", .missing), (.district, "330203", .unknownDistrict(known: "320602, 320611")),
            (.district, "0320602", .unknownDistrict(known: "320602, 320611")),
            (.address, String(repeating: "路", count: 201), .tooLong(200)),
            (.latitude, "90.000001", .outOfRange(degrees: 90)),
            (.latitude, "31,98", .notDegrees), (.latitude, "31.", .notDegrees), (.latitude, ".5", .notDegrees),
            (.latitude, "+31.98", .notDegrees), (.latitude, "3.1e1", .notDegrees), (.latitude, "1.2.3", .notDegrees),
            (.longitude, "-180.000001", .outOfRange(degrees: 180)), (.longitude, "1200.9", .notDegrees),
            (.phone, String(repeating: "1", count: 31), .tooLong(30)), (.diedOn, "1940-04-30", .diedBeforeBirth),
            (.diedOn, "9999-01-01", .dayInFuture), (.diedOn, "dead", .notADay),
        ])
    func faults(column: PersonColumn, value: String, expected: CellFault) throws {
        let cell = value.contains(",") ? "\"\(value)\"" : value
        #expect(try Persons.faults([column: cell]) == [column: expected])
    }

    @Test(
        "what is allowed",
        arguments: [
            (PersonColumn.idNumber, "32060219400501104x"), (.name, String(repeating: "𠮷", count: 60)), (.sex, ""),
            (.sex, "F"), (.sex, "女"), (.born, ""), (.latitude, "-90"), (.latitude, "0"),
            (.latitude, "31.980120000000000001"),
            (.longitude, "180.000000"), (.phone, ""), (.diedOn, ""), (.diedOn, "1940-05-01"), (.name, "a\\tb"),
        ])
    func allowed(column: PersonColumn, value: String) throws {
        #expect(try Persons.faults([column: value]).isEmpty)
    }

    @Test("every bad cell of a row is named, in the order of the columns")
    func many() throws {
        #expect(
            try Persons.faults([.sex: "m", .name: "", .phone: "\"\n\"", .born: "x"])
                == [.name: .missing, .sex: .sexDiffers, .born: .notADay, .phone: .controlCharacter])
    }

    @Test("a row that is not like the header is bad as a whole, and the next one is read")
    func width() throws {
        let (rows, bad) = try Persons.read("\(Persons.header)\n1,2\n\(Persons.good)\n\(Persons.good),\n")
        #expect(rows.count == 1)
        #expect(bad.map(\.row) == [2, 4] && bad.allSatisfy { $0.column == nil && $0.value.isEmpty })
        #expect(bad.map(\.fault) == [.cellCount(2, expected: 10), .cellCount(11, expected: 10)])
    }

    @Test("bytes that are not UTF-8 are refused as Swift refuses them")
    func encoding() throws {
        var lottery = Lottery(state: 8)
        let alphabet: [UInt8] = [
            0x61, 0x80, 0xA0, 0xBF, 0xC0, 0xC2, 0xC3, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x9F, 0x90,
        ]
        let parts = Persons.good.split(separator: "测试", maxSplits: 1)
        for _ in 0..<5_000 {
            let name = (0..<4).map { _ in alphabet.randomElement(using: &lottery) ?? 0 }
            var reader = try Persons.reader(
                Array("\(Persons.header)\n\(parts[0])".utf8) + name + Array("\(parts[1])\n".utf8))
            var output: [UInt8] = []
            let isBad = try reader.next(into: &output) == .bad
            let text = String(validating: name, as: UTF8.self)
            let hasControl = text?.unicodeScalars.contains { (0x7F...0x9F).contains($0.value) } ?? false
            #expect(isBad == (text == nil || hasControl), "\(name)")
            if isBad { #expect(reader.badCells.map(\.fault) == [text == nil ? .notUTF8 : .controlCharacter]) }
        }
    }

    @Test("the check character and the date are those of the domain")
    func identityNumbers() throws {
        var lottery = Lottery(state: 11)
        for _ in 0..<5_000 {
            let digits = "320602" + (0..<12).map { _ in String(Int.random(in: 0...9, using: &lottery)) }.joined()
            let faults = try Persons.faults([.idNumber: digits, .sex: "", .born: ""])
            let known = IdentityNumber(digits).map { $0.born <= Persons.today } ?? false
            #expect(faults.isEmpty == known, "\(digits)")
        }
        for year in [1799, 1800, 1940, 2024, 2025] {
            let body = 320_602_000_000_000_00 + year * 10_000_000 + 501_104
            let number = String(body) + String(decoding: [IdentityNumber.check(body: body)], as: UTF8.self)
            let faults = try Persons.faults([.idNumber: number, .born: "", .sex: ""])
            #expect(faults[.idNumber] == ((1800...2024).contains(year) ? nil : .noBirthDate), "\(number)")
        }
    }
}
