import ZhaohuDomain

/// Assigns the visits of a day to caregivers.
///
/// Greedy: the visits whose window ends first are placed first, each with the caregiver whose way grows least while
/// every window and shift still holds. Only whole numbers and fixed orders, so the same input gives the same plan.
package enum DayAssignment {
    /// Minutes of travel that seeing the same caregiver again is worth.
    package static let continuityMinutes = 10

    /// The plan of a day; each visit is placed once, or unplaced with a reason.
    ///
    /// - Parameters:
    ///   - visits: with different ids.
    ///   - carers: with different ids.
    ///   - speedKmh: average speed, 1 or more.
    ///   - detourPercent: the way in percent of the straight line, 100 or more.
    /// - Returns: the plan.
    package static func assign(
        visits: [VisitRequest], carers: [CarerShift], speedKmh: Int, detourPercent: Int
    ) -> DayPlan {
        let travel = Travel(speedKmh: speedKmh, detourPercent: detourPercent)
        var routes = carers.sorted { $0.id < $1.id }.map(Route.init)
        var reasons: [VisitID: DayPlan.Reason] = [:]
        let order = visits.sorted { ($0.windowTo, $0.windowFrom, $0.id) < ($1.windowTo, $1.windowFrom, $1.id) }
        for visit in order { reasons[visit.id] = place(visit, in: &routes, travel) }
        let placed = routes.flatMap { route in
            route.stops.map {
                DayPlan.Placed(
                    visit: $0.request.id, caregiver: route.shift.id, startMinute: $0.start, travelMinutes: $0.travel)
            }
        }
        return DayPlan(
            placed: placed,
            unplaced: visits.compactMap { visit in
                reasons[visit.id].map { DayPlan.Unplaced(visit: visit.id, reason: $0) }
            },
            travelMinutes: placed.reduce(0) { $0 + $1.travelMinutes })
    }

    /// Places a visit, or says why not.
    private static func place(
        _ visit: VisitRequest, in routes: inout [Route], _ travel: Travel
    ) -> DayPlan.Reason? {
        guard !routes.isEmpty else { return .noCarer }
        var isSkillThere = false
        var best: (route: Int, insertion: Route.Insertion, cost: Int)?
        for index in routes.indices where visit.skills.isSubset(of: routes[index].shift.skills) {
            isSkillThere = true
            guard let insertion = routes[index].bestInsertion(visit, travel) else { continue }
            let isKnown = visit.previousCaregiver == routes[index].shift.id
            let cost = insertion.addedTravel - (isKnown ? continuityMinutes : 0)
            if cost < best?.cost ?? .max { best = (index, insertion, cost) }
        }
        guard let best else { return isSkillThere ? .noTime : .noSkill }
        routes[best.route].insert(visit, at: best.insertion)
        return nil
    }
}
