package import ZhaohuDomain
internal import ZhaohuScheduling

extension RefusalRule {
    package static let lockedOut = RefusalRule(
        "session.locked_out", .denied,
        "Too many failures; this login is locked for a while. Ask an administrator or wait.",
        "失败次数过多，账号已暂时锁定。请联系管理员或稍后再试。")
    package static let outsideOwnProvider = RefusalRule(
        "session.outside_own_provider", .denied, "This belongs to another company.", "该数据属于其他机构。")
    package static let outsideOwnPerson = RefusalRule(
        "session.outside_own_person", .denied, "This belongs to another insured person.", "该数据属于其他参保人。")
    package static let opConflict = RefusalRule(
        "journal.op_conflict", .opConflict, "This op was used for another command; choose a new one.",
        "该 op 已用于另一条命令，请换用新的 op。")
    package static let notFound = RefusalRule(
        "record.not_found", .notFound, "There is no such record in this region.", "本统筹区没有该记录。")
    package static let nothingToChange = RefusalRule(
        "record.nothing_to_change", .missing, "Name at least one field to change.", "请至少提供一个要修改的字段。")
    package static let unavailable = RefusalRule(
        "server.unavailable", .unavailable, "The database is away; send it again with the same op.",
        "数据库暂不可用，请用同一 op 稍后重发。")
    package static let internalFault = RefusalRule(
        "server.internal", .internal, "A fault of the server; tell the operator the incident number.",
        "服务器内部错误，请将事件编号告知运维人员。")

    package static let personAlreadyRegistered = RefusalRule(
        "person.already_registered", .conflict,
        "A person with this identity number is registered already; PERSON.FIND shows whom.",
        "该证件号已登记，可用 PERSON.FIND 查询。")
    package static let personDead = RefusalRule(
        "person.dead", .notEligible, "The person has died.", "该参保人已死亡。")
    package static let personBornOtherDay = RefusalRule(
        "person.born_differs", .badValue, "The date of birth is not the one in the identity number.", "出生日期与证件号不一致。")
    package static let diedBeforeBirth = RefusalRule(
        "person.died_before_birth", .badValue, "The day of death is before the birth or in the future.",
        "死亡日期早于出生日期或晚于今天。")
    package static let unknownDistrict = RefusalRule(
        "region.unknown_district", .badValue, "The district does not belong to this region.", "该区划不属于本统筹区。")
    package static let caseOpen = RefusalRule(
        "case.already_open", .conflict, "The person has an open case already.", "该参保人已有未结案件。")
    package static let unknownInstrument = RefusalRule(
        "assessment.unknown_instrument", .notFound, "There is no such instrument.", "没有该评估量表。")
    package static let unknownRater = RefusalRule(
        "assessment.unknown_rater", .notFound, "There is no such assessor or expert.", "没有该评估人员。")
    package static let noPlan = RefusalRule(
        "plan.none", .notFound, "The case has no such plan.", "该案件没有服务计划。")
    package static let caseNotEffective = RefusalRule(
        "case.not_effective", .notEligible, "The case has no conclusion in force; assess first.", "该案件没有有效的评估结论。")
    package static let unknownItem = RefusalRule(
        "plan.unknown_item", .badValue, "The service catalogue has no such item.", "服务项目目录中没有该项目。")
    package static let noProviderAvailable = RefusalRule(
        "plan.no_provider", .notFound, "No company of the region takes new clients.", "本区没有可接收新服务对象的机构。")
    package static let alreadyRated = RefusalRule(
        "rating.exists", .conflict, "This visit has been rated already.", "该次服务已评分。")
    package static let visitNotPerformed = RefusalRule(
        "rating.visit_not_performed", .state, "Only a performed visit can be rated.", "只有已完成的服务才能评分。")
    package static let weakPassword = RefusalRule(
        "user.weak_password", .badValue, "A password has 12 to 128 characters.", "密码长度须为 12 至 128 个字符。")
    package static let userExists = RefusalRule("user.exists", .conflict, "This login exists already.", "该用户名已存在。")
    package static let unknownRole = RefusalRule("user.unknown_role", .badValue, "There is no such role.", "没有该角色。")
    package static let missingScope = RefusalRule(
        "user.missing_scope", .missing, "This role acts for somebody; name whom.", "该角色须指定所属机构、护理员或参保人。")
    package static let caregiverNotActive = RefusalRule(
        "caregiver.not_active", .state, "The carer is not active.", "该护理员不在岗。")
    package static let policyExists = RefusalRule(
        "policy.exists", .conflict, "A value of this key begins on that day already; choose another day.",
        "该参数在当日已有起始值，请另选日期。")
    package static let badPeriod = RefusalRule(
        "report.bad_period", .badValue, "The period must end on or after its first day and span at most ten years.",
        "期间不合法：结束日不得早于开始日，且不超过十年。")

    package static let snapshotOfAll = RefusalRule(
        "report.snapshot_of_all", .denied, "A snapshot holds all companies; ask for the live report of your own.",
        "快照含全部机构数据，请查询本机构的实时报告。")
    package static let snapshotHasPeriod = RefusalRule(
        "report.snapshot_has_period", .badValue, "A snapshot has its period; leave from and to out.",
        "快照已含期间，请勿再填写起止日期。")
    package static let snapshotChanged = RefusalRule(
        "report.snapshot_changed", .state,
        "The stored facts are not those that were frozen; restore them from a backup and find out who changed them.",
        "快照内容已被改动，请从备份恢复并查明原因。")

    /// All refusals of this layer.
    package static let serviceRules: [RefusalRule] =
        [
            lockedOut, outsideOwnProvider, outsideOwnPerson, opConflict, notFound,
            nothingToChange, unavailable, internalFault, personAlreadyRegistered, personDead, personBornOtherDay,
            diedBeforeBirth, unknownDistrict, caseOpen, unknownInstrument, unknownRater, noPlan,
            caseNotEffective, unknownItem, noProviderAvailable, alreadyRated, visitNotPerformed,
            weakPassword, userExists, unknownRole, missingScope, caregiverNotActive, policyExists, badPeriod,
            snapshotOfAll, snapshotHasPeriod, snapshotChanged,
        ] + deskRules + whatIfRules + schedulingRules + pushRules
}
