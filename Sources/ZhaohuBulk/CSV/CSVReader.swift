/// Reads a CSV file record by record in bounded memory, however the bytes arrive.
package struct CSVReader {
    /// Fills a buffer as far as it can; 0 means the end.
    package typealias Source = (UnsafeMutableRawBufferPointer) throws -> Int

    package enum Step: Hashable, Sendable {
        /// A record; its cells are in ``CSVReader/cells``.
        case record
        /// The record is longer than ``CSVReader/recordBytesMax``; what follows it cannot be told apart.
        case tooLong
        case end
    }

    /// Bytes of a record: the longest valid one has some 1,200, and an unclosed quote must not swallow the file.
    package static let recordBytesMax = 65_536
    /// Bytes asked for at once: enough that a call costs nothing, little enough to stay in the cache.
    package static let chunkBytes = 262_144

    /// Holds the current record; ``CSVCell`` tells where.
    package private(set) var bytes: [UInt8]
    /// The number of the current record as a spreadsheet counts rows: the header is 1, empty lines count.
    package private(set) var row = 0
    /// Bytes taken from the source.
    package private(set) var bytesRead = 0
    private var scanner = CSVScanner()
    private let source: Source
    private var position = 0
    private var filled = 0
    private var isLast = false

    package init(_ source: @escaping Source) {
        self.source = source
        bytes = [UInt8](repeating: 0, count: Self.chunkBytes + Self.recordBytesMax)
    }

    /// The cells of the current record, at most 64.
    package var cells: [CSVCell] { scanner.cells }
    /// How many cells the current record has in the file.
    package var cellCount: Int { scanner.cellCount }

    /// Goes to the next record; empty lines are passed over.
    package mutating func next() throws -> Step {
        if bytesRead == 0 { try skipByteOrderMark() }
        while true {
            if position == filled, isLast { return .end }
            switch scan() {
            case .incomplete:
                if filled - position > Self.recordBytesMax { return tooLong() }
                try fill()
            case .record(let next):
                if next - position > Self.recordBytesMax + 1 { return tooLong() }
                position = next
                row += 1
                if isEmptyLine { continue }
                undoubleQuotes()
                return .record
            }
        }
    }

    /// The bytes of a cell of the current record.
    package func content(_ cell: CSVCell) -> ArraySlice<UInt8> { bytes[cell.range] }

    private mutating func scan() -> CSVScanner.Outcome {
        // Held here only: whoever changes the bytes later finds no second owner, so nothing is copied.
        let bytes = bytes
        return scanner.scan(bytes.span.extracting(0..<filled), from: position, isLast: isLast)
    }

    private var isEmptyLine: Bool {
        guard scanner.cellCount == 1, let cell = scanner.cells.first else { return false }
        return cell.range.isEmpty && !cell.isQuoted
    }

    /// Nothing more is read: where the next record begins is unknown.
    private mutating func tooLong() -> Step {
        row += 1
        position = filled
        isLast = true
        return .tooLong
    }

    /// Moves the unfinished record to the front and reads on behind it.
    private mutating func fill() throws {
        let (unread, source) = (position..<filled, source)
        let count = try bytes.withUnsafeMutableBytes { buffer in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[unread]))
            return try source(UnsafeMutableRawBufferPointer(rebasing: buffer[unread.count...]))
        }
        position = 0
        filled = unread.count + count
        bytesRead += count
        isLast = count == 0
    }

    private mutating func skipByteOrderMark() throws {
        while filled < 3, !isLast { try fill() }
        if filled >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    }

    /// Makes one quote of each pair, in place.
    private mutating func undoubleQuotes() {
        for index in scanner.cells.indices where scanner.cells[index].hasDoubledQuotes {
            let cell = scanner.cells[index]
            var target = cell.start
            var offset = cell.start
            while offset < cell.end {
                bytes[target] = bytes[offset]
                let isPair = bytes[offset] == UInt8(ascii: "\"")
                offset += isPair ? 2 : 1
                target += 1
            }
            scanner.cells[index].end = target
        }
    }
}
