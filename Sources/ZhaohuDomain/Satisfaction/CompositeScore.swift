/// The mean of scores from 0 to 100, kept in whole numbers so that it comes out the same everywhere.
///
/// A person's score of a composite is the mean of the questions of it that the person answered; the score of a group is
/// the mean of its persons.
package struct CompositeScore: Hashable, Sendable {
    /// A score of 100 in units: a third, a tenth, and the mean of up to six questions on thirds are whole numbers of
    /// them.
    package static let unitsOf100 = 180
    /// A composite holds at most so many questions.
    package static let questionsMax = 6

    /// Persons.
    package private(set) var n: Int
    /// The sum of their scores, in units.
    package private(set) var units: Int
    /// The sum of the squares of their scores, in square units.
    package private(set) var squares: Int

    package init(n: Int = 0, units: Int = 0, squares: Int = 0) {
        (self.n, self.units, self.squares) = (n, units, squares)
    }

    /// Counts a person.
    package mutating func add(_ personUnits: Int) {
        n += 1
        units += personUnits
        squares += personUnits * personUnits
    }

    /// Counts another group's persons.
    package mutating func add(_ other: CompositeScore) {
        n += other.n
        units += other.units
        squares += other.squares
    }

    /// One person's score over the questions answered, in units; nil without any, or beyond ``questionsMax``.
    ///
    /// Exact for questions on thirds; a mean of ratings is rounded to the nearest unit.
    package static func ofPerson(_ answers: [(scale: SurveyScale, value: Int)]) -> Int? {
        guard !answers.isEmpty, answers.count <= questionsMax else { return nil }
        let sum = answers.reduce(0) { $0 + $1.scale.units($1.value) }
        return (2 * sum + answers.count) / (2 * answers.count)
    }

    /// The mean from 0 to 100; nil without persons.
    package var mean: Double? { n > 0 ? Double(units) * 100 / Double(n * Self.unitsOf100) : nil }

    /// The mean with one decimal, half up; ``Rate/none`` without persons.
    package var text: String { Rate.percentOneDecimal(units, n * Self.unitsOf100) }

    /// The standard error of the mean; nil with fewer than two persons.
    package var standardError: Double? {
        guard n > 1 else { return nil }
        // Whole numbers, so that equal answers come to exactly 0.
        let spread = Double(max(0, n * squares - units * units)) / Double(n) / Double(n - 1)
        return (spread / Double(n)).squareRoot() * 100 / Double(Self.unitsOf100)
    }
}
