package import ZhaohuDomain

/// Where a report comes from: said on each of its pages, so that it can be made again.
package struct ReportOrigin: Hashable, Sendable {
    /// `N1`, or `live` for a report of the figures as they are now.
    package let snapshot: String
    /// SHA-256 of the facts, hexadecimal.
    package let digest: String
    /// Who made it and when: of a snapshot the one who froze it.
    package let madeBy: String
    /// With the zone, `2026-11-22T10:00:00+08:00`.
    package let madeAt: String
    /// The same as a number, for the file's own date.
    package let instant: Instant

    package init(snapshot: String, digest: String, madeBy: String, madeAt: String, instant: Instant) {
        self.snapshot = snapshot
        self.digest = digest
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.instant = instant
    }
}
