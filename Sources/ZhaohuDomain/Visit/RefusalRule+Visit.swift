extension RefusalRule {
    package static let visitNotAssigned = RefusalRule(
        "visit.not_assigned", .notAssigned,
        "The visit is assigned to another caregiver; ask the dispatcher to reassign it.",
        "该上门服务已分派给其他护理员；请联系调度员改派。")
    package static let visitState = RefusalRule(
        "visit.state", .state, "The visit is not in a state for this; see the possible events.",
        "该上门服务所处状态不允许此操作；请看可行的操作。")
    package static let visitEndsBeforeStart = RefusalRule(
        "visit.ends_before_start", .badValue,
        "The visit ends before it begins; check the times and the device's clock.",
        "签退时间早于签到时间；请核对时间和设备时钟。")
    package static let visitTooLong = RefusalRule(
        "visit.too_long", .badValue, "A visit lasts at most 24 hours; check the times or record two visits.",
        "单次服务不得超过24小时；请核对时间或分两次记录。")

    /// Refusals of the visit.
    package static let visitRules: [RefusalRule] = [visitNotAssigned, visitState, visitEndsBeforeStart, visitTooLong]
}
