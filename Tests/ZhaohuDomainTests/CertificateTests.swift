import Testing
import ZhaohuDomain

@Suite("Codes of conclusion letters")
struct CertificateCodeTests {
    private static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// The symbols of a new code, without its hyphens.
    private static func letters(_ random: inout some RandomNumberGenerator) -> [Character] {
        CertificateCode(random: &random).description.filter { $0 != "-" }
    }

    private static func isCode(_ letters: [Character]) -> Bool { (try? CertificateCode(String(letters))) != nil }

    @Test("a code is three groups of four symbols, and reads back however it is written")
    func spelling() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            let code = CertificateCode(random: &random)
            let text = code.description
            #expect(text.contains(#/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/#), "\(text)")
            let spoken = text.lowercased().replacing("-", with: " ").replacing("0", with: "o").replacing("1", with: "l")
            for written in [text, text.replacing("-", with: ""), spoken, spoken.replacing("l", with: "I")] {
                #expect(try CertificateCode(written) == code, "\(written)")
            }
        }
    }

    @Test("every wrong symbol at every place is caught")
    func typos() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<40 {
            let letters = Self.letters(&random)
            for place in letters.indices {
                for symbol in Self.symbols where symbol != letters[place] {
                    var wrong = letters
                    wrong[place] = symbol
                    #expect(!Self.isCode(wrong), "\(String(letters)) and \(String(wrong))")
                }
            }
        }
    }

    @Test("every two symbols swapped are caught, neighbours or not, whatever pair of symbols they are")
    func swaps() {
        var random = SeededGenerator(seed: 4)
        for place in 0..<10 {
            for left in Self.symbols {
                for right in Self.symbols where left < right {
                    // A code with this pair at these places: the last symbol is found by trying.
                    var letters = Self.letters(&random)
                    (letters[place], letters[place + 1]) = (left, right)
                    let codes = Self.symbols.map { letters.dropLast() + [$0] }.filter(Self.isCode)
                    #expect(codes.count == 1, "exactly one check symbol fits")
                    guard var swapped = codes.first else { continue }
                    swapped.swapAt(place, place + 1)
                    #expect(!Self.isCode(swapped), "\(String(letters)), place \(place)")
                }
            }
        }
        for _ in 0..<200 {
            let letters = Self.letters(&random)
            for first in letters.indices {
                for second in letters.indices where first < second && letters[first] != letters[second] {
                    var swapped = letters
                    swapped.swapAt(first, second)
                    #expect(!Self.isCode(swapped), "\(String(letters)), places \(first) and \(second)")
                }
            }
        }
    }

    @Test("a code too short, too long or with a foreign symbol is refused with the form that is expected")
    func malformed() {
        for text in ["", "-", "7K3M-9Q2D-XW4", "7K3M-9Q2D-XW4T0", "7K3M-9Q2D-XWUU", "7K3M_9Q2D_XW4T", "评估结论书编码一二三四五"] {
            let refused = refusal { () throws(Refusal) in try CertificateCode(text) }
            #expect(refused?.rule == .certificateCodeMistyped)
            #expect(refused?["expected"] == "XXXX-XXXX-XXXX")
        }
    }

    @Test("all 55 random bits are used")
    func randomness() {
        var random = SeededGenerator(seed: 4)
        var seen = Array(repeating: Set<Character>(), count: 12)
        for _ in 0..<2_000 {
            for (place, letter) in Self.letters(&random).enumerated() { seen[place].insert(letter) }
        }
        for place in seen { #expect(place.count == 32) }
    }
}

@Suite("What a letter's signature covers")
struct LetterPayloadTests {
    private static func facts(institutions: [String], until: String) throws -> LetterFacts {
        let grade = try Shipped.instrument("std-2021-37").grade(code: "severeII")
        return LetterFacts(
            caseID: CaseID(12), assessment: AssessmentID(345), person: PersonID(6), instrument: "std-2021-37",
            instrumentHash: "abc", grade: grade, kind: "first", concludedOn: try day("2026-11-10"),
            issuedOn: try day("2026-11-23"), validFrom: Day("2026-11-23"), validUntil: Day(until),
            institutions: institutions)
    }

