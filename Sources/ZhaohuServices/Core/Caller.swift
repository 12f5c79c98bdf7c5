package import ZhaohuDomain
package import ZhaohuWire

/// Who asks: a login, what it may be, and whom it acts for.
package struct Caller: Sendable, Hashable {
    package let login: String
    package let region: String
    package let roles: Set<Role>
    /// The company of a dispatcher, and of a carer.
    package let provider: ProviderID?
    /// The carer that a terminal's user is.
    package let caregiver: CaregiverID?
    /// The insured person whom the family speaks for.
    package let person: PersonID?
    /// The device bound with `SESSION.SET`.
    package var device = ""
    /// Device clock minus server clock at the session's start, if the device told its own.
    package var skewMilliseconds: Int?
    /// The number of the connection, by which those who wait for a writer take turns.
    package var connection = 0

    package init(
        login: String, region: String, roles: Set<Role>, provider: ProviderID? = nil, caregiver: CaregiverID? = nil,
        person: PersonID? = nil
    ) {
        self.login = login
        self.region = region
        self.roles = roles
        self.provider = provider
        self.caregiver = caregiver
        self.person = person
    }

    /// True when nothing wider than acting for one company, carer or person is among the roles.
    package func isOnly(_ role: Role) -> Bool { roles == [role] }

    /// Refuses a company's user who reaches for another company.
    package func mayActFor(_ provider: ProviderID) throws(Refusal) {
        guard roles.isSubset(of: [.dispatcher, .caregiver]), self.provider != provider else { return }
        throw Refusal(.outsideOwnProvider, ["provider": provider.description])
    }

    /// Refuses a family that reaches for somebody else.
    package func mayActFor(_ person: PersonID) throws(Refusal) {
        guard roles.isSubset(of: [.family]), self.person != person else { return }
        throw Refusal(.outsideOwnPerson, ["person": person.description])
    }
}
