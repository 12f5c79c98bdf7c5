extension CommandSpec {
    /// Conclusion letters: to print, and to tell whether one is genuine.
    package static let certificates: [CommandSpec] = [
        CommandSpec(
            "CERT.GET", .read, [.officer, .supervisor, .admin, .auditor, .family],
            target: FieldSpec("assessment", .id("A"), required: true, "the assessment"),
            [FieldSpec("format", .choice(["text", "html"]), "text when absent; html prints on one page A4")],
            summary: "Prints the conclusion letter of an assessment, with its code and signature",
            chinese: "打印评估结论书", replies: "document", example: "CERT.GET A1 format=html"),
        CommandSpec(
            "CERT.VERIFY", .read, [],
            target: FieldSpec("code", .text(max: 40), required: true, "the code on the letter"),
            summary: "Tells whether a letter is genuine and whether it still holds", chinese: "查验评估结论书",
            replies:
                "code= genuine=yes|no signature=valid|broken status=current|not_yet|expired|superseded|revoked [name= grade= grade_code= benefit= valid_from= valid_until= issued_on=]",
            example: "CERT.VERIFY 7K3M-9Q2D-XW4S"),
        CommandSpec(
            "CERT.KEYS", .read, [],
            summary: "Shows the public keys of the letters, so that anyone can verify them offline",
            chinese: "结论书签名公钥", replies: "document", example: "CERT.KEYS"),
    ]
}
