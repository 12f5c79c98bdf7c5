/// Finds the cells of one CSV record (RFC 4180): quotes, doubled quotes, line breaks inside quotes, LF or CRLF.
///
/// It starts at a record's first byte and keeps nothing from one call to the next, so a record that is not whole yet is
/// looked at again when more bytes are there.
struct CSVScanner {
    enum Outcome: Hashable {
        /// The record is in ``CSVScanner/cells``; the next one begins at this offset.
        case record(next: Int)
        /// The bytes end within the record.
        case incomplete
    }

    /// The cells found, at most ``cellsMax`` of them.
    var cells: [CSVCell] = []
    /// How many cells the record has, kept or not.
    private(set) var cellCount = 0
    /// Cells kept of a record; the widest table we load has twelve.
    static let cellsMax = 64

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Looks for the record that begins at `start`.
    ///
    /// With `isLast` nothing follows these bytes, so their end also ends the record.
    mutating func scan(_ bytes: Span<UInt8>, from start: Int, isLast: Bool) -> Outcome {
        cells.removeAll(keepingCapacity: true)
        cellCount = 0
        var offset = start
        while true {
            let isQuoted = offset < bytes.count && bytes[offset] == Self.quote
            var cell = isQuoted ? Self.quoted(bytes, &offset) : Self.bare(bytes, &offset)
            let isAtEnd = offset == bytes.count
            if isAtEnd, !isLast { return .incomplete }
            let endsRecord = isAtEnd || bytes[offset] == Self.lineFeed
            if !isQuoted, endsRecord, cell.end > cell.start, bytes[cell.end - 1] == Self.carriageReturn {
                cell.end -= 1
            }
            if cells.count < Self.cellsMax { cells.append(cell) }
            cellCount += 1
            if endsRecord { return .record(next: isAtEnd ? offset : offset + 1) }
            offset += 1
        }
    }

    /// A cell without quotes, up to the next comma or line feed.
    private static func bare(_ bytes: Span<UInt8>, _ offset: inout Int) -> CSVCell {
        var cell = CSVCell(start: offset, end: offset)
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == comma || byte == lineFeed { break }
            if byte == quote { cell.isBroken = true }
            offset += 1
        }
        cell.end = offset
        return cell
    }

    /// A cell that begins with a quote; afterwards `offset` is at the comma, the line feed or the end behind it.
    private static func quoted(_ bytes: Span<UInt8>, _ offset: inout Int) -> CSVCell {
        var cell = CSVCell(start: offset + 1, end: offset + 1, isQuoted: true)
        offset += 1
        while offset < bytes.count {
            if bytes[offset] != quote {
                offset += 1
            } else if offset + 1 < bytes.count, bytes[offset + 1] == quote {
                cell.hasDoubledQuotes = true
                offset += 2
            } else {
                break
            }
        }
        cell.end = offset
        guard offset < bytes.count else {
            cell.isBroken = true
            return cell
        }
        let behind = offset + 1
        offset = behind
        while offset < bytes.count, bytes[offset] != comma, bytes[offset] != lineFeed { offset += 1 }
        // Behind the closing quote nothing may stand but the first half of a CRLF.
        let isLineEnd = offset == bytes.count || bytes[offset] == lineFeed
        cell.isBroken = offset != behind && !(isLineEnd && offset == behind + 1 && bytes[behind] == carriageReturn)
        return cell
    }
}
