/// The caregivers of each company by what they may do.
struct CarerPool: Sendable {
    private struct Group {
        var members: [Int] = []
        /// Sums of the work weights up to and with each member.
        var sums: [Int] = []
    }

    private let caregivers: [Caregiver]
    private let groups: [[Group]]

    init(caregivers: [Caregiver], providers: Int) {
        self.caregivers = caregivers
        var groups = Array(repeating: Array(repeating: Group(), count: 8), count: providers)
        for (index, caregiver) in caregivers.enumerated() {
            for need in 0..<8 where caregiver.skills.isSuperset(of: Skills(rawValue: UInt8(need))) {
                let sum = (groups[caregiver.provider][need].sums.last ?? 0) + caregiver.workWeight
                groups[caregiver.provider][need].members.append(index)
                groups[caregiver.provider][need].sums.append(sum)
            }
        }
        self.groups = groups
    }

    /// One of the company who has the skills, drawn by how much they work.
    func drawn(from provider: Int, skills: Skills, _ random: inout SplitMix64) -> Int {
        let group = groups[provider][Int(skills.rawValue)]
        guard let total = group.sums.last else { preconditionFailure("a company without the skills it sells") }
        let target = random.below(total)
        var low = 0
        var high = group.sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if group.sums[middle] > target { high = middle } else { low = middle + 1 }
        }
        return group.members[low]
    }

    /// Two different caregivers, drawn near the place; the same twice only where a company has but one.
    func pair(from provider: Int, skills: Skills, near place: Ground, _ random: inout SplitMix64) -> (Int, Int) {
        var drawn: [Int] = []
        for _ in 0..<12 where drawn.count < 6 {
            let caregiver = self.drawn(from: provider, skills: skills, &random)
            if !drawn.contains(caregiver) { drawn.append(caregiver) }
        }
        let near = drawn.map { (caregivers[$0].place.metres(to: place), $0) }.sorted { $0 < $1 }
        return (near[0].1, near[min(1, near.count - 1)].1)
    }
}
