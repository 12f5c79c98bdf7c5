/// How soon an adverse event was reported.
package enum IncidentReport {
    /// Hours within which an adverse event is reported: dated policy.
    package static let policy = "incident.report_hours"

    /// True when it was reported in time and nobody hid it.
    package static func isProper(happened: Instant, reported: Instant, concealed: Bool, hours: Int) -> Bool {
        !concealed && reported.microseconds - happened.microseconds <= Int64(hours) * 3_600_000_000
    }
}
