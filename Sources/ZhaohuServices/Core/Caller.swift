package import ZhaohuDomain
package import ZhaohuWire

/// Who asks: a login, what it may be, and whom it acts for.
///
/// A class: every command carries its caller, who changes only with the session's settings.
package final class Caller: Sendable {
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
    package let device: String
    /// Device clock minus server clock at the session's start, if the device told its own.
    package let skewMilliseconds: Int?
    /// Clients whom the carer's terminal has to forget, `K1,K2`, and where they are now, `K1:H02,K2:H03`; told at each login
    /// until the terminal says that it is done.
    package let purge: String
    package let moved: String
    /// The number of the connection, by which those who wait for a writer take turns.
    package let connection: Int

    package init(
        login: String, region: String, roles: Set<Role>, provider: ProviderID? = nil, caregiver: CaregiverID? = nil,
        person: PersonID? = nil, device: String = "", skewMilliseconds: Int? = nil, purge: String = "",
        moved: String = "", connection: Int = 0
    ) {
        self.login = login
        self.region = region
        self.roles = roles
        self.provider = provider
        self.caregiver = caregiver
        self.person = person
        self.device = device
        self.skewMilliseconds = skewMilliseconds
        self.purge = purge
        self.moved = moved
        self.connection = connection
    }

    /// The same login with what its terminal has to forget.
    package func told(purge: String, moved: String) -> Caller {
        Caller(
            login: login, region: region, roles: roles, provider: provider, caregiver: caregiver, person: person,
            purge: purge, moved: moved)
    }

    /// The same login on a connection, with the device that the session names.
    package func bound(to connection: Int, device: String, skewMilliseconds: Int?) -> Caller {
        Caller(
            login: login, region: region, roles: roles, provider: provider, caregiver: caregiver, person: person,
            device: device, skewMilliseconds: skewMilliseconds, purge: purge, moved: moved,
            connection: connection)
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
