/// A language in which the product speaks to people.
package enum Language: String, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"
}
