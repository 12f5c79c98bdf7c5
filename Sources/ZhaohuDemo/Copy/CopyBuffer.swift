/// Bytes of PostgreSQL's COPY text format: fields separated by tabs, rows ended by line feeds, `\N` for null.
struct CopyBuffer {
    /// What has been written since the last hand-over.
    private(set) var bytes: [UInt8] = []
    private var atRowStart = true

    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    mutating func text(_ value: String) {
        separate()
        escaped(value)
    }

    mutating func text(_ value: String?) {
        if let value { text(value) } else { null() }
    }

    /// Bytes known to hold nothing that needs escaping.
    mutating func plain(_ value: [UInt8]) {
        separate()
        bytes += value
    }

    mutating func number(_ value: Int) {
        separate()
        digits(value)
    }

    mutating func number(_ value: Int?) {
        if let value { number(value) } else { null() }
    }

    mutating func truth(_ value: Bool) {
        separate()
        bytes.append(UInt8(ascii: value ? "t" : "f"))
    }

    mutating func null() {
        separate()
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "N"))
    }

    mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        atRowStart = true
    }

    /// Hands the bytes over and starts anew.
    mutating func take() -> [UInt8] {
        let taken = bytes
        bytes = []
        return taken
    }

    /// Appends without a separator; for the parts of one field.
    mutating func digits(_ value: Int, width: Int = 1) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        var divisor: UInt = 1
        var count = 1
        while count < width || rest / divisor >= 10 {
            divisor *= 10
            count += 1
        }
        while divisor > 0 {
            bytes.append(48 + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    /// Appends one byte without a separator; for the parts of one field.
    mutating func mark(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func separate() {
        if !atRowStart { bytes.append(UInt8(ascii: "\t")) }
        atRowStart = false
    }

    /// Appends without a separator; backslash, tab, line feed and carriage return are written as escapes.
    mutating func escaped(_ value: String) {
        var value = value
        value.withUTF8 { utf8 in
            if !utf8.contains(where: { $0 == 92 || $0 < 32 }) {
                bytes.append(contentsOf: utf8)
            } else {
                for byte in utf8 { escape(byte) }
            }
        }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 92: bytes += [92, 92]
        case 8: bytes += [92, UInt8(ascii: "b")]
        case 9: bytes += [92, UInt8(ascii: "t")]
        case 10: bytes += [92, UInt8(ascii: "n")]
        case 11: bytes += [92, UInt8(ascii: "v")]
        case 12: bytes += [92, UInt8(ascii: "f")]
        case 13: bytes += [92, UInt8(ascii: "r")]
        default: bytes.append(byte)
        }
    }
}
