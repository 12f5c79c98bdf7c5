extension RefusalRule {
    package static let certificateCodeMistyped = RefusalRule(
        "certificate.code_mistyped", .badValue,
        "This is no code of a letter; compare it with the letter, symbol by symbol.",
        "编码有误；请与结论书逐位核对。")
    package static let certificateUnknown = RefusalRule(
        "certificate.unknown", .notFound, "No letter with this code was issued in this region.",
        "本统筹区没有出具过该编码的结论书。")
    package static let certificateNone = RefusalRule(
        "certificate.none", .notFound, "No letter was issued for this assessment yet; see ASSESS.ISSUE.",
        "该评估尚未出具结论书；见 ASSESS.ISSUE。", article: "Asm-29 art. 26")
    package static let certificateBroken = RefusalRule(
        "certificate.broken", .conflict,
        "The stored letter is not the one that was signed, so it is not printed; tell the auditor.",
        "存储的结论书与签名不符，不予打印；请告知审计人员。")

    /// Refusals of conclusion letters.
    package static let certificateRules: [RefusalRule] = [
        certificateCodeMistyped, certificateUnknown, certificateNone, certificateBroken,
    ]
}
