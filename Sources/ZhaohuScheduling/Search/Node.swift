/// A place on a route: one caregiver's part of a visit, or the home end of a route.
///
/// Routes are chains of nodes; a visit of two caregivers has two nodes that are each other's partner and
/// start together. 64 bytes, a line of the processor's cache.
struct Node {
    /// Neighbours on the route.
    var next: Int32 = -1
    var previous: Int32 = -1
    /// The caregiver, or -1 while the node is on no route.
    var route: Int32 = -1
    /// Second at which the service starts: as early as all before it allow.
    var start: Int32 = 0
    /// The latest start with which all that follow, on every route, still hold.
    var latest: Int32 = 0
    /// The latest start with which none that follow, on any route, start after their windows.
    var free: Int32 = 0
    /// Seconds of travel from the node before.
    var way: Int32 = 0
    var x: Int32 = 0
    var y: Int32 = 0
    var duration: Int32 = 0
    /// The window, and the last second at which the service may start.
    var open: Int32 = 0
    var close: Int32 = 0
    var hard: Int32 = 0
    /// The other node of the visit; -1 when there is none or its route lies elsewhere in this round.
    var partner: Int32 = -1
    /// The visit; -1 for the ends of a route.
    var visit: Int32 = -1
    /// The step of the search at which the node was last written down for going back.
    var stamp: UInt32 = 0
}

/// A caregiver's route as a whole.
struct Track {
    /// Seconds of service and travel.
    var work: Int32 = 0
    /// Stops on it.
    var count: Int32 = 0
    /// The group it belongs to in this round.
    var group: Int32 = 0
    var stamp: UInt32 = 0
}
