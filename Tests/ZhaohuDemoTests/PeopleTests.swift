import Testing
import ZhaohuDomain

@testable import ZhaohuDemo

@Suite("People")
struct PeopleTests {
    @Test("identity numbers are unique, valid, and agree with birth date and sex")
    func identityNumbers() throws {
        let persons = try Fixture.load().persons.values
        #expect(Set(persons.map(\.idNumber)).count == persons.count)
        for person in persons {
            let digits = Array(person.idNumber.utf8)
            #expect(digits.count == 18)
            #expect(PeopleTests.checksum(digits) == 1)
            #expect(String(person.idNumber.dropFirst(6).prefix(8)) == person.born.description.filter { $0 != "-" })
            #expect((digits[16] - 48) % 2 == (person.sex == "m" ? 1 : 0))
        }
    }

    /// The weighted sum modulo 11, which is 1 for a valid number; weights are powers of two from the right.
    private static func checksum(_ digits: [UInt8]) -> Int {
        digits.reduce(0) { sum, digit in (sum * 2 + (digit == UInt8(ascii: "X") ? 10 : Int(digit) - 48)) % 11 }
    }

    @Test("the check digit of the example in the standard is right")
    func checkDigit() throws {
        #expect(IdentityNumber.checkDigit(of: "11010519491231002") == "X")
        #expect(IdentityNumber.checkDigit(of: "44052418800101001") == "4")
    }

    @Test("phones are empty or eleven digits")
    func phones() throws {
        for person in try Fixture.load().persons.values where !person.phone.isEmpty {
            #expect(person.phone.utf8.count == 11 && person.phone.hasPrefix("1"))
            #expect(Digits.number(person.phone.utf8) != nil)
        }
    }

    @Test("the dead have closed cases that end with them; the others in care are valid beyond today")
    func ends() throws {
        let fixture = try Fixture.load()
        for care in fixture.cases.values where care.hasPassed {
            let diedOn = try fixture.value(fixture.persons[care.person]).diedOn
            if let diedOn { #expect(care.state == "closed" && care.validUntil == diedOn) }
            let validUntil = try fixture.value(care.validUntil)
            #expect((care.state == "effective") == (validUntil > Fixture.today))
        }
    }

    @Test("about seventy of a hundred live at home; they alone have a company and a plan")
    func settings() throws {
        let fixture = try Fixture.load()
        let passed = fixture.cases.filter(\.value.hasPassed)
        let home = passed.filter { $0.value.setting == "home" }
        #expect((66...74).contains(home.count * 100 / passed.count))
        #expect(Set(home.keys) == Set(fixture.plans.values.map(\.caseID)))
        #expect(fixture.plans.count == home.count)
        #expect(fixture.cases.allSatisfy { ($0.value.provider != nil) == (home[$0.key] != nil) })
    }
}
