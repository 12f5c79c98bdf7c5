private import Glibc
package import ZhaohuDomain

extension OperationID {
    /// A new id, from the clock of this machine and its random source.
    package static func now() -> OperationID {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return .v7(at: Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000))
    }
}
