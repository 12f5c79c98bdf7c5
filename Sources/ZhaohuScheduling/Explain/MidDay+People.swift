extension MidDay {
    /// What is left of a caregiver's day.
    func caregiver(_ index: Int) -> Instance.Caregiver {
        let person = day.caregivers[index]
        let presence = presences[index]
        let from = max(person.shift.lowerBound, now, presence?.free ?? 0)
        // Somebody still out after the shift may come home within the overtime that is left.
        let end = max(from, person.shift.upperBound)
        let lastHome = person.shift.upperBound + person.overtime
        return Instance.Caregiver(
            home: person.home, begin: presence?.place ?? person.begin, skills: person.skills, traits: person.traits,
            shift: from...end, overtime: max(0, lastHome - end), fairLoad: person.fairLoad, mostWork: person.mostWork,
            worked: presence?.worked ?? person.worked,
            rest: presence?.hasRested == true ? nil : person.rest.map { Self.rest($0, from: from) })
    }

    /// A break that was missed is due at once.
    private static func rest(_ rest: Instance.Rest, from: Int) -> Instance.Rest {
        Instance.Rest(
            afterWork: rest.afterWork, length: rest.length,
            window: rest.window.lowerBound...max(rest.window.upperBound, from))
    }

    func client(_ client: Instance.Client, _ caregivers: [Int?]) -> Instance.Client {
        Instance.Client(
            place: client.place, primary: client.primary.compactMap { caregivers[$0] },
            known: client.known.compactMap { caregivers[$0] }, refused: client.refused.compactMap { caregivers[$0] },
            wishes: client.wishes)
    }

    /// What is left to do at a visit; pinned it stays as it is, published it is promised.
    func visit(_ visit: Instance.Visit, _ promise: Promise?, _ caregivers: [Int?]) -> Instance.Visit {
        let pin = visit.pin.flatMap { pin -> Instance.Pin? in
            let crew = pin.caregivers.compactMap { caregivers[$0] }
            return crew.count == pin.caregivers.count ? Instance.Pin(caregivers: crew, start: pin.start) : nil
        }
        var (window, lateness) = (visit.window, visit.lateness)
        if pin == nil, let start = visit.pin?.start {
            // Whoever takes over from a caregiver who is ill keeps to the start that was fixed.
            (window, lateness) = (start...start, 0)
        } else if let promise, visit.pin?.start == nil {
            (window, lateness) = Self.promised(visit, promise.start, tolerance)
        }
        return Instance.Visit(
            client: visit.client, parts: visit.parts, gap: visit.gap, window: window, lateness: lateness,
            priority: visit.priority, price: visit.price, excess: visit.excess, pin: pin,
            inForce: Self.inForce(promise, caregivers))
    }

    /// The window around a promised start: hard on the early side; later than the tolerance is late, up to the latest
    /// start of before.
    private static func promised(_ visit: Instance.Visit, _ start: Int, _ tolerance: Int) -> (ClosedRange<Int>, Int) {
        let from = max(visit.window.lowerBound, start - tolerance)
        let to = min(visit.latestStart, start + tolerance)
        guard from <= to else { return (visit.window, visit.lateness) }
        return (from...to, visit.latestStart - to)
    }

    /// Who serves a visit in the plan in force and is still there.
    ///
    /// In place of one who is ill the other of a visit of two is named, so that the change that must be costs as little
    /// as can be told; a visit whose caregivers are all ill has nobody in force.
    private static func inForce(_ promise: Promise?, _ caregivers: [Int?]) -> [Int] {
        guard let promise else { return [] }
        let there = promise.crew.map { caregivers[$0] }
        guard let somebody = there.compactMap({ $0 }).first else { return [] }
        return there.map { $0 ?? somebody }
    }
}
