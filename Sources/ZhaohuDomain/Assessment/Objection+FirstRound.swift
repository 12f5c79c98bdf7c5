/// Who assessed and concluded first, none of whom may repeat it.
///
/// - Note: Source: Asm-29 art. 27: another institution and other people; the result is final.
package struct FirstRound: Hashable, Sendable {
    /// Logins of the raters, of a tie-breaking expert, and of the concluding experts.
    package let people: Set<String>
    /// Their institutions, without the unknown ones.
    package let institutions: Set<String>

    /// Takes everybody of the first assessment with the institution noted then; empty where it was not known.
    package init(_ members: some Sequence<(name: String, institution: String)>) {
        var people: Set<String> = []
        var institutions: Set<String> = []
        for member in members {
            people.insert(member.name)
            if !member.institution.isEmpty { institutions.insert(member.institution) }
        }
        self.people = people
        self.institutions = institutions
    }

    /// Refuses somebody who may not take part in the repeat, as a rater or as a concluding expert.
    ///
    /// - Throws: ``RefusalRule/repeatSamePerson``, ``RefusalRule/institutionUnknown``,
    ///   ``RefusalRule/repeatSameInstitution``.
    package func requireOutsider(_ name: String, institution: String) throws(Refusal) {
        if people.contains(name) { throw Refusal(.repeatSamePerson, ["rater": name]) }
        if institution.isEmpty { throw Refusal(.institutionUnknown, ["rater": name]) }
        if institutions.contains(institution) {
            throw Refusal(.repeatSameInstitution, ["rater": name, "institution": institution])
        }
    }
}
