internal import CEpoll
internal import Glibc

/// An epoll set whose members are known by a small number.
final class Poller {
    private let descriptor: Int32
    private let events: UnsafeMutablePointer<epoll_event>
    private static let eventsMax = 512

    init() throws(BenchProblem) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw BenchProblem("epoll_create1: \(BenchProblem.lastError)") }
        events = .allocate(capacity: Self.eventsMax)
        events.initialize(repeating: epoll_event(), count: Self.eventsMax)
    }

    deinit {
        events.deallocate()
        close(descriptor)
    }

    func add(_ socket: Int32, number: Int, writing: Bool = false) {
        control(EPOLL_CTL_ADD, socket, number, writing)
    }

    func change(_ socket: Int32, number: Int, writing: Bool) {
        control(EPOLL_CTL_MOD, socket, number, writing)
    }

    /// Waits at most so long and calls `ready` for each member that can be read or written.
    func wait(
        nanoseconds: Int, _ ready: (_ number: Int, _ isWritable: Bool) throws(BenchProblem) -> Void
    ) throws(BenchProblem) {
        var timeout = timespec(tv_sec: nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
        let count = epoll_pwait2(descriptor, events, Int32(Self.eventsMax), &timeout, nil)
        guard count > 0 else { return }
        for index in 0..<Int(count) {
            try ready(Int(events[index].data.u32), events[index].events & EPOLLOUT.rawValue != 0)
        }
    }

    private func control(_ operation: Int32, _ socket: Int32, _ number: Int, _ writing: Bool) {
        var event = epoll_event()
        event.events = EPOLLIN.rawValue | (writing ? EPOLLOUT.rawValue : 0)
        event.data.u32 = UInt32(number)
        epoll_ctl(descriptor, operation, socket, &event)
    }
}

/// The monotonic clock.
enum Clock {
    /// Nanoseconds since some fixed moment.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// Milliseconds since 1970.
    static var wallMilliseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return UInt64(time.tv_sec * 1_000 + time.tv_nsec / 1_000_000)
    }

    /// Processor time of this thread in nanoseconds.
    static var thread: Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
