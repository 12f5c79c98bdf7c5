import Testing
import ZhaohuDomain
import ZhaohuWire

@Suite("Field types")
struct FieldTypeTests {
    private func arguments(_ field: String) -> Arguments? {
        try? sampleTable.parse(["TEST.TYPES", field]).get().arguments
    }

    @Test(
        "values within the bounds are read",
        arguments: [
            "numbers=1,-2,3", "numbers=0", "choice=home", "choice=AWAY", "words=a,左", "date=2017-02-28", "date=Today",
            "time=2017-06-01T08:02:11+08:00", "time=2017-06-01T08:02Z", "time=2017-06-01T08:02:11.123456-05:30",
            "pos=31.98012,-120.89433",
            "pos=-90,180", "pos=1.123456789012345678,2", "id=0192F3C1-7b2a-7c3d-8e4f-0123456789ab",
            "window=00:00-24:00",
            "plan=bathing:2/week,feeding:20/day,x:1/week", "idn=11010519491231002X", "idn=11010519491231002x",
            "district=320602",
            "text=左臂x", "text=", "integer=-5", "integer=5", "items=bathing:1,feeding:20",
        ])
    func good(_ field: String) {
        #expect(arguments(field) != nil)
    }

    @Test(
        "values beyond the bounds are refused",
        arguments: [
            "numbers=1,2,3,4", "numbers=", "numbers=1,,2", "numbers=a", "numbers=99999999999999999999", "choice=hom",
            "choice=", "words=a,b,c",
            "words=a,", "words=", "date=2017-02-29", "date=2017-2-28", "date=morgen", "date=",
            "time=2017-06-01T08:02:11", "time=",
            "time=2017-06-01T24:02:11+08:00", "time=2017-06-01T08:60:11+08:00", "time=2017-13-01T08:02:11+08:00",
            "time=2017-06-01T08:02:11+19:00",
            "pos=91,0", "pos=0,181", "pos=1", "pos=1,2,3", "pos=,", "pos=a,b", "pos=1.,2", "pos=.5,2", "pos=1234,2",
            "pos=1.1234567890123456789,2",
            "id=0192f3c1-7b2a-7c3d-8e4f-0123456789a", "id=0192f3c17b2a-7c3d-8e4f-0123456789abc",
            "id=0192f3c1-7b2a-7c3d-8e4f-0123456789ag",
            "window=10:00-08:00", "window=08:00-08:00", "window=08:00-24:01", "window=8:00-10:00", "window=08:00",
            "window=08:60-10:00",
            "plan=bathing:2", "plan=bathing:0/day", "plan=bathing:21/day", "plan=bathing:2/year",
            "plan=a:1/day,a:1/week", "plan=",
            "idn=110105194912310021", "idn=11010519491231002", "idn=1101051949123100AX", "idn=X10105194912310021",
            "district=32060",
            "district=3206022", "district=32060a", "text=abcd", "text=左左左左", "integer=6", "integer=-6", "integer=1.0",
            "integer=", "integer=+1",
            "items=bathing", "items=bathing:0", "items=bathing:21", "items=:1", "items=a:1,", "items=a:1,a:2",
            "items=a b:1", "items=",
        ])
    func bad(_ field: String) {
        guard case .failure(let refusal) = sampleTable.parse(["TEST.TYPES", field]) else {
            Issue.record("accepted"); return
        }
        #expect(refusal.rule == .badValue)
        #expect(detail(refusal, "field").map { field.hasPrefix($0 + "=") } == true)
        #expect(detail(refusal, "expected")?.isEmpty == false)
    }

    @Test("accessors give the typed values, and nil for other types")
    func accessors() throws {
        let line =
            "TEST.TYPES numbers=1,-2 choice=AWAY words=a,b date=tomorrow window=08:00-10:30 plan=bathing:2/week idn=11010519491231002x "
            + "text=abc integer=4 items=bathing:1,feeding:2 id=0192f3c1-7b2a-7c3d-8e4f-0123456789ab"
        let arguments = try parse(line).get().arguments
        #expect(arguments.integers("numbers") == [1, -2])
        #expect(arguments.text("choice") == "Away")
        #expect(arguments.words("words") == ["a", "b"])
        #expect(arguments.day("date", today: Day(number: 9)) == Day(number: 10))
        #expect(arguments.window("window").map { [$0.from, $0.to] } == [480, 630])
        #expect(arguments.frequencies("plan")?.first.map { "\($0.item) \($0.count) \($0.per)" } == "bathing 2 week")
        #expect(arguments.text("idn") == "11010519491231002X")
        #expect(arguments.integer("integer") == 4)
        #expect(arguments.items("items")?.map(\.item) == ["bathing", "feeding"])
        #expect(arguments.items("items")?.map(\.count) == [1, 2])
        #expect(arguments.uuid("id")?.description == "0192f3c1-7b2a-7c3d-8e4f-0123456789ab")
        #expect(arguments.integer("text") == nil)
        #expect(arguments.items("plan") == nil)
        #expect(arguments.text("absent") == nil)
        #expect(arguments.text("text") == "abc")
    }

