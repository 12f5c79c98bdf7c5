internal import ZhaohuDomain

extension Letter {
    /// The letter as plain text.
    package var text: String {
        let facts = lines.map { "\($0.labelZh) \($0.labelEn): \($0.value)" }
        let parts = [
            [Self.titleZh, Self.titleEn, "\(regionZh) / \(regionEn)", "编码 Code: \(payload.code)", standing],
            facts,
            [objectionZh, objectionEn],
            [verifyZh, verifyEn],
            ["key=\(payload.key)", "payload=\(signedBytes)", "signature=\(signature)"],
        ]
        return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }
}
