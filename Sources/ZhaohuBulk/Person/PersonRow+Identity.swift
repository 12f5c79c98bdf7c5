internal import ZhaohuDomain

/// The identity number, and the sex and date of birth that it tells.
extension PersonRow {
    /// What an identity number tells.
    struct Identity {
        let number: Int
        let sex: UInt8
        let born: Day
    }

    /// Appends the number, with a large X.
    mutating func identity(_ bytes: Span<UInt8>, _ range: Range<Int>?, _ output: inout [UInt8]) -> Identity? {
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
            born.components.year >= 1800, born <= today
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

    /// The sex of the identity number, unless the cell contradicts it.
    mutating func sex(_ bytes: Span<UInt8>, _ cells: [CSVCell], _ told: UInt8?) -> UInt8 {
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

    /// The day written, which has to be the identity number's; that one when nothing is written.
    mutating func born(_ bytes: Span<UInt8>, _ cells: [CSVCell], _ told: Day?) -> Day? {
        guard let range = cell(.born, cells) else { return told }
        guard let day = CellNumber.day(bytes, range) else {
            note(.born, .notADay)
            return told
        }
        if let told, told != day { note(.born, .bornDiffers) }
        return day
    }
}
