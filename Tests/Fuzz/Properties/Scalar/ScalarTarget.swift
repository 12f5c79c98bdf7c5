import ZhaohuDomain
import ZhaohuWire

/// The values of fields: the first byte chooses the type, the rest is the text.
///
/// What a type accepts is printed and read again to the same, and the wire reads it as the domain does.
enum ScalarTarget {
    /// A command with a field of each type.
    private static let table = CommandTable([
        CommandSpec(
            "FUZZ.VALUE", .read, [],
            [
                FieldSpec("instant", .instant, ""), FieldSpec("day", .date, ""), FieldSpec("position", .position, ""),
                FieldSpec("items", .items, ""), FieldSpec("plan", .frequencies, ""), FieldSpec("window", .window, ""),
                FieldSpec("visit", .id("V"), ""), FieldSpec("uuid", .uuid, ""),
                FieldSpec("identity", .identityNumber, ""), FieldSpec("integer", .integer(-500...500), ""),
                FieldSpec("integers", .integers(max: 5), ""), FieldSpec("words", .words(max: 5), ""),
                FieldSpec("choice", .choice(["home", "Away"]), ""), FieldSpec("text", .text(max: 5), ""),
                FieldSpec("district", .district, ""), FieldSpec("case", .id("K"), ""),
            ], summary: "", chinese: "", replies: "", example: "FUZZ.VALUE")
    ])
    static func check(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let first = bytes.first else { return }
        let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        switch first % 18 {
        case 0: try instant(text)
        case 1: try day(text)
        case 2: try position(text)
        case 3: try items(text)
        case 4: try plan(text)
        case 5: try window(text)
        case 6: try visit(text)
        case 7: try uuid(text)
        case 8: try identity(text)
        case 9: try integer(text)
        case 10: try integers(text)
        case 11: try words(text)
        case 12: try choice(text)
        case 13: try shortText(text)
        case 14: try district(text)
        case 15: try caseID(text)
        case 16: try money(text)
        default: try fieldLine(text)
        }
    }

    /// The field's value, nil when the text is refused; a refusal must have its properties too.
    static func parse(_ name: String, _ text: String) throws(BrokenProperty) -> Arguments? {
        switch table.parse(["FUZZ.VALUE", "\(name)=\(text)"]) {
        case .success(let command): return command.arguments
        case .failure(let refusal):
            try require(refusal.rule == .badValue, "\(name)=\(text): \(refusal)")
            try RefusalCheck.check(refusal)
            return nil
        }
    }

    /// The value that a text was made of, which must be accepted.
    static func again(_ name: String, _ text: String) throws(BrokenProperty) -> Arguments {
        try required(try parse(name, text), "\(name)=\(text) was printed and is not read again")
    }

    static func same<Value: Equatable>(
        _ value: Value?, _ expected: Value?, _ what: @autoclosure () -> String
    ) throws(BrokenProperty) {
        try require(value == expected, "\(what()): \(value as Any), not \(expected as Any)")
    }
}

/// Words and numbers.
extension ScalarTarget {
    private static func integer(_ text: String) throws(BrokenProperty) {
        guard let value = try parse("integer", text)?.integer("integer") else { return }
        try require(abs(value) <= 500, "\(text) is out of its range")
        try same(Int(text), value, text)
        try same(try again("integer", String(value)).integer("integer"), value, text)
    }

    private static func integers(_ text: String) throws(BrokenProperty) {
        guard let values = try parse("integers", text)?.integers("integers") else { return }
        let printed = values.map { String($0) }.joined(separator: ",")
        try require((1...5).contains(values.count), "\(values.count) numbers of \(text)")
        try same(try again("integers", printed).integers("integers"), values, text)
    }

    private static func words(_ text: String) throws(BrokenProperty) {
        guard let words = try parse("words", text)?.words("words") else { return }
        try require((1...5).contains(words.count) && !words.contains(""), "\(words) of \(text)")
        try same(words.joined(separator: ","), text, "words")
    }

    private static func choice(_ text: String) throws(BrokenProperty) {
        guard let word = try parse("choice", text)?.text("choice") else { return }
        try require(["home", "Away"].contains(word) && word.lowercased() == text.lowercased(), "\(text) is \(word)")
    }

    private static func shortText(_ text: String) throws(BrokenProperty) {
        let value = try parse("text", text)?.text("text")
        try same(value != nil, text.unicodeScalars.count <= 5, "a text of \(text.unicodeScalars.count) characters")
        try same(value ?? text, text, "text")
    }

    private static func district(_ text: String) throws(BrokenProperty) {
        guard let code = try parse("district", text)?.text("district") else { return }
        try require(code == text && code.utf8.count == 6 && Int(code) != nil, "\(text) is no district")
    }

    private static func visit(_ text: String) throws(BrokenProperty) {
        let id = try parse("visit", text)?.id("visit", VisitKind.self)
        try same(VisitID(text), id, "the domain on \(text)")
        if let id { try same(try again("visit", id.description).id("visit", VisitKind.self), id, text) }
    }

    private static func caseID(_ text: String) throws(BrokenProperty) {
        let id = try parse("case", text)?.id("case", CaseKind.self)
        try same(CaseID(text), id, "the domain on \(text)")
        if let id { try same(try again("case", id.description).id("case", CaseKind.self), id, text) }
    }

    private static func uuid(_ text: String) throws(BrokenProperty) {
        let id = try parse("uuid", text)?.uuid("uuid")
        try same(OperationID(text), id, text)
        guard let id else { return }
        try same(id.description, text.lowercased(), "the id's text")
        try same(OperationID(bytes: id.bytes), id, "the id's bytes")
        try require((0...15).contains(id.version), "version \(id.version)")
    }

    private static func identity(_ text: String) throws(BrokenProperty) {
        let accepted = try parse("identity", text)?.text("identity")
        guard let number = IdentityNumber(text) else { return }
        // The domain looks at the date as well, so what it accepts the wire does too.
        try same(accepted, number.text, "the wire on \(text)")
        try same(IdentityNumber(number.text), number, text)
        try require(number.masked.utf8.count == 18 && number.district.utf8.count == 6, "\(number) of \(text)")
        let digits = number.born.description.utf8.filter { $0 != 0x2D }
        try require(number.text.utf8.dropFirst(6).starts(with: digits), "born \(number.born) in \(text)")
        try require(number.sex == "m" || number.sex == "f", "sex \(number.sex)")
    }

    private static func money(_ text: String) throws(BrokenProperty) {
        guard let money = Money(yuan: text) else { return }
        try same(Money(yuan: money.description), money, text)
        try require(text.utf8.first != 0x2D || money <= .zero, "\(text) is \(money)")
    }

    /// Any line that reads as fields is written and read again to the same.
    private static func fieldLine(_ text: String) throws(BrokenProperty) {
        guard let fields = FieldLine.parse(text) else { return }
        let printed = FieldLine.encode(fields, quotingNumbers: true)
        let again = try required(FieldLine.parse(printed), "\(printed) is not read again")
        try require(FieldLine.encode(again, quotingNumbers: true) == printed, "\(printed) is read as \(again)")
        try require(again.map(\.value) == fields.map(\.value), "\(printed) is read as \(again), not \(fields)")
    }
}
