extension Instance {
    /// What one caregiver does at a visit.
    package struct Part: Hashable, Sendable {
        /// All of them are needed.
        package let skills: SkillSet
        /// Seconds it takes, 1 or more.
        package let duration: Int

        package init(skills: SkillSet, duration: Int) {
            self.skills = skills
            self.duration = duration
        }
    }

    /// A visit that the dispatcher has fixed: it is served so, or by nobody.
    package struct Pin: Hashable, Sendable {
        /// The caregivers, by part.
        package let caregivers: [Int]
        /// The start, when it is fixed too; it may lie outside the window.
        package let start: Int?

        package init(caregivers: [Int], start: Int? = nil) {
            self.caregivers = caregivers
            self.start = start
        }
    }

    /// One visit that is asked for.
    package struct Visit: Sendable {
        package let client: Int
        /// One a caregiver: one or two.
        package let parts: [Part]
        /// Seconds from the start of the first part to that of the second; 0 to 0 when they start together.
        package let gap: ClosedRange<Int>
        /// Seconds after midnight between which it (its first part) should start.
        package let window: ClosedRange<Int>
        /// Seconds after the window at which it may still start, at a price.
        package let lateness: Int
        /// 1 (must) to 3 (can move).
        package let priority: Int
        /// What the fund pays when it is served, in fen.
        package let price: Int
        /// The part of the fee that the client's entitlement no longer covers, in fen.
        package let excess: Int
        package let pin: Pin?
        /// Who serves it in the plan in force, by part; empty when nobody does.
        package let inForce: [Int]

        package init(
            client: Int, parts: [Part], gap: ClosedRange<Int> = 0...0, window: ClosedRange<Int>, lateness: Int,
            priority: Int, price: Int = 0, excess: Int = 0, pin: Pin? = nil, inForce: [Int] = []
        ) {
            self.client = client
            self.parts = parts
            self.gap = gap
            self.window = window
            self.lateness = lateness
            self.priority = priority
            self.price = price
            self.excess = excess
            self.pin = pin
            self.inForce = inForce
        }

        /// A visit of caregivers with one skill each who start together and stay equally long.
        package init(
            client: Int, skills: [Int], window: ClosedRange<Int>, lateness: Int, duration: Int, priority: Int
        ) {
            self.init(
                client: client, parts: skills.map { Part(skills: SkillSet(numbers: [$0]), duration: duration) },
                window: window, lateness: lateness, priority: priority)
        }

        /// The last second at which it may start, unless a pin says otherwise.
        package var latestStart: Int { window.upperBound + lateness }
    }
}
