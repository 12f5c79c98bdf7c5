import Testing
import ZhaohuDomain

@Suite("Common values")
struct CommonTests {
    @Test("every day of eight centuries is read as it is written")
    func days() throws {
        let first = try day("1600-01-01").number
        let last = try day("2400-12-31").number
        var weekday = Day(number: first).weekday
        for number in first...last {
            let value = Day(number: number)
            let parts = value.components
            #expect(Day(year: parts.year, month: parts.month, day: parts.day) == value)
            if number % 97 == 0 { #expect(Day(value.description) == value) }
            if value.weekday != weekday { Issue.record("weekday of \(value)") }
            weekday = weekday % 7 + 1
        }
    }

    @Test("leap days are where the calendar has them")
    func leapDays() throws {
        for year in [2000, 2004, 2016, 2020, 2400] { #expect(Day(year: year, month: 2, day: 29) != nil) }
        for year in [1900, 2017, 2019, 2100] { #expect(Day(year: year, month: 2, day: 29) == nil) }
        #expect(try day("2020-02-28").advanced(by: 1).description == "2020-02-29")
        for years in 1...3 {
            #expect(try day("2020-02-29").advanced(byYears: years).description == "\(2020 + years)-02-28")
        }
        #expect(try day("2020-02-29").advanced(byYears: 5).description == "2025-02-28")
        #expect(try day("2020-02-29").advanced(byYears: 4).description == "2024-02-29")
        #expect(try day("1970-01-01").number == 0)
        #expect(try day("2017-06-01").weekday == 4)
        #expect(try day("2020-02-10").endOfMonth.description == "2020-02-29")
        #expect(try day("2020-02-10").startOfMonth.description == "2020-02-01")
    }

    @Test("months later is the same day of the month, or the last one")
    func months() throws {
        #expect(try day("2017-01-31").advanced(byMonths: 1).description == "2017-02-28")
        #expect(try day("2020-01-31").advanced(byMonths: 1).description == "2020-02-29")
        #expect(try day("2017-12-15").advanced(byMonths: 1).description == "2018-01-15")
        #expect(try day("2017-06-07").advanced(byMonths: 24).description == "2019-06-07")
        #expect(try day("2017-01-15").advanced(byMonths: -1).description == "2016-12-15")
    }

    @Test(
        "what is not a day is not read",
        arguments: [
            "", "2017-13-01", "2017-00-01", "2017-04-31", "2017-4-1", "17-04-01", "2017/04/01", "2017-04-01 ",
            "0000-01-01",
        ])
    func badDays(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("instants are read as they are written, in any zone", arguments: [UInt64(3), 2_017])
    func instants(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bounds = (
            try instant("1900-01-01T00:00:00Z").microseconds / 1_000,
            try instant("2200-01-01T00:00:00Z").microseconds / 1_000
        )
        for _ in 0..<500 {
            let value = Instant(microseconds: Int64.random(in: bounds.0...bounds.1, using: &generator) * 1_000)
            for zone in [Zone.shanghai, Zone(offsetSeconds: 0), Zone(offsetSeconds: -12_600)] {
                #expect(Instant(value.iso8601(in: zone)) == value)
            }
            let zone = Zone.shanghai
            let midnight = zone.instant(zone.day(of: value), minute: 0)
            #expect(midnight <= value && value < midnight.advanced(bySeconds: 86_400))
        }
    }

    @Test("an instant has an offset")
    func instantForms() throws {
        #expect(try instant("2017-06-01T00:00:00+08:00") == instant("2017-05-31T16:00Z"))
        #expect(try instant("2017-06-01T08:02:11.12+08:00").iso8601(in: .shanghai) == "2017-06-01T08:02:11.120+08:00")
        for text in [
            "2017-06-01T08:02:11", "2017-06-01", "2017-06-01T24:00:00Z", "2017-06-01T08:60Z", "2017-06-01T08:00:60Z",
            "2017-02-29T08:00:00Z", "2017-06-01T08:00:00+8", "2017-06-01T08:00:00.Z", "", "2017-06-01T08:00:00Zx",
        ] { #expect(Instant(text) == nil, "\(text)") }
        #expect(try instant("2017-06-01T08:00:01Z").seconds(since: instant("2017-06-01T08:00:01.5Z")) == -1)
    }

    @Test("money is read as it is written")
    func money() {
        for fen: Int64 in [0, 1, 9, 10, 99, 100, 1_825_000, -1, -150, 99_999_999_999] {
            #expect(Money(yuan: Money(fen: fen).description) == Money(fen: fen))
        }
        #expect(Money(yuan: "50")?.fen == 5_000 && Money(yuan: "50.5")?.fen == 5_050)
        for text in ["", ".", "1.", ".5", "1.234", "1,000", "¥5", "--5", "1.-5", "1e3"] {
            #expect(Money(yuan: text) == nil)
        }
        #expect(Money(fen: 150) - Money(fen: 200) == Money(fen: -50))
        #expect(Money(fen: 5_000) * 365 == Money(fen: 1_825_000))
    }

    @Test("positions are read as they are written, and measured")
    func positions() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let value = try #require(
                Position(
                    latitudeMicrodegrees: Int.random(in: -90_000_000...90_000_000, using: &generator),
                    longitudeMicrodegrees: Int.random(in: -180_000_000...180_000_000, using: &generator)))
            #expect(Position(value.description) == value)
            #expect(value.distanceMetres(to: value) == 0)
        }
        let nantong = try #require(Position("31.980120,120.894330"))
        let shanghai = try #require(Position("31.230400,121.473700"))
        #expect(nantong.distanceMetres(to: shanghai) == shanghai.distanceMetres(to: nantong))
        #expect((95_000...105_000).contains(nantong.distanceMetres(to: shanghai)))
        for text in ["", "31", "31,", "91,0", "0,181", "31.9,120.8,1", "a,b", "31.,120"] {
            #expect(Position(text) == nil)
        }
    }

    @Test("ids carry their letter")
    func ids() {
        #expect(VisitID("v88120")?.description == "V88120")
        #expect(CaregiverID(17).description == "C0017")
        #expect(VisitID("C17") == nil && VisitID("V") == nil && VisitID("V1x") == nil)
        // The sign for kelvin is equal to a K, and is none.
        #expect(CaseID("k1")?.description == "K1" && CaseID("\u{212A}1") == nil)
    }

    @Test("an identity number needs its date and check character")
    func identityNumber() throws {
        let number = try #require(IdentityNumber("32060219400501104x"))
        #expect(number.text == "32060219400501104X")
        #expect(number.born == (try day("1940-05-01")))
        #expect(number.district == "320602" && number.sex == "f")
        #expect(number.description == "3206**********104X")
        #expect(!"\(number)".contains("19400501"))
        #expect(IdentityNumber("11010519491231002X")?.sex == "f")
        for text in [
            "", "32060219400501104", "320602194005011040", "32060219400501104Y", "3206021940050110４X",
            "32060219400501104XX", "32060219401301104X",
        ] { #expect(IdentityNumber(text) == nil, "\(text)") }
    }

    @Test("any change of one digit, and any swap of neighbours, is noticed")
    func checkDigit() throws {
        let digits = Array("32060219400501104X".utf8)
        for place in 0..<17 {
            for digit in UInt8(48)...57 where digit != digits[place] {
                var changed = digits
                changed[place] = digit
                #expect(IdentityNumber(String(decoding: changed, as: UTF8.self)) == nil)
            }
            var swapped = digits
            swapped.swapAt(place, place + 1)
            if swapped != digits { #expect(IdentityNumber(String(decoding: swapped, as: UTF8.self)) == nil) }
        }
    }

    @Test("a birth date that does not exist is refused though the check character is right")
    func impossibleDate() {
        for middle in ["19400230", "19401301", "17000101", "00000000"] {
            let first = "320602" + middle + "104"
            let check = IdentityNumber.check(Array(first.utf8))
            #expect(IdentityNumber(first + String(decoding: [check], as: UTF8.self)) == nil)
        }
    }

    @Test(
        "the nearest word is found, or none",
        arguments: [
            ("postion", "pos", "position"), ("adl.feding", "adl.dressing", "adl.feeding"),
            ("feeding", "adl.dressing", "adl.feeding"), ("VIST.IN", "VISIT.OUT", "VISIT.IN"),
            ("serverI", "moderate", "severeI"),
        ])
    func nearest(word: String, other: String, expected: String) {
        #expect(Nearest.match(word, among: [other, expected]) == expected)
    }

    @Test("nothing near gives nothing")
    func nothingNear() {
        #expect(Nearest.match("zzz", among: ["adl.feeding", "cog.time"]) == nil)
        #expect(Nearest.match("", among: ["a"]) == nil)
        #expect(Nearest.match("a", among: []) == nil)
        #expect(Nearest.match("same", among: ["same", "some"]) == "same")
    }
}
