import Testing
import ZhaohuDocuments

@Suite("HTML pages")
struct HTMLPageTests {
    @Test("what comes from outside cannot become markup")
    func escaping() {
        #expect(HTMLText.escaped("<a href='x'>\"&\"</a>") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;")
        let page = HTMLPage(title: "</title><script>", body: "", language: "en").text
        #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
    }

    @Test("a page fetches nothing from anywhere")
    func selfContained() {
        let page = HTMLPage(title: "评估", body: "<p>正文</p>", language: "zh").text
        #expect(!page.contains("http") && !page.contains("src=") && !page.contains("@import"))
    }
}
