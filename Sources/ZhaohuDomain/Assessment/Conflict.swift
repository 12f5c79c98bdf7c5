/// A declared reason why somebody may not assess: the rules of recusal (回避) and of separation.
///
/// - Note: Source: Asm-29 art. 15 (kin or interest), art. 9 (who assesses gives no care).
package struct Conflict: Hashable, Sendable {
    /// What ties the rater; the words of the database.
    package enum Relation: String, CaseIterable, Sendable {
        /// Kin of an insured person.
        case kin
        /// An interest in a person's or a provider's affairs.
        case interest
        /// Works for a care provider.
        case staff
        /// Owns a care provider, wholly or in part.
        case owner
    }

    /// The login.
    package let rater: String
    package let relation: Relation
    package let person: PersonID?
    package let provider: ProviderID?

    /// Makes a conflict with exactly one subject of the kind that the relation demands.
    ///
    /// - Throws: ``RefusalRule/relationSubject``.
    package init(
        rater: String, relation: Relation, person: PersonID? = nil, provider: ProviderID? = nil
    ) throws(Refusal) {
        let isRight =
            switch relation {
            case .kin: person != nil && provider == nil
            case .interest: (person == nil) != (provider == nil)
            case .staff, .owner: person == nil && provider != nil
            }
        guard isRight else {
            throw Refusal(
                .relationSubject,
                [
                    "relation": relation.rawValue, "person": person?.description ?? "",
                    "provider": provider?.description ?? "",
                ])
        }
        self.rater = rater
        self.relation = relation
        self.person = person
        self.provider = provider
    }

    /// What a login that is bound to a provider declares by being so.
    package init(rater: String, boundTo provider: ProviderID) {
        self.rater = rater
        relation = .staff
        person = nil
        self.provider = provider
    }
}

extension [Conflict] {
    /// Refuses somebody who may not assess a person, or conclude about one.
    ///
    /// - Parameters:
    ///   - rater: the login.
    ///   - person: who is assessed.
    ///   - provider: who cares for the person, nil while nobody does.
    /// - Throws: ``RefusalRule/raterKin``: kin of the person, or an interest in the person or the provider;
    ///   ``RefusalRule/raterOfProvider``: staff or owner of any care provider.
    package func requireNone(of rater: String, person: PersonID, provider: ProviderID?) throws(Refusal) {
        for conflict in self where conflict.rater == rater {
            switch conflict.relation {
            case .kin, .interest:
                guard conflict.person == person || (conflict.provider != nil && conflict.provider == provider) else {
                    continue
                }
                throw Refusal(
                    .raterKin,
                    ["rater": rater, "relation": conflict.relation.rawValue, "person": person.description])
            case .staff, .owner:
                throw Refusal(
                    .raterOfProvider,
                    [
                        "rater": rater, "relation": conflict.relation.rawValue,
                        "provider": conflict.provider?.description ?? "",
                    ])
            }
        }
    }
}
