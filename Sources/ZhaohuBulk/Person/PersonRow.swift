internal import ZhaohuDomain

/// Checks the cells of a row by the rules of `PERSON.ADD` and writes them as a row for COPY.
///
/// One value serves a whole file, so that nothing is allocated for a good row.
struct PersonRow {
    /// What was wrong with the last row, in the order of ``PersonColumn``.
    private(set) var faults: [(column: PersonColumn, fault: CellFault)] = []
    /// The first 17 digits of the last row's identity number; 0 when it is not valid.
    private(set) var number = 0

    private let places: [Int?]
    private let region: [UInt8]
    private let districts: [Int]
    private let districtList: String
    private let today: Day

    /// Bounds of `PERSON.ADD`, in Unicode scalars.
    private enum Bound {
        static let name = 60
        static let address = 200
        static let phone = 30
    }

    private static let firstDay = Day(year: 1800, month: 1, day: 1) ?? Day(number: 0)

    init(header: PersonHeader, region: String, districts: [String], today: Day) {
        places = header.places
        self.region = Array(region.utf8)
        self.districts = districts.compactMap { Digits.number($0.utf8) }
        districtList = districts.sorted().joined(separator: ", ")
        self.today = today
    }

    /// Appends the row to `output`, or notes the ``faults`` and leaves `output` as it was.
    mutating func read(_ bytes: Span<UInt8>, _ cells: [CSVCell], into output: inout [UInt8]) -> Bool {
        faults.removeAll(keepingCapacity: true)
        let start = output.count
        output += region
        output.appendCopySeparator()
        let identity = identity(bytes, cell(.idNumber, cells), &output)
        number = identity?.number ?? 0
        output.appendCopySeparator()
        text(.name, bytes, cells, max: Bound.name, &output)
        output.appendCopySeparator()
        output.append(sex(bytes, cells, identity?.sex))
        output.appendCopySeparator()
        let born = born(bytes, cells, identity?.born)
        if let born { output.appendCopy(born) }
        output.appendCopySeparator()
        district(bytes, cells, &output)
        output.appendCopySeparator()
        text(.address, bytes, cells, max: Bound.address, &output)
        output.appendCopySeparator()
        degrees(.latitude, bytes, cells, max: 90, &output)
        output.appendCopySeparator()
        degrees(.longitude, bytes, cells, max: 180, &output)
        output.appendCopySeparator()
        text(.phone, bytes, cells, max: Bound.phone, &output)
        output.appendCopySeparator()
        diedOn(bytes, cells, born: born, &output)
        output.append(UInt8(ascii: "\n"))
        guard !faults.isEmpty else { return true }
        output.removeLast(output.count - start)
        return false
    }

    /// Where the column's content is; nil when the file lacks the column, the cell is blank, or a fault was noted.
    private mutating func cell(_ column: PersonColumn, _ cells: [CSVCell]) -> Range<Int>? {
        guard let place = places[column.rawValue] else { return nil }
        let cell = cells[place]
        if cell.isBroken {
            note(column, .brokenQuote)
            return nil
        }
        if cell.range.isEmpty {
            if column.isRequired { note(column, .missing) }
            return nil
        }
        return cell.range
    }

    private mutating func note(_ column: PersonColumn, _ fault: CellFault) {
        faults.append((column, fault))
    }

    private struct Identity {
        let number: Int
        let sex: UInt8
        let born: Day
    }

    private mutating func identity(_ bytes: Span<UInt8>, _ range: Range<Int>?, _ output: inout [UInt8]) -> Identity? {
        guard let range else { return nil }
        let start = range.lowerBound
        guard range.count == 18, let number = CellNumber.digits(bytes, start..<start + 17),
            let last = Self.checkCharacter(bytes[start + 17])
        else {
            note(.idNumber, .notAnIdentityNumber)
            return nil
        }
        guard IdentityNumber.check(body: number) == last else {
            note(.idNumber, .wrongCheckDigit)
            return nil
        }
        guard
            let born = Day(
                year: number / 10_000_000 % 10_000, month: number / 100_000 % 100, day: number / 1_000 % 100),
            born >= Self.firstDay, born <= today
        else {
            note(.idNumber, .noBirthDate)
            return nil
        }
        output.appendCopy(bytes, start..<start + 17)
        output.append(last)
        return Identity(number: number, sex: UInt8(ascii: number % 2 == 1 ? "m" : "f"), born: born)
    }

