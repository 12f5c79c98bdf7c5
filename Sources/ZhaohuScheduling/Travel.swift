import ZhaohuDomain

/// How long it takes from one place to another, in whole minutes rounded up.
struct Travel: Sendable {
    let speedKmh: Int
    /// 140: the way is 1.4 times as long as the straight line.
    let detourPercent: Int

    func minutes(from: Position, to: Position) -> Int {
        guard from != to else { return 0 }
        let metres = from.distanceMetres(to: to) * max(100, detourPercent) / 100
        let metresPerHour = max(1, speedKmh) * 1_000
        return (metres * 60 + metresPerHour - 1) / metresPerHour
    }
}
