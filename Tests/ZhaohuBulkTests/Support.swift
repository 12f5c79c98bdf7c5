import ZhaohuBulk
import ZhaohuDomain

/// Hands bytes out in pieces of a given size.
final class Pieces {
    private let bytes: [UInt8]
    private let size: Int
    private var offset = 0

    init(_ bytes: [UInt8], size: Int) {
        self.bytes = bytes
        self.size = size
    }

    func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(size, buffer.count, bytes.count - offset)
        buffer.copyBytes(from: bytes[offset..<offset + count])
        offset += count
        return count
    }
}

/// The same numbers in every run.
struct Lottery: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

/// A file of persons in memory.
enum Persons {
    static let header = "id_number,name,sex,born,district,address,latitude,longitude,phone,died_on"
    static let good = "32060219400501104X,测试,f,1940-05-01,320602,人民中路1号,31.98012,120.89433,13800000000,"
    static let today = Day(number: 20_000)

    static func reader(_ text: String, size: Int = .max) throws -> PersonReader {
        try reader(Array(text.utf8), size: size)
    }

    static func reader(_ bytes: [UInt8], size: Int = .max) throws -> PersonReader {
        let pieces = Pieces(bytes, size: size)
        return try PersonReader(
            region: "320600", districts: ["320602", "320611"], today: today, { pieces.read($0) })
    }

    /// The rows for COPY, and all bad cells.
    static func read(_ text: String) throws -> (rows: [String], bad: [BadCell]) {
        var reader = try reader(text)
        var output: [UInt8] = []
        var bad: [BadCell] = []
        loop: while true {
            switch try reader.next(into: &output) {
            case .good: continue
            case .bad: bad += reader.badCells
            case .end: break loop
            }
        }
        return (String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init), bad)
    }

    /// The faults of one row that differs from the good one in some cells.
    static func faults(_ changes: [PersonColumn: String]) throws -> [PersonColumn: CellFault] {
        var cells = good.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        for (column, value) in changes { cells[column.rawValue] = value }
        let bad = try read("\(header)\n\(cells.joined(separator: ","))\n").bad
        return Dictionary(uniqueKeysWithValues: bad.compactMap { cell in cell.column.map { ($0, cell.fault) } })
    }
}
