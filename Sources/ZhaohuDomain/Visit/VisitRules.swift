/// The limits that visits are judged by, in force on one day.
///
/// Rules: `geo.radius geo.missing time.start time.min time.max overlap.worker overlap.client travel.impossible freq.cap
/// state.conflict worker.conflict device.shared late.entry clock.future clock.old`.
package struct VisitRules: Hashable, Sendable {
    /// Every rule that a visit is judged by when it is recorded.
    package static let ids = [
        "geo.radius", "geo.missing", "time.start", "time.min", "time.max", "overlap.worker", "overlap.client",
        "travel.impossible", "freq.cap", "state.conflict", "worker.conflict", "device.shared", "late.entry",
        "clock.future", "clock.old",
    ]

    /// Up to here from the service address all is well, after the accuracy is taken off; beyond, a warning.
    package var geoOKMetres: Int
    /// Beyond this from the service address, an exception.
    package var geoWarnMetres: Int
    /// A fix worse than this counts as none.
    package var geoAccuracyMaxMetres: Int
    /// Earlier or later than planned by more than this is a warning.
    package var startToleranceMinutes: Int
    /// Less than this share of the plan is a warning.
    package var minWarnPercent: Int
    /// Less than this share of the plan is not payable.
    package var minPayablePercent: Int
    /// More than this share of the plan pays the plan only.
    package var maxPercent: Int
    /// Open for longer than this pays the plan only.
    package var openHoursMax: Int
    /// Faster than this between two visits of a caregiver in the city is impossible.
    package var travelCityKmh: Int
    /// Faster than this is impossible anywhere.
    package var travelAnyKmh: Int
    /// Two places at most this far apart are in the city.
    package var travelCityMetres: Int
    /// Later than this after its end a record is late.
    package var lateEntryHours: Int
    /// A device clock may be off by this.
    package var clockSkewSeconds: Int
    /// Older than this at receipt a record is doubtful.
    package var clockOldDays: Int
    /// More caregivers than this on one device in a day is a risk signal.
    package var deviceCaregiversMax: Int

    /// The limits in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(policy: PolicyBook, on day: Day) throws(Refusal) {
        geoOKMetres = try policy.integer("visit.geo.ok_metres", on: day)
        geoWarnMetres = try policy.integer("visit.geo.warn_metres", on: day)
        geoAccuracyMaxMetres = try policy.integer("visit.geo.accuracy_max_metres", on: day)
        startToleranceMinutes = try policy.integer("visit.time.start_tolerance_minutes", on: day)
        minWarnPercent = try policy.integer("visit.time.min_warn_percent", on: day)
        minPayablePercent = try policy.integer("visit.time.min_payable_percent", on: day)
        maxPercent = try policy.integer("visit.time.max_percent", on: day)
        openHoursMax = try policy.integer("visit.time.open_hours_max", on: day)
        travelCityKmh = try policy.integer("visit.travel.city_kmh", on: day)
        travelAnyKmh = try policy.integer("visit.travel.any_kmh", on: day)
        travelCityMetres = try policy.integer("visit.travel.city_metres", on: day)
        lateEntryHours = try policy.integer("visit.late_entry_hours", on: day)
        clockSkewSeconds = try policy.integer("visit.clock_skew_seconds", on: day)
        clockOldDays = try policy.integer("visit.clock_old_days", on: day)
        deviceCaregiversMax = try policy.integer("visit.device.caregivers_max", on: day)
    }
}
