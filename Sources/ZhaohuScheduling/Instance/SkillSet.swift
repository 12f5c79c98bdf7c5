/// Skills as bits; skill 0 is the lowest.
package struct SkillSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// A set of numbered skills, 0 to 63.
    package init(numbers: some Sequence<Int>) {
        self.init(rawValue: numbers.reduce(0) { $0 | (1 << UInt64($1)) })
    }

    /// True when the numbered skill is among them.
    package func holds(_ skill: Int) -> Bool { rawValue & (1 << UInt64(skill)) != 0 }
}
