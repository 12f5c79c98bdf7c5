/// Largest sizes and numbers of an instance.
///
/// They are far above any city, and small enough that no sum over a plan leaves 64 bits: at most 200,000 visits of two
/// caregivers, 1,000,000 seconds a day, and weights of a million a second stay below 10^18.
package enum InstanceLimits {
    package static let caregivers = 0...50_000
    package static let clients = 0...200_000
    package static let visits = 0...200_000
    package static let teamMembers = 0...1_000
    package static let skills = 64
    /// Metres from the origin.
    package static let coordinate = -20_000_000...20_000_000
    /// Seconds after midnight; eleven days.
    package static let time = 0...1_000_000
    /// Seconds.
    package static let duration = 1...1_000_000
    package static let priority = 1...3
    package static let detourPercent = 0...1_000
    /// Millimetres a second.
    package static let speed = 1...1_000_000
    package static let accessSeconds = 0...1_000_000
    /// For each second.
    package static let weightOfSecond = 0...1_000_000
    /// For each visit or caregiver at a visit.
    package static let weightOfVisit = 0...1_000_000_000
    /// Places of a matrix; 64 MiB at most.
    package static let matrixSize = 4_000
    /// Fen.
    package static let money = 0...100_000_000
}
