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
    let today: Day

    /// Bounds of `PERSON.ADD`, in Unicode scalars.
    private enum Bound {
        static let name = 60
        static let address = 200
        static let phone = 30
    }

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
    mutating func cell(_ column: PersonColumn, _ cells: [CSVCell]) -> Range<Int>? {
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

    mutating func note(_ column: PersonColumn, _ fault: CellFault) {
        faults.append((column, fault))
    }

    private mutating func text(
        _ column: PersonColumn, _ bytes: Span<UInt8>, _ cells: [CSVCell], max: Int, _ output: inout [UInt8]
    ) {
        guard let range = cell(column, cells) else { return }
        if let fault = CellText.fault(bytes, range, max: max) { return note(column, fault) }
        if column.isRequired, CellText.isBlank(bytes, range) { return note(column, .missing) }
        output.appendCopy(bytes, range)
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
