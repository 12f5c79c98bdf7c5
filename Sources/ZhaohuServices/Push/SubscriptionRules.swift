package import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

/// Who may be told about what.
enum SubscriptionRules {
    /// They may read everything of their region.
    private static let readers: Set<Role> = [.admin, .officer, .supervisor, .auditor]

    /// Refuses a topic of somebody else, and one of nobody.
    ///
    /// A carer is told about the own schedule, a company's dispatcher about the company and each of its carers, and those
    /// who may read everything about everything. That a topic exists is told only to those who may read everything.
    static func check(_ topic: Topic, _ caller: Caller, _ database: DatabaseConnection) throws {
        let mayReadAll = !caller.roles.isDisjoint(with: readers)
        switch topic {
        case .schedule(let id):
            if caller.caregiver == id { return }
            let company = try CaregiverStore.caregiver(database, region: caller.region, id)?.provider
            if mayReadAll, company != nil { return }
            if caller.roles.contains(.dispatcher), let company, company == caller.provider { return }
        case .provider(let id):
            if caller.roles.contains(.dispatcher), caller.provider == id { return }
            if mayReadAll, try ProviderStore.provider(database, region: caller.region, id) != nil { return }
        }
        guard mayReadAll else {
            throw Refusal(.topicOfOthers, ["topic": topic.description, "hint": ownTopic(of: caller)])
        }
        throw Refusal(.notFound, ["topic": topic.description])
    }

    private static func ownTopic(of caller: Caller) -> String {
        if let caregiver = caller.caregiver { return Topic.schedule(caregiver).description }
        guard caller.roles.contains(.dispatcher), let provider = caller.provider else { return "" }
        return Topic.provider(provider).description
    }
}

extension RefusalRule {
    /// The topic belongs to another company or carer.
    package static let topicOfOthers = RefusalRule(
        "push.topic_of_others", .denied, "This topic belongs to somebody else.", "该主题属于他人。")
    /// `from` is a number that no message of the region has yet.
    package static let fromAhead = RefusalRule(
        "push.from_ahead", .badValue,
        "No message has this number yet; read the present state and subscribe without from.",
        "尚无此序号的消息，请先读取当前状态，再不带 from 订阅。")

    static let pushRules: [RefusalRule] = [topicOfOthers, fromAhead]
}
