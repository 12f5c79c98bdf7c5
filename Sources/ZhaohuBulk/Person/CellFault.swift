/// Why a cell, or a row as a whole, cannot be loaded.
package enum CellFault: Hashable, Sendable {
    case missing
    case notUTF8
    case controlCharacter
    case brokenQuote
    /// More characters than this bound.
    case tooLong(Int)
    case notAnIdentityNumber
    case wrongCheckDigit
    case noBirthDate
    case unknownSex
    case sexDiffers
    case notADay
    case bornDiffers
    case dayInFuture
    case diedBeforeBirth
    /// The codes that are known, joined by commas.
    case unknownDistrict(known: String)
    case notDegrees
    /// The coordinate is beyond plus or minus so many degrees.
    case outOfRange(degrees: Int)
    /// The row that has the same identity number.
    case twiceInFile(row: Int)
    case alreadyRegistered
    case cellCount(Int, expected: Int)
    case rowTooLong(bytes: Int)

    /// What is wrong.
    package var reason: String {
        switch self {
        case .missing: "the cell is empty"
        case .notUTF8: "not UTF-8"
        case .controlCharacter: "a control character or line break"
        case .brokenQuote: "a quote stands inside the cell, or is not closed"
        case .tooLong(let bound): "more than \(bound) characters"
        case .notAnIdentityNumber: "not 17 digits and a check character"
        case .wrongCheckDigit: "the check character does not fit the digits"
        case .noBirthDate: "digits 7 to 14 are no day of the calendar from 1800 until today"
        case .unknownSex: "neither f (女) nor m (男)"
        case .sexDiffers: "not the sex that the identity number tells"
        case .notADay: "not a day of the calendar, written YYYY-MM-DD"
        case .bornDiffers: "not the date of birth that the identity number tells"
        case .dayInFuture: "after today"
        case .diedBeforeBirth: "before the birth"
        case .unknownDistrict: "no district of this region"
        case .notDegrees: "not a number of decimal degrees"
        case .outOfRange(let degrees): "not from -\(degrees) to \(degrees) degrees"
        case .twiceInFile(let row): "the identity number stands in row \(row), too"
        case .alreadyRegistered: "a person with this identity number is registered already"
        case .cellCount(let count, let expected): "\(count) cells, where the header has \(expected)"
        case .rowTooLong(let bytes): "the row is longer than \(bytes) bytes; nothing behind it was read"
        }
    }

    /// What the sender can do about it.
    package var wayOut: String {
        switch self {
        case .missing: "fill it in"
        case .notUTF8: "save the file as CSV UTF-8"
        case .controlCharacter: "delete it"
        case .brokenQuote: "put the cell in quotes, and write each quote inside it twice"
        case .tooLong: "shorten it"
        case .notAnIdentityNumber: "write the 18 characters of the identity card; format the column as text"
        case .wrongCheckDigit, .noBirthDate: "compare with the identity card: a digit is wrong, or two are swapped"
        case .unknownSex: "write f or m, or leave it empty"
        case .sexDiffers, .bornDiffers: "compare both with the identity card, or leave it empty"
        case .notADay: "write it as 1940-05-01"
        case .dayInFuture, .diedBeforeBirth: "correct the date"
        case .unknownDistrict(let known): "write one of \(known)"
        case .notDegrees: "write it as 31.98012, at most 3 digits before the point and 18 behind"
        case .outOfRange: "correct it; perhaps latitude and longitude are swapped"
        case .twiceInFile: "delete one of the two rows, or correct its number"
        case .alreadyRegistered: "delete the row; PERSON.FIND shows the person"
        case .cellCount: "put a cell with a comma in quotes; see whether a cell is missing"
        case .rowTooLong: "see whether a quote is not closed"
        }
    }
}
