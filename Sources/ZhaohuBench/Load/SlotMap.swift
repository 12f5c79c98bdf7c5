/// Which visit the n-th request of the benchmark is about, so that no two overlap.
///
/// A slot is one hour of one caregiver. Number `n` belongs to company `n % 12`; within the company the slots are taken
/// in an order that looks random but meets each one once. Companies, caregivers, cases and days count from zero here.
/// The same arithmetic is in `deploy/bench-sql/visit.pgbench`.
package struct SlotMap: Sendable, Hashable {
    package static let companies = 12
    /// The days before today on which the visits were given.
    package static let days = 28
    /// Visits of a caregiver in a day, one an hour from 08:00.
    package static let hours = 8
    /// The numbers of caregivers and cases begin here, so that all have six digits.
    package static let firstID = 100_000

    /// One visit of 45 minutes.
    package struct Slot: Sendable, Hashable {
        package let caregiver: Int
        package let careCase: Int
        package let day: Int
        package let hour: Int
    }

    /// Caregivers of each company; it has twice as many cases.
    package let carers: Int
    /// Step from one slot of a company to the next; shares no divisor with ``perCompany``.
    package let stride: Int

    package init(carers: Int) {
        self.carers = carers
        let slots = carers * Self.days * Self.hours
        // Near the golden section of the slots, so that successive ones are far apart.
        var stride = slots * 618 / 1_000 | 1
        while Self.greatestCommonDivisor(stride, slots) != 1 { stride += 2 }
        self.stride = stride
    }

    package var perCompany: Int { carers * Self.days * Self.hours }
    /// Requests that can be made before slots repeat.
    package var count: Int { perCompany * Self.companies }

    /// The slot of the `turn`-th request of a company.
    package func slot(company: Int, turn: Int) -> Slot {
        let place = turn % perCompany * stride % perCompany
        let hour = place % Self.hours
        let day = place / Self.hours % Self.days
        let carer = place / (Self.hours * Self.days)
        // For one day and hour, different carers see different clients; a client's carer changes from day to day.
        let client = (carer * 2 + hour % 2 + day * 34) % (carers * 2)
        return Slot(
            caregiver: carer * Self.companies + company, careCase: client * Self.companies + company, day: day,
            hour: hour)
    }

    private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }
}
