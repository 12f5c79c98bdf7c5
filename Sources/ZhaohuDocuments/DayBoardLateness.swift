extension DayBoard {
    /// How late a visit is, in the degrees of the board's colours.
    package enum Lateness: Int, Hashable, Sendable, CaseIterable {
        /// Within its window.
        case none
        /// Up to 15 minutes.
        case slight
        /// Up to 30 minutes.
        case considerable
        /// More than 30 minutes.
        case severe

        /// The degree of so many seconds after the window.
        package init(seconds: Int) {
            switch seconds {
            case ...0: self = .none
            case ...900: self = .slight
            case ...1_800: self = .considerable
            default: self = .severe
            }
        }

        /// One mark a degree, so that the colour is not the only sign.
        var sign: String { String(repeating: "!", count: rawValue) }
    }
}
