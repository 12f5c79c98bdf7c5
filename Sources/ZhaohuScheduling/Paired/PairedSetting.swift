/// The numbers that steer the search; the same for every instance.
package struct PairedSetting: Sendable {
    /// Services taken out in a step, on average.
    package var meanRemoved = 10
    /// The longest string taken out of one route.
    package var longestString = 10
    /// Places passed over: one in so many, about.
    package var blinkEvery = 100
    /// How often of 1,000 a ruin is of strings near a service, of lone services, or before a late service.
    package var strings = 800
    package var lone = 100
    package var late = 100
    /// How often of 1,000 the mate of a service taken out goes with it.
    package var mates = 500
    /// Absent services tried again in a step.
    package var mostAbsent = 30
    /// Places tried for each service of a link.
    package var mostPlaces = 20
    /// The price a step may lose at the beginning and at the end, in parts of 1,000 of the cost of a service.
    package var firstTemperature = 5_000.0
    package var lastTemperature = 4.0
    /// Steps between exchanges of the islands.
    package var epoch = 2_000
    /// A cycle of cooling has at least so many steps for each pair of services; and there are so many cycles at most.
    package var stepsOfSquare = 200
    package var mostCycles = 10
    /// Whether the islands share their best plan.
    package var shares = true

    package init() {}
}
