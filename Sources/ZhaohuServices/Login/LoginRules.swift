package import ZhaohuDomain
package import ZhaohuStore
internal import ZhaohuWire

/// What a login must have.
package enum LoginRules {
    /// Refuses unknown roles, and a role that acts for somebody without saying for whom.
    package static func check(_ login: LoginRecord) throws(Refusal) {
        let known = Role.allCases.map(\.rawValue)
        for name in login.roles where !known.contains(name) {
            throw Refusal(
                .unknownRole, ["field": "roles", "value": name, "hint": Nearest.match(name, among: known) ?? ""])
        }
        guard !login.roles.isEmpty else { throw Refusal(.missingField, ["field": "roles"]) }
        try require(login, .dispatcher, login.provider != nil, "provider")
        try require(login, .caregiver, login.caregiver != nil, "caregiver")
        try require(login, .family, login.person != nil, "person")
    }

    private static func require(
        _ login: LoginRecord, _ role: Role, _ isThere: Bool, _ field: String
    ) throws(Refusal) {
        guard !isThere, login.roles.contains(role.rawValue) else { return }
        throw Refusal(.missingScope, ["role": role.rawValue, "field": field])
    }
}
