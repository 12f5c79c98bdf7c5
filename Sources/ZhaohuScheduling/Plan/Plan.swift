/// Who serves which visits when; visits that appear nowhere are unserved.
package struct Plan: Hashable, Sendable {
    /// A visit on a route.
    package struct Stop: Hashable, Sendable {
        /// Index of the visit.
        package let visit: Int
        /// Which part of the visit the caregiver serves: 0, or 1 in a visit of two.
        package let part: Int
        /// Second after midnight at which the service starts.
        package let start: Int

        package init(visit: Int, part: Int = 0, start: Int) {
            self.visit = visit
            self.part = part
            self.start = start
        }
    }

    /// The day of one caregiver.
    package struct Tour: Hashable, Sendable {
        /// Index of the caregiver.
        package let caregiver: Int
        /// In the order of the day.
        package let stops: [Stop]

        package init(caregiver: Int, stops: [Stop]) {
            self.caregiver = caregiver
            self.stops = stops
        }
    }

    /// At most one a caregiver.
    package let tours: [Tour]

    package init(tours: [Tour]) {
        self.tours = tours
    }
}
