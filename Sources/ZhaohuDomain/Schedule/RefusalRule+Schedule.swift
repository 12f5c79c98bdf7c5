extension RefusalRule {
    package static let scheduleState = RefusalRule(
        "schedule.state", .state, "This version of the plan cannot be published; only a draft can.",
        "该版本不能发布；只有草案可以发布。")
    package static let scheduleNone = RefusalRule(
        "schedule.none", .notFound, "There is no such plan of the day; SCHEDULE.BUILD makes one.",
        "当日没有该排班方案，请先用 SCHEDULE.BUILD 生成。")
    package static let scheduleChanged = RefusalRule(
        "schedule.changed", .busy, "Visits, carers or rules of the day changed while it was planned; send it again.",
        "排班计算期间当日数据有变化，请重新发送。")
    package static let scheduleSearchesRunning = RefusalRule(
        "schedule.searches_running", .busy, "Other days are being planned; send it again.", "正在为其他排班计算，请稍后重发。")
    package static let scheduleVisitOutside = RefusalRule(
        "schedule.visit_outside", .state,
        "The visit is not waiting in the plan of its day: it has begun, is over or was called off.",
        "该次上门不在待排之列：已开始、已结束或已取消。")
    package static let scheduleStale = RefusalRule(
        "schedule.stale", .state, "A carer of this plan is no longer at work that day; SCHEDULE.REPLAN first.",
        "方案中的护理员当日已不在岗，请先用 SCHEDULE.REPLAN 重排。")
    package static let scheduleDayOver = RefusalRule(
        "schedule.day_over", .badValue, "The day is over; only today and days to come are planned.", "该日已过，只能排今天及以后。")
    package static let scheduleSkills = RefusalRule(
        "schedule.skills", .limit, "The day asks for more than 64 different skills.", "当日所需技能超过 64 种。")
    package static let wishUnknown = RefusalRule(
        "wish.none", .notFound, "The client has no such wish.", "该服务对象没有此项意愿。")

    /// Refusals of schedules.
    package static let scheduleRules: [RefusalRule] = [
        scheduleState, scheduleNone, scheduleChanged, scheduleSearchesRunning, scheduleVisitOutside, scheduleStale,
        scheduleDayOver, scheduleSkills, wishUnknown,
    ]
}
