/// By what a satisfaction report is broken down.
package enum SatisfactionBreakdown: String, Sendable, CaseIterable {
    case provider, caregiver, district, street, grade, setting, item, month, none

    /// Those with sums of their own; months and the whole are added up from those of the companies.
    package static let stored: [SatisfactionBreakdown] = [
        .provider, .caregiver, .district, .street, .grade, .setting, .item,
    ]

    /// The breakdown whose sums hold what is asked for.
    package var source: SatisfactionBreakdown { self == .month || self == .none ? .provider : self }

    /// False where one visit is in several rows, so that the rows add up to more than the whole.
    package var isPartition: Bool { self != .item }
}
