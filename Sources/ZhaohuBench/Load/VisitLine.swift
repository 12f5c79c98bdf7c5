internal import Glibc
internal import ZhaohuDomain

/// Writes `VISIT.LOG` lines by patching one template; nothing is allocated for a request.
struct VisitLine {
    /// Bytes of every line.
    let length: Int

    private let template: [UInt8]
    private let map: SlotMap
    /// `2026-10-25`, ten bytes for each day of the map.
    private let days: [UInt8]
    private let opAt: Int
    private let caseAt: Int
    private let carerAt: Int
    private let fromAt: Int
    private let toAt: Int
    private let placesAt: [Int]
    private var random: UInt64

    /// `firstDay` is the region's day of the map's first one.
    init(map: SlotMap, firstDay: Day, seed: UInt64) {
        let parts = [
            "VISIT.LOG op=", "00000000-0000-7000-8000-000000000000", " case=K", "100000", " caregiver=C", "100000",
            " from=", "2026-01-01T08", ":00:00+08:00 to=", "2026-01-01T08",
            ":45:00+08:00 items=bathing:1 pos_in=31.980", "00", ",120.890", "00", " pos_out=31.980", "00", ",120.890",
            "00", " acc=10\n",
        ]
        let starts = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
        self.map = map
        template = parts.flatMap { Array($0.utf8) }
        length = template.count
        days = (0..<SlotMap.days).flatMap { Array(firstDay.advanced(by: $0).description.utf8) }
        (opAt, caseAt, carerAt, fromAt, toAt) = (starts[1], starts[3], starts[5], starts[7], starts[9])
        placesAt = [starts[11], starts[13], starts[15], starts[17]]
        random = seed | 1
    }

    /// Writes the line of a company's `turn`-th visit; `milliseconds` is the time of day for its op, since 1970.
    mutating func write(to target: UnsafeMutablePointer<UInt8>, company: Int, turn: Int, milliseconds: UInt64) {
        template.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { memcpy(target, start, length) }
        }
        let slot = map.slot(company: company, turn: turn)
        let places = writeOperation(target + opAt, milliseconds)
        Self.writeDecimal(target + caseAt, SlotMap.firstID + slot.careCase, digits: 6)
        Self.writeDecimal(target + carerAt, SlotMap.firstID + slot.caregiver, digits: 6)
        for at in [fromAt, toAt] {
            days.withUnsafeBufferPointer { source in
                if let start = source.baseAddress { memcpy(target + at, start + slot.day * 10, 10) }
            }
            Self.writeDecimal(target + at + 11, 8 + slot.hour, digits: 2)
        }
        for (index, at) in placesAt.enumerated() {
            // Within some fifty metres, as telephones tell it.
            Self.writeDecimal(target + at, Int(places >> UInt64(index * 8) & 0xFF) % 50, digits: 2)
        }
    }

    /// The op of a line that was written.
    func operation(_ line: UnsafeMutablePointer<UInt8>) -> String {
        String(decoding: UnsafeBufferPointer(start: line + opAt, count: 36), as: UTF8.self)
    }

    /// A UUID of version 7 in lower case; the random bits are returned for other uses.
    private mutating func writeOperation(_ target: UnsafeMutablePointer<UInt8>, _ milliseconds: UInt64) -> UInt64 {
        let (high, low) = (next(), next())
        Self.writeHexadecimal(target, milliseconds >> 16, digits: 8)
        Self.writeHexadecimal(target + 9, milliseconds & 0xFFFF, digits: 4)
        Self.writeHexadecimal(target + 15, high & 0xFFF, digits: 3)
        Self.writeHexadecimal(target + 19, 0x8000 | (high >> 12 & 0x3FFF), digits: 4)
        Self.writeHexadecimal(target + 24, low & 0xFFFF_FFFF_FFFF, digits: 12)
        return high >> 26
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        random &+= SplitMix.increment
        return SplitMix.finished(random)
    }

    private static func writeDecimal(_ target: UnsafeMutablePointer<UInt8>, _ value: Int, digits: Int) {
        var rest = value
        for place in stride(from: digits - 1, through: 0, by: -1) {
            target[place] = UInt8(48 + rest % 10)
            rest /= 10
        }
    }

    private static func writeHexadecimal(_ target: UnsafeMutablePointer<UInt8>, _ value: UInt64, digits: Int) {
        var rest = value
        for place in stride(from: digits - 1, through: 0, by: -1) {
            let digit = UInt8(rest & 15)
            target[place] = digit < 10 ? 48 + digit : 87 + digit
            rest >>= 4
        }
    }
}
