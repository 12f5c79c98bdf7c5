/// How many visits were performed, and how many of them were given each score from 1 to 5.
package struct AnswerCounts: Hashable, Sendable {
    /// Performed visits, rated or not.
    package var visits: Int
    /// Answers with score 1, 2, 3, 4 and 5.
    package var scores: [Int]

    /// Scores run from 1 to this.
    package static let scoreMax = 5

    package init(visits: Int = 0, scores: [Int] = [0, 0, 0, 0, 0]) {
        self.visits = visits
        self.scores = scores
    }

    /// Visits with an answer.
    package var rated: Int { scores.reduce(0, +) }

    /// Answers with that score or a higher one.
    package func satisfied(from lowest: Int) -> Int { scores.dropFirst(max(0, lowest - 1)).reduce(0, +) }

    package static func + (left: AnswerCounts, right: AnswerCounts) -> AnswerCounts {
        AnswerCounts(visits: left.visits + right.visits, scores: zip(left.scores, right.scores).map { $0 + $1 })
    }
}
