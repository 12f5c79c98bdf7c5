package import ZhaohuDomain

extension RefusalRule {
    package static let instanceValue = RefusalRule(
        "instance.value", .badValue, "A number of the instance is out of its range.", "实例中的数值超出范围。")
    package static let planUnknown = RefusalRule(
        "plan.unknown", .badValue, "The plan names a caregiver or a visit that is not there.", "计划中的护理员或上门服务不存在。")
    package static let planTwice = RefusalRule(
        "plan.twice", .conflict, "A caregiver has two routes, or is at a visit twice.", "护理员有两条路线，或重复服务同一次上门。")
    package static let planCrew = RefusalRule(
        "plan.crew", .conflict, "A visit is served by as many caregivers as it asks for, or by none.",
        "一次上门的护理员人数须与要求一致，或不安排。")
    package static let planSkill = RefusalRule(
        "plan.skill", .conflict, "The caregivers of a visit must hold the skills it asks for.", "护理员须具备该次上门所需的技能。")
    package static let planTogether = RefusalRule(
        "plan.together", .conflict, "The caregivers of a visit start together, or one after the other as it asks.",
        "同一次上门的护理员须同时开始，或按要求先后开始。")
    package static let planWindow = RefusalRule(
        "plan.window", .conflict, "A visit starts within its window and the lateness allowed.", "上门须在时间窗及允许的迟到范围内开始。")
    package static let planTravel = RefusalRule(
        "plan.travel", .conflict, "The caregiver cannot be there in time.", "护理员来不及到达。")
    package static let planShift = RefusalRule(
        "plan.shift", .conflict, "The caregiver must be home by the end of the shift.", "护理员须在班次结束前到家。")
    package static let planRefused = RefusalRule(
        "plan.refused", .conflict, "The client refuses this caregiver.", "该客户拒绝此护理员。")

    package static let planWork = RefusalRule(
        "plan.work", .conflict, "The caregiver would work longer than is allowed.", "护理员的工作时间超出上限。")
    package static let planRest = RefusalRule(
        "plan.rest", .conflict, "A day this long needs a break within its window.", "当日工作较长，须在规定时段内安排休息。")
    package static let planPin = RefusalRule(
        "plan.pin", .conflict, "The visit is pinned to other caregivers or another start.", "该次上门已固定给其他护理员或其他时间。")

    /// Refusals of instances and of plans for them.
    package static let schedulingRules: [RefusalRule] = [
        instanceValue, planUnknown, planTwice, planCrew, planSkill, planTogether, planWindow, planTravel, planShift,
        planRefused, planWork, planRest, planPin,
    ]
}
