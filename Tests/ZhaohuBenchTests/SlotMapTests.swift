import Testing
import ZhaohuBench

@Suite("slot map")
struct SlotMapTests {
    @Test("every slot of a company comes once, and nobody is at two places", arguments: [1, 5, 40])
    func unique(carers: Int) {
        let map = SlotMap(carers: carers)
        #expect(map.count == carers * 28 * 8 * 12)
        for company in [0, 11] {
            let slots = (0..<map.perCompany).map { map.slot(company: company, turn: $0) }
            #expect(Set(slots).count == map.perCompany)
            #expect(Set(slots.map { [$0.caregiver, $0.day, $0.hour] }).count == map.perCompany)
            #expect(Set(slots.map { [$0.careCase, $0.day, $0.hour] }).count == map.perCompany)
            #expect(slots.allSatisfy { $0.caregiver % 12 == company && $0.careCase % 12 == company })
        }
    }

    @Test("numbers stay within the population")
    func bounds() {
        let map = SlotMap(carers: 1_667)
        for turn in stride(from: 0, to: map.perCompany, by: 97) {
            let slot = map.slot(company: 11, turn: turn)
            #expect((0..<1_667 * 12).contains(slot.caregiver) && (0..<1_667 * 24).contains(slot.careCase))
            #expect((0..<28).contains(slot.day) && (0..<8).contains(slot.hour))
        }
    }
}
