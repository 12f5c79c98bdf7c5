/// What a part of a route takes in time; parts are joined in constant time.
///
/// Tenths throughout. A vehicle that comes after a window's end is let back in time to it, which is counted as time warp;
/// a route without time warp holds every window (Vidal, Crainic, Gendreau and Prins, 2013).
struct RoutingSegment: BitwiseCopyable, Hashable, Sendable {
    /// Least time from the start of the first service to the end of the last, waiting included.
    var duration: Int32
    /// Least time by which windows are broken.
    var timeWarp: Int32
    /// The earliest start of the first service with this duration and time warp.
    var earliest: Int32
    /// The latest such start.
    var latest: Int32

    /// This part, then the way, then the other part.
    @inline(__always) func joined(_ next: RoutingSegment, way: Int32) -> RoutingSegment {
        let offset = duration &- timeWarp &+ way
        let wait = max(next.earliest &- offset &- latest, 0)
        let warp = max(earliest &+ offset &- next.latest, 0)
        return RoutingSegment(
            duration: duration &+ next.duration &+ way &+ wait,
            timeWarp: timeWarp &+ next.timeWarp &+ warp,
            earliest: max(next.earliest &- offset, earliest) &- wait,
            latest: min(next.latest &- offset, latest) &+ warp)
    }

    /// The time warp alone of `joined`.
    @inline(__always) func warp(joined next: RoutingSegment, way: Int32) -> Int32 {
        timeWarp &+ next.timeWarp &+ max(earliest &+ duration &- timeWarp &+ way &- next.latest, 0)
    }
}
