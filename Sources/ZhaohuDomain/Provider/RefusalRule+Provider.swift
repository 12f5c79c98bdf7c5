extension RefusalRule {
    package static let providerState = RefusalRule(
        "provider.state", .state, "The provider's standing does not allow this; see the possible events.",
        "该机构所处状态不允许此操作；请看可行的操作。")
    package static let groundsMissing = RefusalRule(
        "provider.grounds_missing", .missing, "A warning and an exit need grounds; give them.",
        "警告和退出须说明理由；请填写。")
    package static let providerFrozen = RefusalRule(
        "provider.frozen", .state, "The provider takes no new bookings; choose another one.",
        "该机构已停止接收新预约；请选择其他机构。")

    /// Refusals of the provider.
    package static let providerRules: [RefusalRule] = [providerState, groundsMissing, providerFrozen]
}
