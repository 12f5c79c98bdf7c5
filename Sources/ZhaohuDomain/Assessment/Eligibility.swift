/// From an instrument's grade to the benefit.
package enum Eligibility {
    /// The benefit grade that a grade of an instrument stands for, as the instrument's document says; nil for none.
    ///
    /// - Note: Which grade starts benefits is local: Std-37 grades 3 to 5 and Barthel severe stand for severe,
    ///   Std-37 grade 2 and Barthel moderate for moderate.
    package static func benefitGrade(instrument: Instrument, gradeNumber: Int) -> BenefitGrade? {
        instrument.grade(number: gradeNumber)?.benefit
    }
}
