import Testing
import ZhaohuDomain

@testable import ZhaohuDemo

@Suite("COPY text")
struct CopyBufferTests {
    private func written(_ body: (inout CopyBuffer) -> Void) -> String {
        var buffer = CopyBuffer()
        body(&buffer)
        return String(decoding: buffer.take(), as: UTF8.self)
    }

    @Test("fields are separated by tabs and rows ended by line feeds")
    func separators() {
        let text = written { row in
            row.text("")
            row.text("照护")
            row.endRow()
            row.number(7)
            row.text(nil)
            row.endRow()
        }
        #expect(text == "\t照护\n7\t\\N\n")
    }

    @Test("backslash, tab, line ends and other control characters are escaped")
    func escapes() throws {
        let value = "a\\b\tc\nd\re\u{8}\u{b}\u{c}f\\N"
        let text = written { $0.text(value) }
        #expect(text == "a\\\\b\\tc\\nd\\re\\b\\v\\ff\\\\N")
        let row = CopyRow(fields: [Array(text.utf8)[...]])
        #expect(row.text(0) == value)
    }

    @Test("numbers are written plainly", arguments: [0, 9, 10, -1, 120_893_976, Int.max, Int.min])
    func numbers(_ value: Int) {
        #expect(written { $0.number(value) } == String(value))
    }

    @Test("arrays quote what is not a plain word, under the escapes of COPY")
    func arrays() {
        #expect(written { $0.array([]) } == "{}")
        #expect(written { $0.array(["life", "geo.radius"]) } == "{life,geo.radius}")
        #expect(written { $0.array(["a b", "c\"d", "e\\", ""]) } == #"{"a b","c\\"d","e\\\\",""}"#)
    }

    @Test("moments carry the region's offset and may lie on the next day")
    func moments() throws {
        let day = try #require(Day("2017-12-31"))
        #expect(written { $0.moment(day, seconds: 29_101) } == "2017-12-31 08:05:01+08")
        #expect(written { $0.moment(day, seconds: 86_400) } == "2018-01-01 00:00:00+08")
        #expect(written { $0.day(nil as Day?) } == "\\N")
    }

    @Test("shares add up to the whole")
    func shares() {
        #expect(Shares.split(10, by: [1, 1, 1]) == [4, 3, 3])
        #expect(Shares.split(7, by: [0, 5]) == [0, 7])
    }
}