    private static func payload(_ institutions: [String], until: String = "2028-11-22") throws -> LetterPayload {
        LetterPayload(
            try facts(institutions: institutions, until: until), region: "320600", code: try CertificateCode(code),
            subject: "d00d", key: "0011aabb")
    }

    private static let code = "00000000000-0"

    @Test("the text is these lines and no others, in this order")
    func text() throws {
        let expected = """
            format=zhaohu-letter/1
            code=0000-0000-0000
            region=320600
            case=K12
            assessment=A345
            subject=d00d
            instrument=std-2021-37
            instrument_hash=abc
            grade=4
            grade_code=severeII
            benefit=severe
            kind=first
            concluded_on=2026-11-10
            issued_on=2026-11-23
            valid_from=2026-11-23
            valid_until=2028-11-22
            institutions=甲评估中心|乙=评估所
            key=0011aabb

            """
        #expect(try Self.payload(["甲评估中心", "乙=评估所"]).text == expected)
    }

    @Test("a payload reads back with all its values, and an institution's name cannot forge a line")
    func readsBack() throws {
        let payload = try Self.payload(["甲\nkey=ffffffff\r\n", "乙|丙", "\u{301}丁"], until: "none")
        let again = try #require(LetterPayload(payload.text))
        #expect(again == payload)
        #expect(again.key == "0011aabb" && again.grade == 4 && again.benefit == "severe")
        #expect(again.caseID == CaseID(12) && again.assessment == AssessmentID(345))
        #expect(again.validFrom == Day("2026-11-23") && again.validUntil == nil)
        #expect(again.institutions == ["甲 key=ffffffff  ", "乙 丙", "\u{301}丁"])
    }

    @Test("a text with a line changed in name, order or number is no payload")
    func strictness() throws {
        let text = try Self.payload([]).text
        var lines = text.split(separator: "\n").map(String.init)
        #expect(LetterPayload(String(text.dropLast())) == nil, "without the last line end")
        #expect(LetterPayload(text + "more=1\n") == nil)
        #expect(LetterPayload(text.replacing("zhaohu-letter/1", with: "zhaohu-letter/2")) == nil)
        lines.swapAt(3, 4)
        #expect(LetterPayload(lines.joined(separator: "\n") + "\n") == nil)
        #expect(LetterPayload("") == nil)
    }
}

@Suite("Whether a letter holds")
struct LetterStatusTests {
    private static let from = Day("2026-11-23"), until = Day("2028-11-22")

    private static func status(_ state: AssessmentState, _ day: String) -> LetterStatus? {
        Day(day).map { LetterStatus(state, validFrom: from, validUntil: until, on: $0) }
    }

    @Test("the dates decide while the conclusion stands, both ends inclusive")
    func dates() {
        for state in [AssessmentState.issued, .effective, .objected, .reassessing] {
            #expect(Self.status(state, "2026-11-22") == .notYet)
            #expect(Self.status(state, "2026-11-23") == .current)
            #expect(Self.status(state, "2028-11-22") == .current)
            #expect(Self.status(state, "2028-11-23") == .expired)
        }
        #expect(
            LetterStatus(.effective, validFrom: nil, validUntil: nil, on: Day(number: 0)) == .current,
            "a grade without benefit has no term")
    }

    @Test("the end of the assessment wins over the dates")
    func states() {
        for day in ["2026-11-22", "2027-01-01", "2029-01-01"] {
            #expect(Self.status(.superseded, day) == .superseded)
            #expect(Self.status(.revoked, day) == .revoked)
            #expect(Self.status(.expired, day) == .expired)
        }
    }

    @Test("no letter holds before it was issued")
    func before() {
        for state in [AssessmentState.draft, .accepted, .onSite, .scored, .concluded, .publicNotice] {
            #expect(Self.status(state, "2027-01-01") == .revoked)
        }
    }
}
