/// What people do rather than say, counted beside the answers.
package struct BehaviourCounts: Hashable, Sendable {
    /// Visits performed.
    package var performed = 0
    /// Visits planned and missed.
    package var missed = 0
    /// Performed visits shorter than the share of the planned minutes that policy asks for.
    package var cutShort = 0
    /// Performed visits that follow one of the same client within 31 days.
    package var followed = 0
    /// Those of them with another carer than that one.
    package var changedCarer = 0
    package var complaints = 0
    package var upheld = 0
    package var closed = 0
    /// Clients whose plan ended and who then had one of another company.
    package var leftEarly = 0

    package init() {}

    /// The counts in the order in which they are stored.
    package static let names = [
        "performed", "missed", "cut_short", "followed", "changed_carer", "complaints", "upheld", "closed", "left_early",
    ]

    /// In the order of ``names``; as many as these.
    package init(_ values: [Int]) {
        (performed, missed, cutShort) = (values[0], values[1], values[2])
        (followed, changedCarer) = (values[3], values[4])
        (complaints, upheld, closed, leftEarly) = (values[5], values[6], values[7], values[8])
    }

    /// In the order of ``names``.
    package var values: [Int] {
        [performed, missed, cutShort, followed, changedCarer, complaints, upheld, closed, leftEarly]
    }

    package static func + (left: BehaviourCounts, right: BehaviourCounts) -> BehaviourCounts {
        BehaviourCounts(zip(left.values, right.values).map { $0 + $1 })
    }
}
