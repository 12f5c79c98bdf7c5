/// A service, or the depot as beginning and end of one route: 64 bytes, one cache line.
struct PairedNode: BitwiseCopyable {
    /// The neighbours in the route; meaningless while `route` is -1.
    var next: Int32 = 0
    var previous: Int32 = 0
    /// The route that the service is in, -1 for none.
    var route: Int32 = -1
    /// The earliest start with the routes as they are; `never` for a service in no route.
    var start: Int32 = PairedNode.never
    /// The way to the next node.
    var wayOn: Int32 = 0
    /// The start in the walk with the number `walk`.
    var tentative: Int32 = 0
    var walk = 0

    var place: Int32 = 0
    /// The service that this one depends on, -1 for none.
    var mate: Int32 = -1
    /// The start is at least this much after that of the mate.
    var lag: Int32 = 0
    var opens: Int32 = 0
    /// A later start costs.
    var closes: Int32 = PairedNode.forever
    /// A later start is forbidden.
    var latest: Int32 = PairedNode.forever
    var duration: Int32 = 0
    var skill: Int32 = 0

    /// Before every start.
    static let never = Int32.min / 2
    /// After every start.
    static let forever = Int32.max / 2
}
