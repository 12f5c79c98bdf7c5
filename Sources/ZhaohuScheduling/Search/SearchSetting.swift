/// The numbers that steer the search; the same for every instance.
package struct SearchSetting: Sendable {
    /// Visits taken out in a step, on average.
    package var meanRemoved = 10
    /// Longest string taken out of one route.
    package var longestString = 10
    /// Places passed over: one in so many, about.
    package var blinkEvery = 100
    /// Visits near the seed that are looked at before the ruin ends.
    package var mostLooked = 400
    /// How often of 1,000 a step begins at an unserved visit, if there is one.
    package var absentSeeds = 200
    /// How often of 1,000 a ruin near a visit keeps to stops about the same time.
    package var timely = 500
    /// How often of 1,000 the seed is the one of several that is served by the dearest caregiver.
    package var dearSeeds = 500
    /// How often of 1,000 a ruin keeps to routes that could serve the seed.
    package var focus = 200
    /// How often of 1,000 a ruin goes to the routes of the seed's care team first.
    package var team = 700
    /// The same when the seed is unserved.
    package var focusOnAbsent = 800
    /// Unserved visits that are tried in a step.
    package var mostAbsent = 6
    /// Places remembered for each part of a visit of two caregivers.
    package var mostCandidates = 12
    /// Routes of caregivers outside the care team that are tried for a visit.
    package var mostStrangers = 30
    /// Seconds of travel that a step may lose at the beginning and at the end.
    package var firstTemperature = 1_000.0
    package var lastTemperature = 30.0
    /// The first one of a search that begins with a plan.
    package var warmTemperature = 100.0
    /// Routes a group should have.
    package var groupSize = 160
    /// Groups there are at least, so that both cores have work.
    package var fewestGroups = 2
    /// Steps of a group in a round.
    package var stepsOfRound = 4_000

    package init() {}
}
