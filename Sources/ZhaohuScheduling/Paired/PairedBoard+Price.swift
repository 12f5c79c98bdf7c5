/// Prices that need no walk, and bounds that spare one.
extension PairedBoard {
    /// The price of a service behind a node.
    ///
    /// - Parameters:
    ///   - service: one in no route.
    ///   - previous: the node before it.
    ///   - floor: no start of the service is earlier.
    ///   - limit: dearer places do not matter.
    /// - Returns: the exact price; `noPrice` when it is not below the limit or a rule stands in the way.
    @inline(__always) func price(_ service: Int, behind previous: Int, floor: Int32, limit: Int) -> Int {
        let base = nodes.base
        let detour = detour(service, behind: previous)
        guard detour < limit else { return Self.noPrice }
        let ready = base[previous].start &+ base[previous].duration
        let start = max(ready &+ way(base[previous].place, base[service].place), floor)
        guard start <= base[service].latest else { return Self.noPrice }
        let own = max(0, Int(start) - Int(base[service].closes))
        var least = detour &+ own
        guard least < limit else { return Self.noPrice }
        let next = Int(base[previous].next)
        let then = start &+ base[service].duration &+ way(base[service].place, base[next].place)
        let mate = Int(base[service].mate)
        var isFree = mate < 0 || base[mate].route < 0 || start &+ base[mate].lag <= base[mate].start
        if next >= depots {
            guard then <= ground.horizon else { return Self.noPrice }
        } else if then > base[next].start {
            guard then <= base[next].latest else { return Self.noPrice }
            isFree = false
            least &+= max(0, Int(then) - Int(max(base[next].closes, base[next].start)))
        }
        if isFree { return least &+ max(0, own &- worst) }
        guard least < limit else { return Self.noPrice }
        return price(service, behind: previous, detour: detour, limit: limit)
    }

    /// The least lateness that a service and the one behind it then have more; `noPrice` when that one comes too late.
    @inline(__always) func bound(_ service: Int, behind previous: Int, start: Int32) -> Int {
        let base = nodes.base
        let own = max(0, Int(start) - Int(base[service].closes))
        let next = Int(base[previous].next)
        let then = start &+ base[service].duration &+ way(base[service].place, base[next].place)
        guard next < depots else { return then <= ground.horizon ? own : Self.noPrice }
        guard then <= base[next].latest else { return Self.noPrice }
        return own &+ max(0, Int(then) - Int(max(base[next].closes, base[next].start)))
    }
}
