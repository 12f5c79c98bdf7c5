/// Why an instance has no plan, whatever the search does.
package enum PairedObstacle: Hashable, Sendable {
    /// Nobody has the skill.
    case nobodyAble(service: Int)
    /// Only one person could do either of two services that need two.
    case onePersonAble(first: Int, second: Int)
    /// The hard windows of two services are too far apart, or too near, for the gap between them.
    case windowsApart(first: Int, second: Int)
}

extension PairedInstance {
    /// The first obstacle that can be seen without a search; nil says nothing about whether there is a plan.
    package var obstacle: PairedObstacle? {
        let able = (0..<64).map { skill in staff.indices.filter { staff[$0].holds(skill) } }
        for (number, service) in services.enumerated() where able[service.skill].isEmpty {
            return .nobodyAble(service: number)
        }
        for link in links {
            let (first, second) = (services[link.first], services[link.second])
            let people = (able[first.skill], able[second.skill])
            if people.0.count == 1, people.0 == people.1 {
                return .onePersonAble(first: link.first, second: link.second)
            }
            let isApart =
                first.closes + link.longestGap < second.opens || first.opens + link.shortestGap > second.closes
            if windows == .hard, isApart { return .windowsApart(first: link.first, second: link.second) }
        }
        return nil
    }
}
