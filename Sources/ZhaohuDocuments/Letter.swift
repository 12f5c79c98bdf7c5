package import ZhaohuDomain

/// The conclusion letter of an assessment (长期护理失能等级评估结论书), for a screen or for paper.
///
/// It is in both languages, so that a letter reads the same whoever prints it.
package struct Letter: Sendable {
    /// What was signed.
    package let payload: LetterPayload
    package let grade: GradeName
    package let instrumentZh: String
    package let instrumentEn: String
    package let regionZh: String
    package let regionEn: String
    package let name: String
    /// The identity number, most of it hidden.
    package let maskedNumber: String
    /// What the letter was worth when it was printed.
    package let status: LetterStatus
    package let printedOn: Day
    /// Working days after delivery in which an objection is heard.
    package let objectionDays: Int
    /// The payload's bytes in base64.
    package let signedBytes: String
    /// In base64.
    package let signature: String

    package init(
        payload: LetterPayload, grade: GradeName, instrumentZh: String, instrumentEn: String, regionZh: String,
        regionEn: String, name: String, maskedNumber: String, status: LetterStatus, printedOn: Day,
        objectionDays: Int, signedBytes: String, signature: String
    ) {
        self.payload = payload
        self.grade = grade
        self.instrumentZh = instrumentZh
        self.instrumentEn = instrumentEn
        self.regionZh = regionZh
        self.regionEn = regionEn
        self.name = name
        self.maskedNumber = maskedNumber
        self.status = status
        self.printedOn = printedOn
        self.objectionDays = objectionDays
        self.signedBytes = signedBytes
        self.signature = signature
    }

    static let titleZh = "长期护理失能等级评估结论书"
    static let titleEn = "Conclusion on the grade of disability, long-term care insurance"

    /// One statement of the letter.
    struct Line {
        let labelZh: String
        let labelEn: String
        let value: String

        init(_ labelZh: String, _ labelEn: String, _ value: String) {
            self.labelZh = labelZh
            self.labelEn = labelEn
            self.value = value
        }
    }

    /// The statements, in order.
    var lines: [Line] {
        [
            Line("姓名", "Name", name), Line("证件号码", "Identity number", maskedNumber),
            Line("失能等级", "Grade", "\(grade.number) \(grade.nameZh) / \(grade.nameEn)"),
            Line("待遇等级", "Benefit", benefit), Line("有效期", "Valid", validity),
            Line("评估类别", "Kind", kind), Line("评估标准", "Instrument", "\(instrumentZh) / \(instrumentEn)"),
            Line("评估机构", "Institution", institutions),
            Line("个案与评估编号", "Case and assessment", "\(Self.text(payload.caseID)) \(Self.text(payload.assessment))"),
            Line("结论日期", "Concluded", Self.text(payload.concludedOn)),
            Line("出具日期", "Issued", Self.text(payload.issuedOn)),
        ]
    }

    var objectionZh: String {
        "对本结论有异议的，可自送达之日起 \(objectionDays) 个工作日内，向统筹区医疗保障经办机构申请复评。"
            + "复评由另一评估机构和另外的评估人员进行，复评结论为最终结论（医保发〔2023〕29号 第二十七条）。"
    }

    var objectionEn: String {
        "Whoever objects may ask the region's medical security agency for a re-assessment within \(objectionDays) working "
            + "days of delivery. Another institution and other people assess; their conclusion is final (Asm-29 art. 27)."
    }

    var verifyZh: String {
        "查验本结论书的真伪以及是否仍然有效，请在经办终端输入 CERT.VERIFY \(payload.code)。"
            + "下方为数字签名（Ed25519），公钥用 CERT.KEYS 查询。"
    }

    var verifyEn: String {
        "To learn whether this letter is genuine and still holds: CERT.VERIFY \(payload.code). "
            + "The signature is Ed25519 over the bytes below; CERT.KEYS has the public keys."
    }

    /// What the letter was worth when it was printed; a letter that no longer holds says so on its face.
    var standing: String {
        "打印日期 \(printedOn)：\(status.name(.chinese)) / Printed on \(printedOn): \(status.name(.english))"
    }

    private var benefit: String {
        switch grade.benefit {
        case .severe: "重度 / severe"
        case .moderate: "中度 / moderate"
        case nil: "未达到待遇等级 / none"
        }
    }

    private var validity: String {
        guard let until = payload.validUntil else { return "—" }
        return "\(Self.text(payload.validFrom)) 至 / to \(until)"
    }

    private var kind: String {
        switch payload.kind {
        case "first": "初次评估 / first"
        case "renewal": "到期重新评估 / renewal"
        case "change": "状态变化重新评估 / change of state"
        case "ordered": "责令重新评估 / ordered"
        case "repeat": "复评 / repeated after an objection"
        default: payload.kind
        }
    }

    private var institutions: String {
        payload.institutions.isEmpty ? "—" : payload.institutions.joined(separator: "、")
    }

    private static func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "—" }
}
