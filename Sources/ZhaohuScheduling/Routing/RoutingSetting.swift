/// How a search goes about it, by the number of places (measured, see decision 0017).
struct RoutingSetting: Sendable {
    /// The share of the budget for ruin and recreation before the first child.
    let ruinShare: Double
    /// Plans made from nothing in that share, one after another; 1: the population is made from the best of one.
    let ruinStarts: Int
    /// First plans; more come by breeding.
    let firstPlans: Int
    /// After a cull so many live in either population, and a cull comes when `generation` were added.
    let survivors: Int
    let generation: Int
    /// So many of the best by cost count as good whatever they have in common with others.
    let elite: Int
    /// Parents have at least this share of their ways not in common, percent, where such are found.
    let leastDifference: Int
    /// Islands exchange their best plans after this many children times places; never when nil.
    let epochWork: Int?

    /// Many different plans that mix slowly, and islands apart; for very many customers, where there is no time for that,
    /// a few good plans.
    init(places: Int, ruinShare: Double?) {
        let isHuge = places > 600
        self.ruinShare = ruinShare ?? (places <= 300 ? 0 : isHuge ? 0.3 : 0.1)
        ruinStarts = isHuge ? 1 : 50
        firstPlans = isHuge || places <= 300 ? 25 : 50
        (survivors, generation, elite) = isHuge ? (25, 40, 4) : (80, 60, 8)
        leastDifference = isHuge ? 0 : 10
        epochWork = isHuge ? 200_000 : nil
    }
}
