/// Reads comma-separated values as RFC 4180 has them: quotes around a field, doubled quotes inside it.
package enum CSV {
    /// The records of a text, each with its fields, empty lines left out; nil when a quoted field is not closed.
    package static func records(_ text: String) -> [[String]]? {
        var records: [[String]] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var wasQuote = false
        func endField() {
            fields.append(String(decoding: field, as: UTF8.self))
            field = []
            wasQuote = false
        }
        func endRecord() {
            endField()
            if fields != [""] { records.append(fields) }
            fields = []
        }
        for byte in text.utf8 {
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                    wasQuote = true
                } else {
                    field.append(byte)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                if wasQuote { field.append(byte) }
                isQuoted = true
            case UInt8(ascii: ","): endField()
            case UInt8(ascii: "\n"): endRecord()
            case UInt8(ascii: "\r"): break
            default: field.append(byte)
            }
            wasQuote = false
        }
        guard !isQuoted else { return nil }
        if !field.isEmpty || !fields.isEmpty { endRecord() }
        return records
    }
}