    /// A digit or X, a small x made large; nil for anything else.
    private static func checkCharacter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57, UInt8(ascii: "X"): byte
        case UInt8(ascii: "x"): UInt8(ascii: "X")
        default: nil
        }
    }

    private mutating func text(
        _ column: PersonColumn, _ bytes: Span<UInt8>, _ cells: [CSVCell], max: Int, _ output: inout [UInt8]
    ) {
        guard let range = cell(column, cells) else { return }
        if let fault = CellText.fault(bytes, range, max: max) { return note(column, fault) }
        if column.isRequired, CellText.isBlank(bytes, range) { return note(column, .missing) }
        output.appendCopy(bytes, range)
    }

    /// The sex of the identity number, unless the cell contradicts it.
    private mutating func sex(_ bytes: Span<UInt8>, _ cells: [CSVCell], _ told: UInt8?) -> UInt8 {
        guard let range = cell(.sex, cells) else { return told ?? 0 }
        guard let written = Self.sex(bytes, range) else {
            note(.sex, .unknownSex)
            return 0
        }
        if let told, told != written { note(.sex, .sexDiffers) }
        return written
    }

    private static func sex(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt8? {
        switch bytes[range.lowerBound] {
        case UInt8(ascii: "f"), UInt8(ascii: "F"): range.count == 1 ? UInt8(ascii: "f") : nil
        case UInt8(ascii: "m"), UInt8(ascii: "M"): range.count == 1 ? UInt8(ascii: "m") : nil
        default:
            if CellText.matches(bytes, range, "女") {
                UInt8(ascii: "f")
            } else if CellText.matches(bytes, range, "男") {
                UInt8(ascii: "m")
            } else {
                nil
            }
        }
    }

    private mutating func born(_ bytes: Span<UInt8>, _ cells: [CSVCell], _ told: Day?) -> Day? {
        guard let range = cell(.born, cells) else { return told }
        guard let day = CellNumber.day(bytes, range) else {
            note(.born, .notADay)
            return told
        }
        if let told, told != day { note(.born, .bornDiffers) }
        return day
    }

    private mutating func district(_ bytes: Span<UInt8>, _ cells: [CSVCell], _ output: inout [UInt8]) {
        guard let range = cell(.district, cells) else { return }
        guard range.count == 6, let code = CellNumber.digits(bytes, range), districts.contains(code) else {
            return note(.district, .unknownDistrict(known: districtList))
        }
        output.appendCopy(bytes, range)
    }

    private mutating func degrees(
        _ column: PersonColumn, _ bytes: Span<UInt8>, _ cells: [CSVCell], max: Int, _ output: inout [UInt8]
    ) {
        guard let range = cell(column, cells) else { return }
        guard let value = CellNumber.microdegrees(bytes, range) else { return note(column, .notDegrees) }
        guard value.magnitude <= max * 1_000_000 else { return note(column, .outOfRange(degrees: max)) }
        output.appendCopy(value)
    }

    private mutating func diedOn(_ bytes: Span<UInt8>, _ cells: [CSVCell], born: Day?, _ output: inout [UInt8]) {
        guard let range = cell(.diedOn, cells) else { return output.appendCopyNull() }
        guard let day = CellNumber.day(bytes, range) else { return note(.diedOn, .notADay) }
        if day > today { return note(.diedOn, .dayInFuture) }
        if let born, day < born { return note(.diedOn, .diedBeforeBirth) }
        output.appendCopy(day)
    }
}
