import ZhaohuDomain

/// A checked value of a field; texts stay in their tokens.
enum FieldValue: Sendable {
    /// A text, or a value that is used as it was written.
    case written
    /// A text that was brought into its one spelling.
    case text(String)
    case integer(Int)
    case integers([Int])
    case words([String])
    case day(Day)
    /// Days after today: -1, 0 or 1.
    case relativeDay(Int)
    case instant(Instant)
    case position(Position)
    case uuid(OperationID)
    case id(Int64)
    case window(from: Int, to: Int)
    case items([(item: String, count: Int)])
    case frequencies([(item: String, count: Int, per: String)])
    /// The reason why an item cannot be judged, without its question mark.
    case unjudged(String)
}

/// The bounds that the field types themselves have.
enum FieldBounds {
    /// Times an item may be given in one visit, or within one period.
    static let count = 1...20
    /// Entries of an item list: more than the 36 items of the national catalogue.
    static let entriesMax = 64
    /// Letters of a word or an item's name.
    static let nameMax = 64
    /// Scores of assessment items.
    static let score = -9_999...9_999
    /// Letters of a reason.
    static let reasonMax = 32
    static let periods = ["day", "week"]
}

extension FieldType {
    /// What a value must look like, for the `expected=` of a refusal and for help.
    package var expectation: String {
        switch self {
        case .text(let max): "text of at most \(max) characters"
        case .integer(let range): "\(range.lowerBound)..\(range.upperBound)"
        case .integers(let max): "at most \(max) whole numbers, 1,2,3"
        case .choice(let words): words.joined(separator: "|")
        case .words(let max): "at most \(max) words, one,two"
        case .date: "YYYY-MM-DD|today|tomorrow|yesterday"
        case .instant: "YYYY-MM-DDTHH:MM:SS+08:00"
        case .position: "lat,lon within -90..90,-180..180"
        case .uuid: "uuid"
        case .id(let letter): "\(letter)<number>"
        case .window: "HH:MM-HH:MM"
        case .items: "item:1..20,..."
        case .frequencies: "item:1..20/day|week,..."
        case .identityNumber: "18 characters with their check digit"
        case .district: "six digits"
        }
    }

    /// A short word for the type, as in `case=<K-id>`.
    package var label: String {
        switch self {
        case .text: "text"
        case .integer: "integer"
        case .integers: "integers"
        case .choice(let words): words.joined(separator: "|")
        case .words: "words"
        case .date: "date"
        case .instant: "time"
        case .position: "lat,lon"
        case .uuid: "uuid"
        case .id(let letter): "\(letter)-id"
        case .window: "HH:MM-HH:MM"
        case .items: "item:count,..."
        case .frequencies: "item:count/period,..."
        case .identityNumber: "identity-number"
        case .district: "district"
        }
    }
}
