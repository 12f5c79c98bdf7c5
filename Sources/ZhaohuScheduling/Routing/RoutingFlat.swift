/// A block of memory of fixed length for plain values, for the inner loops of the search.
///
/// Indices are checked in debug builds, in which the tests run; release builds spend nothing on it.
struct RoutingFlat<Element: BitwiseCopyable>: ~Copyable {
    let base: UnsafeMutablePointer<Element>
    let count: Int

    /// `count` equal elements.
    init(repeating element: Element, count: Int) {
        base = .allocate(capacity: max(1, count))
        base.initialize(repeating: element, count: max(1, count))
        self.count = count
    }

    /// The elements of an array.
    init(_ elements: [Element]) {
        count = elements.count
        base = .allocate(capacity: max(1, count))
        for index in elements.indices { (base + index).initialize(to: elements[index]) }
    }

    deinit { base.deallocate() }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        @inline(__always) nonmutating set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    /// Sets every element.
    func fill(_ element: Element) { base.update(repeating: element, count: count) }
}
