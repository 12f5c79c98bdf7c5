/// One op as a terminal sends it, with what it will have done once it is accepted.
struct Operation: Sendable {
    enum Kind: String, Sendable {
        case log, checkIn, checkOut, rate
    }

    let kind: Kind
    let op: String
    /// Without its line end.
    let line: String
    /// The case of a whole-visit record, 0 of the others.
    var caseID = 0
    /// The instant that it writes: the begin, or the end of a check-out; no two whole visits of a case have the same.
    var instant = ""
    /// Named by all but a whole-visit record, which is told it.
    var visit = 0
    var score = 0
    /// Made so that the rules must refuse it.
    var isBad = false
}
