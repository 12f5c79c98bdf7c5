/// A queue whose elements are numbered from 1 and found by their number, in constant time.
struct RequestQueue<Element: Sendable>: Sendable {
    private var elements: [Element] = []
    /// Elements at the front of the array that have been removed.
    private var removed = 0
    /// The number of the first element; one more than `last` when the queue is empty.
    private(set) var first = 1

    var count: Int { elements.count - removed }
    /// The number of the last element ever appended.
    var last: Int { first + count - 1 }

    subscript(number: Int) -> Element {
        get { elements[removed + number - first] }
        set { elements[removed + number - first] = newValue }
    }

    /// The number of the new element.
    mutating func append(_ element: Element) -> Int {
        elements.append(element)
        return last
    }

    mutating func removeFirst() {
        removed += 1
        first += 1
        // Each element is moved at most once per halving, so the cost per request stays constant.
        guard removed == elements.count || removed * 2 > elements.count && removed >= 64 else { return }
        elements.removeFirst(removed)
        removed = 0
    }
}
