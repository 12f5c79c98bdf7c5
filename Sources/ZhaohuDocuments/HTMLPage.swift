/// Text that is safe inside an HTML element or a quoted attribute.
package enum HTMLText {
    /// The text with the five characters replaced that mean something in HTML.
    package static func escaped(_ text: some StringProtocol) -> String {
        var safe = ""
        safe.reserveCapacity(text.utf8.count)
        for character in text {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.append(character)
            }
        }
        return safe
    }
}

/// A whole page for a browser or a printer: nothing is fetched from anywhere, so that it can be kept as a file.
package struct HTMLPage: Sendable {
    /// Plain text.
    package let title: String
    /// HTML that its maker has escaped already.
    package let body: String
    /// `zh` or `en`.
    package let language: String

    package init(title: String, body: String, language: String) {
        self.title = title
        self.body = body
        self.language = language
    }

    /// The page as one text.
    package var text: String {
        """
        <!doctype html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTMLText.escaped(title))</title>
        <style>\(HTMLPage.style)</style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }

    private static let style = """
        :root { color-scheme: light; }
        body { font: 15px/1.5 "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif;
               color: #1b1f24; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .5rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .4rem; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { border: 1px solid #c9d1d9; padding: .3rem .55rem; text-align: left; vertical-align: top; }
        th { background: #f0f3f6; font-weight: 600; } .number { text-align: right; white-space: nowrap; }
        tbody th { min-width: 5em; } .middle { text-align: center; } .rule { white-space: nowrap; }
        .seal { margin: 1.5em 8em 1.5em auto; width: max-content; text-align: center; }
        .mark, .mark th { background: #fff4d6; font-weight: 700; } .strong { font-weight: 700; }
        .note { color: #57606a; font-size: .9rem; }
        code { font: .88em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        @page { size: A4; margin: 18mm 16mm; }
        @media print {
            html { font-size: 10pt; } body { font-size: 10.5pt; line-height: 1.4; margin: 0; padding: 0; max-width: none; }
            p { margin: .6em 0; } table { font-size: 9.5pt; } th, td { padding: .2rem .5rem; }
            tr { break-inside: avoid; } thead { break-inside: avoid; } h2 { break-after: avoid; }
            th, .mark { print-color-adjust: exact; }
        }
        """
}
