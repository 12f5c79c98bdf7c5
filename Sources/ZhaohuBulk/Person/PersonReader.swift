package import ZhaohuDomain

/// Reads a CSV file of insured persons: checks each row and turns the good ones into rows for COPY.
package struct PersonReader {
    package enum Step: Hashable, Sendable {
        /// The row was appended to the output.
        case good
        /// The row has ``PersonReader/badCells``.
        case bad
        case end
    }

    /// The order in which a row's values are written.
    package static let copyColumns =
        "region, id_number, name, sex, born, district, address, latitude, longitude, phone, died_on"

    private var csv: CSVReader
    private let header: PersonHeader
    private var person: PersonRow
    private var isEmpty = true
    private var isCutOff = false

    /// Reads the header row.
    ///
    /// Region and districts have six digits each; nobody is born or dies after `today`.
    ///
    /// - Throws: ``FileProblem`` when the file is empty or its header is not understood, and what `source` throws.
    package init(region: String, districts: [String], today: Day, _ source: @escaping CSVReader.Source) throws {
        csv = CSVReader(source)
        switch try csv.next() {
        case .end: throw FileProblem(description: "The file is empty; its first row has to name the columns.")
        case .tooLong:
            throw FileProblem(
                description: "The first row is longer than \(CSVReader.recordBytesMax) bytes: this is no CSV file.")
        case .record: break
        }
        let csv = csv
        guard csv.cellCount == csv.cells.count, !csv.cells.contains(where: \.isBroken) else {
            throw FileProblem(description: "The first row is no CSV header: too many cells, or a quote out of place.")
        }
        header = try PersonHeader(csv.cells.map { String(decoding: csv.content($0), as: UTF8.self) })
        person = PersonRow(header: header, region: region, districts: districts, today: today)
    }

    /// The row's number as a spreadsheet counts, the header being 1.
    package var row: Int { csv.row }
    /// Bytes taken from the source.
    package var bytesRead: Int { csv.bytesRead }
    /// The first 17 digits of the row's identity number; 0 when it is not valid.
    package var number: Int { isWholeRowBad ? 0 : person.number }

    /// Goes to the next row; a good one is appended to `output` in COPY text form.
    package mutating func next(into output: inout [UInt8]) throws -> Step {
        switch try csv.next() {
        case .end where isEmpty: throw FileProblem(description: "There are no persons in it, only a header.")
        case .end: return .end
        case .tooLong:
            isEmpty = false
            isCutOff = true
            return .bad
        case .record: isEmpty = false
        }
        guard csv.cellCount == header.cellCount else { return .bad }
        let bytes = csv.bytes
        return person.read(bytes.span, csv.cells, into: &output) ? .good : .bad
    }

    /// What is wrong with the row that was just ``Step/bad``.
    package var badCells: [BadCell] {
        if isCutOff { return [whole(.rowTooLong(bytes: CSVReader.recordBytesMax))] }
        guard csv.cellCount == header.cellCount else {
            return [whole(.cellCount(csv.cellCount, expected: header.cellCount))]
        }
        return person.faults.map { badCell($0.column, $0.fault) }
    }

    private var isWholeRowBad: Bool { isCutOff || csv.cellCount != header.cellCount }

    /// The row's identity number with a fault that only its neighbours or the database know.
    package func badNumber(_ fault: CellFault) -> BadCell { badCell(.idNumber, fault) }

    private func badCell(_ column: PersonColumn, _ fault: CellFault) -> BadCell {
        let place = header.places[column.rawValue]
        let content = place.map { csv.content(csv.cells[$0]) } ?? []
        // Four bytes are the longest character.
        let value = String(decoding: content.prefix(BadCell.valueMax * 4), as: UTF8.self)
        return BadCell(row: row, column: column, value: String(value.prefix(BadCell.valueMax)), fault: fault)
    }

    private func whole(_ fault: CellFault) -> BadCell { BadCell(row: row, column: nil, value: "", fault: fault) }
}
