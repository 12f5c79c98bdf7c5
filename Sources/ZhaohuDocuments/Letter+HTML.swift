internal import ZhaohuDomain

extension Letter {
    /// The letter as a page that prints on one sheet A4.
    package var html: String {
        let rows = lines.map {
            "<tr><th>\(HTMLText.escaped($0.labelZh)) <span class=\"note\">\($0.labelEn)</span></th>"
                + "<td>\(HTMLText.escaped($0.value))</td></tr>"
        }
        let mark = status == .current ? "" : " class=\"mark strong\""
        let body = """
            <h1 class="middle">\(Self.titleZh)</h1>
            <p class="middle">\(Self.titleEn)<br>\(HTMLText.escaped(regionZh)) / \(HTMLText.escaped(regionEn))</p>
            <p class="strong">编码 Code: <code>\(HTMLText.escaped(payload.code))</code></p>
            <p\(mark)>\(HTMLText.escaped(standing))</p>
            <table>
            \(rows.joined(separator: "\n"))
            </table>
            <p>\(objectionZh)<br><span class="note">\(objectionEn)</span></p>
            <p>\(HTMLText.escaped(verifyZh))<br><span class="note">\(HTMLText.escaped(verifyEn))</span></p>
            <p class="seal">经办机构（盖章）<br><span class="note">Seal of the agency</span></p>
            <div style="font-size: .7em">
            <p><code>key=\(HTMLText.escaped(payload.key))<br>
            payload=\(HTMLText.escaped(signedBytes))<br>
            signature=\(HTMLText.escaped(signature))</code></p>
            </div>
            """
        return HTMLPage(title: "\(Self.titleZh) \(payload.code)", body: body, language: "zh").text
    }
}
