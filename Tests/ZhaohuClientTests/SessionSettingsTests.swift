import Testing
import ZhaohuClient
import ZhaohuDomain

@Suite("session settings")
struct SessionSettingsTests {
    @Test("a new session is told all that the last one was told, the latest value of each")
    func replay() {
        var settings = SessionSettings(.english)
        #expect(settings.request == ["SESSION.SET", "lang=en"])
        settings.note(["session.set", "device=T 7", "LANG=zh", "at=2017-06-01T08:00:00Z"])
        settings.note(["SESSION.SET", "device=T8"])
        #expect(settings.language == .chinese)
        #expect(settings.request == ["SESSION.SET", "device=T8", "lang=zh"])
    }

    @Test("a session that was told nothing is told nothing")
    func nothing() {
        #expect(SessionSettings().request == nil)
    }
}
