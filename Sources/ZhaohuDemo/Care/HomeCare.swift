import ZhaohuDomain

/// The care plan of a home case and the habits that grow around it; the plan's number is the index plus one.
struct HomeCare: Sendable {
    /// Index of the applicant.
    let applicant: Int
    let provider: Int
    let place: Ground
    /// Indices into the catalogue; each is given at each visit.
    let items: [Int]
    let minutes: Int
    /// Minutes after midnight between which a visit lies.
    let windowFrom: Int
    let windowTo: Int
    /// When the visits usually begin.
    let habit: Int
    /// Monday is 1.
    let weekdays: [Int]
    let setOn: Day
    let confirmedOn: Day
    let endedOn: Day?
    /// The day of the first visit, and of the last that may be given; a death reported late leaves a gap after it.
    let servedFrom: Day
    let servedTo: Day
    /// Indices of the two caregivers who come mainly.
    let primary: Int
    let secondary: Int
    let skills: Skills

    /// `bathing:1,dressing:1`, without the items left out this time (bits by position in `items`).
    func itemText(without left: UInt8) -> String {
        items.indices.filter { left & (1 << UInt8($0)) == 0 }.map { ServiceItem.all[items[$0]].code + ":1" }
            .joined(separator: ",")
    }
}
