internal import Crypto
package import ZhaohuDomain
internal import ZhaohuStore

/// Signs conclusion letters, and tells whether one is what was signed.
package enum LetterDesk {
    /// Signs and stores the letter of a conclusion; belongs into the transaction that issues it.
    ///
    /// - Returns: the letter's code.
    @discardableResult
    package static func issue(_ context: CommandContext, _ facts: LetterFacts) throws -> CertificateCode {
        var random = SystemRandomNumberGenerator()
        return try issue(context, facts, random: &random)
    }

    /// As ``issue(_:_:)``, with the code taken from this generator.
    package static func issue(
        _ context: CommandContext, _ facts: LetterFacts, random: inout some RandomNumberGenerator
    ) throws -> CertificateCode {
        let (database, region) = (context.database, context.region)
        let person = try context.found(
            PersonStore.person(database, region: region, facts.person), "person", facts.person)
        let key = try context.letterKeys.current(database, region: region, now: context.now)
        let code = CertificateCode(random: &random)
        let payload = LetterPayload(
            facts, region: region, code: code,
            subject: subject(code: code.description, name: person.name, identityNumber: person.idNumber), key: key.id)
        let letter = CertificateRecord(
            code: code.description, assessment: facts.assessment, key: key.id, payload: payload.text,
            signature: try key.signature(of: payload.text))
        try CertificateStore.add(database, region: region, letter, at: context.now)
        return code
    }

    static func subject(code: String, name: String, identityNumber: String) -> String {
        let text = LetterPayload.subjectText(code: code, name: name, identityNumber: identityNumber)
        return Digits.hexadecimal(SHA256.hash(data: Array(text.utf8)))
    }
}

/// What became of a stored letter when it was looked at.
struct LetterCheck {
    /// True when the stored bytes are the signed ones.
    let hasValidSignature: Bool
    /// What the letter says; nil unless it is genuine, so that nothing forged is repeated.
    let payload: LetterPayload?

    var isGenuine: Bool { payload != nil }

    /// Genuine is a letter whose signature is valid and which speaks of this row's assessment and this person.
    init(_ standing: CertificateStanding, region: String) {
        let letter = standing.letter
        hasValidSignature = LetterKey.isValid(letter.signature, of: letter.payload, publicKey: standing.publicKey)
        guard hasValidSignature, let payload = LetterPayload(letter.payload), payload.code == letter.code,
            payload.region == region, payload.assessment == letter.assessment, payload.key == letter.key,
            payload.subject
                == LetterDesk.subject(
                    code: letter.code, name: standing.name, identityNumber: standing.identityNumber)
        else {
            self.payload = nil
            return
        }
        self.payload = payload
    }
}
