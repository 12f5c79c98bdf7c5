package import ZhaohuDomain

extension RefusalRule {
    package static let pairedNumber = RefusalRule(
        "paired.number", .badValue,
        "This number of the instance is out of range; correct it.", "算例中的数值超出范围；请更正。")
    package static let pairedWindow = RefusalRule(
        "paired.window", .badValue,
        "This window or gap ends before it begins; correct it.", "时间窗或间隔的结束早于开始；请更正。")
    package static let pairedMatrix = RefusalRule(
        "paired.matrix", .badValue,
        "The travel matrix has not one row and one column for every place; complete it.",
        "行程矩阵的行列数与地点数不符；请补全。")
    package static let pairedLink = RefusalRule(
        "paired.link", .badValue,
        "Two different services may depend on each other, and each on one other only; correct the pair.",
        "相互依赖的须是两项不同的服务，且每项只能依赖另一项；请更正。")
    package static let pairedTooLarge = RefusalRule(
        "paired.too_large", .limit,
        "The instance is larger than can be reckoned with; divide it, or give its times with fewer decimals.",
        "算例过大，无法计算；请拆分，或减少时间的小数位。")

    /// Refusals of instances with services that depend on each other.
    package static let pairedRules: [RefusalRule] = [
        pairedNumber, pairedWindow, pairedMatrix, pairedLink, pairedTooLarge,
    ]
}
