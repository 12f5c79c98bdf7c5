/// What a breeder is to make; it depends on nothing else, so that it does not matter which breeder makes it.
struct RoutingJob: Sendable {
    enum Kind: Sendable {
        /// A first plan.
        case start
        /// A child of two plans.
        case breed(RoutingIndividual, RoutingIndividual)
    }

    /// Jobs are numbered in the order in which they were given out.
    let number: Int
    let kind: Kind
    let weights: RoutingWeights
    let seed: UInt64
}

/// What came of a job.
struct RoutingLitter: Sendable {
    let number: Int
    let breeder: Int
    let child: RoutingIndividual
    /// The child with its broken rules mended, when that was tried and worked.
    let mended: RoutingIndividual?
}
