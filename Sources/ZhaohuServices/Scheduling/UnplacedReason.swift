internal import ZhaohuScheduling

/// Why a visit has no carer, in a word; the raw value is stored with the visit.
///
/// SCHEDULE.EXPLAIN says it in numbers.
enum UnplacedReason: String, CaseIterable {
    /// Nobody is at work.
    case noCarer = "no_carer"
    /// Nobody at work has the skills, or only people whom the client refuses.
    case noSkill = "no_skill"
    /// Somebody could, but has no time in the window.
    case noTime = "no_time"

    init(of visit: Int, in instance: Instance) {
        let wanted = instance.visits[visit]
        let refused = instance.clients[wanted.client].refused
        let areThere = wanted.parts.map { part in
            instance.caregivers.enumerated().contains { index, carer in
                carer.skills.isSuperset(of: part.skills) && !refused.contains(index)
            }
        }
        self = instance.caregivers.isEmpty ? .noCarer : areThere.contains(false) ? .noSkill : .noTime
    }
}
