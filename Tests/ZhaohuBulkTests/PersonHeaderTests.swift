import Testing
import ZhaohuBulk

@Suite("Header of a file of persons")
struct PersonHeaderTests {
    @Test(
        "columns in any order, in either language, with blanks around them",
        arguments: [
            ("longitude,latitude,address,district,name,id_number", "120.9,31.9,路,320602,张,32060219400501104X"),
            ("证件号码,姓名,行政区划,地址,纬度,经度", "32060219400501104X,张,320602,路,31.9,120.9"),
            (" ID_Number ,name,行政区划,address,纬度,\"longitude\"", "32060219400501104x,张,320602,路,31.9,120.9"),
        ])
    func orders(header: String, row: String) throws {
        let (rows, bad) = try Persons.read("\(header)\r\n\(row)\r\n")
        #expect(bad.isEmpty)
        #expect(
            rows == [
                "320600\t32060219400501104X\t张\tf\t1940-05-01\t320602\t路\t31900000\t120900000\t\t\\N"
            ])
    }

    @Test(
        "what cannot be understood is named with the way out",
        arguments: [
            ("", "The file is empty"),
            (Persons.header + "\n", "There are no persons in it, only a header."),
            ("id_number,nmae", "unknown column 2, \"nmae\". Perhaps name is meant."),
            ("id_number,\u{1B}[2Jwhatever", "unknown column 2, \"[2Jwhatever\". Known are: id_number (证件号码), name"),
            ("证件号码,证件姓名", "unknown column 2, \"证件姓名\". Perhaps 证件号码 is meant."),
            ("证件号码,名字", "unknown column 2, \"名字\". Perhaps 姓名 is meant."),
            ("id_number,证件号码", "names id_number twice, as column 1 and 2"),
            ("id_number,name,district,latitude", "lacks address (地址), longitude (经度)."),
            (String(repeating: "x", count: 70_000), "longer than 65536 bytes"),
            ("id_number,na\"me", "no CSV header"),
        ])
    func refused(text: String, expected: String) throws {
        let problem = #expect(throws: FileProblem.self) { try Persons.read(text) }
        #expect(problem?.description.contains(expected) == true, "\(String(describing: problem))")
    }

    @Test("a first row that is a person is not shown")
    func personAsHeader() throws {
        let problem = #expect(throws: FileProblem.self) { try Persons.read(Persons.good) }
        let text = try #require(problem?.description)
        #expect(text.contains("The first row does not name the columns."))
        #expect(!text.contains("3206") && !text.contains("测试"))
    }

    @Test("GBK and UTF-16 are told apart from UTF-8")
    func encodings() throws {
        let gbk: [UInt8] = [0xD0, 0xD5, 0xC3, 0xFB, 44, 0xD0, 0xD4, 0xB1, 0xF0, 10]
        for bytes in [gbk, [0xFF, 0xFE, 0x31, 0, 10, 0]] {
            let problem = #expect(throws: FileProblem.self) { try Persons.reader(bytes) }
            #expect(problem?.description.contains("is not UTF-8") == true)
        }
    }
}
