extension Instance {
    /// A point on a plane, in metres.
    package struct Place: Hashable, Sendable {
        package let x: Int
        package let y: Int
        /// Its row in the matrix of travel times; without meaning when times come from the coordinates.
        package let row: Int

        package init(x: Int, y: Int, row: Int = 0) {
            self.x = x
            self.y = y
            self.row = row
        }
    }

    /// A break that is due once the work of a day exceeds a length.
    package struct Rest: Hashable, Sendable {
        /// Seconds of work (service and travel) above which it is due.
        package let afterWork: Int
        /// Seconds it takes, without interruption.
        package let length: Int
        /// Seconds after midnight between which it starts.
        package let window: ClosedRange<Int>

        package init(afterWork: Int, length: Int, window: ClosedRange<Int>) {
            self.afterWork = afterWork
            self.length = length
            self.window = window
        }
    }

    /// Somebody who serves visits; the day begins at one place, mostly home, and ends at home.
    package struct Caregiver: Sendable {
        /// Where the day begins: home, or where the caregiver is when the rest of a day is planned.
        package let begin: Place
        /// Where it ends.
        package let home: Place
        package let skills: SkillSet
        /// What clients may wish for without needing it (a language, a sex), one bit each.
        package let traits: SkillSet
        /// Seconds after midnight between which the caregiver is away from home.
        package let shift: ClosedRange<Int>
        /// Seconds after the shift for which the caregiver may still be out, at a price.
        package let overtime: Int
        /// Seconds of work (service and travel) above which work costs more.
        package let fairLoad: Int
        /// Seconds of work that are never exceeded.
        package let mostWork: Int
        /// Seconds of work done before this plan begins; they count towards `fairLoad`, `mostWork` and the break.
        package let worked: Int
        /// The break; nil when there is none, or it is over.
        package let rest: Rest?

        package init(
            home: Place, begin: Place? = nil, skills: SkillSet, traits: SkillSet = [], shift: ClosedRange<Int>,
            overtime: Int = 0, fairLoad: Int, mostWork: Int = InstanceLimits.time.upperBound, worked: Int = 0,
            rest: Rest? = nil
        ) {
            self.begin = begin ?? home
            self.home = home
            self.skills = skills
            self.traits = traits
            self.shift = shift
            self.overtime = overtime
            self.fairLoad = fairLoad
            self.mostWork = mostWork
            self.worked = worked
            self.rest = rest
        }
    }

    /// Somebody who is visited, with the care team.
    package struct Client: Sendable {
        package let place: Place
        /// Caregivers who come first; they cost nothing.
        package let primary: [Int]
        /// Caregivers the client has met.
        package let known: [Int]
        /// Caregivers the client refuses.
        package let refused: [Int]
        /// Traits the client would like every caregiver to have.
        package let wishes: SkillSet

        package init(
            place: Place, primary: [Int] = [], known: [Int] = [], refused: [Int] = [], wishes: SkillSet = []
        ) {
            self.place = place
            self.primary = primary
            self.known = known
            self.refused = refused
            self.wishes = wishes
        }
    }
}