    /// Written by hand, apart from the code under test.
    private static let span =
        Instant(microseconds: -5_364_662_400_000_000)...Instant(microseconds: 7_258_118_399_999_999)

    @Test("a time or day outside 1800 to 2199 is refused, one beyond the edge and at it")
    func recordedSpan() {
        for (text, holds) in [
            ("1799-12-31T23:59:59Z", false), ("1800-01-01T00:00:00Z", true), ("2199-12-31T23:59:59Z", true),
            ("2200-01-01T00:00:00Z", false), ("2199-12-31T23:59:59-01:00", false), ("0001-01-01T00:00:00+08:00", false),
        ] {
            #expect((arguments("time=" + text)?.instant("time") != nil) == holds, "\(text)")
        }
        #expect(arguments("date=1799-12-31")?.day("date", today: Day(number: 0)) == nil)
        #expect(arguments("date=2199-12-31")?.day("date", today: Day(number: 0)) != nil)
    }

    @Test("times and positions are read as the domain reads them")
    func sameAsDomain() {
        var random = Seeded(5)
        let times = Array("0123456789-+:TZ. ")
        for _ in 0..<20_000 {
            var text = Array("2017-06-01T08:02:11+08:00")
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                text[Int.random(in: 0..<text.count, using: &random)] = times.randomElement(using: &random) ?? "0"
            }
            let expected = Instant(String(text)).flatMap { Self.span.contains($0) ? $0 : nil }
            #expect(arguments("time=" + String(text))?.instant("time") == expected)
            var place = Array("31.98012,-120.894331")
            place[Int.random(in: 0..<place.count, using: &random)] =
                "0123456789-.,".randomElement(using: &random) ?? "0"
            #expect(arguments("pos=" + String(place))?.position("pos") == Position(String(place)))
        }
    }

    @Test("the canonical body has sorted fields, no op, quoted values, and redacts personal ones")
    func canonicalBody() throws {
        let one = try parse(#"visit.log note="a b" op=0192f3c1-7b2a-7c3d-8e4f-0123456789ab items=a:1 CASE=K1"#).get()
        let other = try sampleTable.parse(["VISIT.LOG", "case=K1", "items=a:1", "note=a b"]).get()
        #expect(one.arguments.canonicalBody(redacting: false) == #"VISIT.LOG case=K1 items=a:1 note="a b""#)
        #expect(other.arguments.canonicalBody(redacting: false) == one.arguments.canonicalBody(redacting: false))
        #expect(one.arguments.canonicalBody(redacting: true) == "VISIT.LOG case=K1 items=a:1 note=*")
        let scores = try parse("ASSESS.SCORE adl.b=1 A7 adl.a=2").get()
        #expect(scores.arguments.canonicalBody(redacting: true) == "ASSESS.SCORE A7 adl.a=2 adl.b=1")
    }

    @Test("a target with an equals sign stands by its name in the canonical body, so that it is read again as one")
    func targetWithEquals() throws {
        let form = try CommandTable.zhaohu.parse(["ASSESS.FORM", "instrument=a=b c"]).get()
        #expect(form.arguments.canonicalBody(redacting: false) == #"ASSESS.FORM instrument="a=b c""#)
    }
}

@Suite("Operation ids")
struct OperationIDTests {
    @Test("a version 7 id has its version, variant and milliseconds, and sorts by time")
    func versionSeven() throws {
        var random = Seeded(1)
        let first = OperationID.v7(at: Instant(microseconds: 1_496_275_331_000_999), random: &random)
        let second = OperationID.v7(at: Instant(microseconds: 1_496_275_331_001_000), random: &random)
        #expect(first.version == 7)
        #expect(first.high >> 16 == 1_496_275_331_000)
        #expect(first.low >> 62 == 2)
        #expect(first < second)
        #expect(OperationID(first.description) == first)
        #expect(OperationID(first.description.uppercased()) == first)
        #expect(OperationID(bytes: first.bytes) == first)
        #expect(first.bytes.count == 16)
        #expect(OperationID(bytes: [1, 2]) == nil)
        #expect(OperationID.v7(at: Instant(microseconds: -5)).version == 7)
    }
}
