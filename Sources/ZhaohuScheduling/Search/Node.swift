/// A place on a route: one caregiver's part of a visit, or the home end of a route.
///
/// Routes are chains of nodes; a visit of two caregivers has two nodes that are each other's partner and start
/// together, or the second within a gap after the first. 64 bytes, a line of the processor's cache.
struct Node {
    /// The break is taken before the way to this node.
    static let paused: Int32 = 1
    /// The parts of the visit do not start together.
    static let spaced: Int32 = 2
    /// The second part of a visit.
    static let second: Int32 = 4
    /// The row in a matrix of travel times is what stands above these bits.
    static let rowShift: Int32 = 8

    /// Neighbours on the route.
    var next: Int32 = -1
    var previous: Int32 = -1
    /// The caregiver, or -1 while the node is on no route.
    var route: Int32 = -1
    /// Second at which the service starts: as early as all before it allow.
    ///
    /// At the end of a route with overtime it is the second at which the caregiver is home.
    var start: Int32 = 0
    /// The latest start with which all that follow, on every route, still hold.
    var latest: Int32 = 0
    /// The latest start with which none that follow, on any route, costs more for coming late.
    var free: Int32 = 0
    /// Seconds of travel from the node before.
    var way: Int32 = 0
    var x: Int32 = 0
    var y: Int32 = 0
    var duration: Int32 = 0
    /// The window, and the last second at which the service may start; for the end of a route the shift and overtime.
    var open: Int32 = 0
    var close: Int32 = 0
    var hard: Int32 = 0
    /// The other node of the visit; -1 when there is none or its route lies elsewhere in this round.
    var partner: Int32 = -1
    /// What is named above, as bits.
    var marks: Int32 = 0
    /// The step of the search at which the node was last written down for going back.
    var stamp: UInt32 = 0

    @inline(__always)
    func has(_ mark: Int32) -> Bool { marks & mark != 0 }
}

/// A caregiver's route as a whole.
struct Track {
    /// Seconds of service and travel, and of work before the plan.
    var work: Int32 = 0
    /// Work above it costs more.
    var fair: Int32 = 0
    /// Work that is not exceeded as the route stands: without a break less than with one.
    var cap: Int32 = 0
    /// Stops on it.
    var count: Int32 = 0
    /// The group it belongs to in this round.
    var group: Int32 = 0
    /// 1 when a detour may be cheaper than the straight way tells: begin and end differ, or times are looked up.
    var isCrooked: Int32 = 0
    var stamp: UInt32 = 0
}

/// When a caregiver's break is due.
struct Pause {
    /// 0 when none ever is.
    var length: Int32 = 0
    /// Seconds between which it begins.
    var open: Int32 = 0
    var close: Int32 = 0
    /// The most work without it, and with it.
    var capWithout: Int32 = 0
    var capWith: Int32 = 0
}
