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
    package static let fields: [(name: String, path: any WritableKeyPath<BehaviourCounts, Int> & Sendable)] = [
        ("performed", \.performed), ("missed", \.missed), ("cut_short", \.cutShort), ("followed", \.followed),
        ("changed_carer", \.changedCarer), ("complaints", \.complaints), ("upheld", \.upheld), ("closed", \.closed),
        ("left_early", \.leftEarly),
    ]

    /// In the order of ``fields``; missing ones are 0.
    package init(_ values: [Int]) {
        for (field, value) in zip(Self.fields, values) { self[keyPath: field.path] = value }
    }

    /// In the order of ``fields``.
    package var values: [Int] { Self.fields.map { self[keyPath: $0.path] } }

    package static func + (left: BehaviourCounts, right: BehaviourCounts) -> BehaviourCounts {
        BehaviourCounts(zip(left.values, right.values).map { $0 + $1 })
    }
}
