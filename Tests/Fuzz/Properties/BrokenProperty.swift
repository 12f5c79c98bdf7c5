/// Something that must always hold did not.
package struct BrokenProperty: Error, CustomStringConvertible {
    /// What should have held, and what was seen instead.
    package let description: String
}

/// Throws unless the property holds; the sentence is made only then.
func require(_ holds: Bool, _ sentence: @autoclosure () -> String) throws(BrokenProperty) {
    guard holds else { throw BrokenProperty(description: sentence()) }
}

/// The value, or a broken property when there is none.
func required<Value>(_ value: Value?, _ sentence: @autoclosure () -> String) throws(BrokenProperty) -> Value {
    guard let value else { throw BrokenProperty(description: sentence()) }
    return value
}
