extension DayBoard {
    /// A visit that nobody serves.
    package struct Unplaced: Hashable, Sendable {
        package let visitID: String
        /// What the client is called to this reader.
        package let client: String
        /// Between which the visit should start.
        package let window: ClosedRange<Int>
        /// 1 (must) to 3 (can move).
        package let priority: Int
        /// Why, one line a reason.
        package let reasons: [Sentence]
        /// What would place it; nil when nothing small does.
        package let remedy: Sentence?

        package init(
            visitID: String, client: String, window: ClosedRange<Int>, priority: Int, reasons: [Sentence],
            remedy: Sentence? = nil
        ) {
            self.visitID = visitID
            self.client = client
            self.window = window
            self.priority = priority
            self.reasons = reasons
            self.remedy = remedy
        }
    }
}
