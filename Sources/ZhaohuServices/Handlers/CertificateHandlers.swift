internal import Foundation
internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `CERT.*`: conclusion letters, and whether one is genuine.
enum CertificateHandlers {
    static let table: [String: Handler] = ["CERT.GET": get, "CERT.VERIFY": verify, "CERT.KEYS": keys]

    private static let get: Handler = { context in
        let id = try context.target("assessment", AssessmentKind.self)
        guard let standing = try CertificateStore.letter(context.database, region: context.region, of: id) else {
            throw try noLetter(context, id)
        }
        try context.caller.mayActFor(standing.person)
        guard let payload = LetterCheck(standing, region: context.region).payload else {
            throw Refusal(.certificateBroken, ["assessment": id.description, "code": standing.letter.code])
        }
        let letter = try letter(context, standing, payload)
        return .document(context.arguments.text("format") == "html" ? letter.html : letter.text)
    }

    /// Whether there is such an assessment is no business of another person's family.
    private static func noLetter(_ context: CommandContext, _ id: AssessmentID) throws -> Refusal {
        guard let assessment = try AssessmentStore.assessment(context.database, region: context.region, id),
            let careCase = try CaseStore.careCase(context.database, region: context.region, assessment.caseID)
        else { return Refusal(.notFound, ["field": "assessment", "value": id.description]) }
        try context.caller.mayActFor(careCase.person)
        return Refusal(.certificateNone, ["assessment": id.description, "state": assessment.state.rawValue])
    }

    private static func letter(
        _ context: CommandContext, _ standing: CertificateStanding, _ payload: LetterPayload
    ) throws -> Letter {
        let instrument = try context.reference.instrument(hash: payload.instrumentHash, context.database)
        return Letter(
            payload: payload, grade: try instrument.grade(code: payload.gradeCode), instrumentZh: instrument.titleZh,
            instrumentEn: instrument.titleEn, regionZh: standing.regionZh, regionEn: standing.regionEn,
            name: standing.name, maskedNumber: IdentityNumber(standing.identityNumber)?.masked ?? "",
            status: status(standing, context), printedOn: context.today,
            objectionDays: try context.reference.policy.integer(
                "objection.window_working_days", on: payload.issuedOn ?? context.today),
            signedBytes: Data(payload.text.utf8).base64EncodedString(),
            signature: Data(standing.letter.signature).base64EncodedString())
    }

    private static let verify: Handler = { context in
        let code = try CertificateCode(try context.required("code", context.arguments.text("code")))
        guard
            let standing = try CertificateStore.letter(
                context.database, region: context.region, code: code.description)
        else { throw Refusal(.certificateUnknown, ["code": code.description]) }
        if try Blinding(context).hides(person: standing.person) {
            throw Refusal(.assessmentBlind, ["code": code.description, "possible": "ASSESS.SUBMIT"])
        }
        let check = LetterCheck(standing, region: context.region)
        let verdict = [
            ReplyField("code", code.description), ReplyField("genuine", check.isGenuine ? "yes" : "no"),
            ReplyField("signature", check.hasValidSignature ? "valid" : "broken"),
            ReplyField("status", status(standing, context).rawValue),
        ]
        guard let payload = check.payload else { return .record(verdict) }
        return .record(
            verdict + [
                ReplyField("name", masked(standing.name)), ReplyField("grade", payload.grade),
                ReplyField("grade_code", payload.gradeCode), ReplyField("benefit", payload.benefit),
                ReplyField("valid_from", payload.validFrom?.description ?? ""),
                ReplyField("valid_until", payload.validUntil?.description ?? ""),
                ReplyField("issued_on", payload.issuedOn?.description ?? ""),
            ])
    }

    private static let keys: Handler = { context in
        let keys = try CertificateStore.keys(context.database, region: context.region)
        let header =
            "# 结论书签名公钥 (Ed25519) / Public keys of conclusion letters, region \(context.region), \(keys.count)\n"
        let parts = keys.map { key in
            "# key=\(key.key) made=\(context.instant(key.madeAt)) retired=\(context.instant(key.retiredAt))\n"
                + LetterKey.pem(publicKey: key.publicKey)
        }
        return .document(([header] + parts).joined(separator: "\n"))
    }

    private static func status(_ standing: CertificateStanding, _ context: CommandContext) -> LetterStatus {
        LetterStatus(
            standing.state, validFrom: standing.validFrom, validUntil: standing.validUntil, on: context.today)
    }

    /// The first character, the rest hidden.
    private static func masked(_ name: String) -> String {
        name.prefix(1) + String(repeating: "*", count: max(1, name.count - 1))
    }
}
