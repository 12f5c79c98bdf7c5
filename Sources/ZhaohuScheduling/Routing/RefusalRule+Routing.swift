package import ZhaohuDomain

extension RefusalRule {
    package static let routingLine = RefusalRule(
        "routing.line", .badValue,
        "This line of the instance is not what the format wants; correct the field in the line named.",
        "算例的这一行不符合格式；请更正所指行的字段。")
    package static let routingNumber = RefusalRule(
        "routing.number", .badValue,
        "This number of the instance is out of range; correct it.", "算例中的数值超出范围；请更正。")
    package static let routingWindow = RefusalRule(
        "routing.window", .badValue,
        "This window ends before it begins; correct it.", "时间窗的结束早于开始；请更正。")
    package static let routingTooLarge = RefusalRule(
        "routing.too_large", .limit,
        "The instance is larger than can be reckoned with; divide it.", "算例过大，无法计算；请拆分。")
    package static let routingSolutionLine = RefusalRule(
        "routing.solution_line", .badValue,
        "This line of the solution is not `Route #n: customers`; correct it.", "解的这一行不是“Route #n: 客户”；请更正。")

    /// Refusals of routing instances and solutions.
    package static let routingRules: [RefusalRule] = [
        routingLine, routingNumber, routingWindow, routingTooLarge, routingSolutionLine,
    ]
}
