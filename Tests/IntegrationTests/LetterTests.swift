import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// Conclusion letters from their issue to their end.
    @Suite("Letters")
    struct LetterTests {
        @Test(
            "a letter is genuine and current, and stays verifiable when the key is changed, with and without its file")
        func rotation() throws {
            try withDaemon(.init(clock: LetterDeskFixture.clock)) { daemon in
                let desk = try LetterDeskFixture(daemon)
                let client = try LineClient(daemon, as: "auditor")
                let first = try desk.issue()
                let expected =
                    "+OK code=\(first.code) genuine=yes signature=valid status=current name=张** grade=4 grade_code=severeII benefit=severe valid_from=2026-11-23 valid_until=2028-11-22 issued_on=2026-11-23"
                #expect(try client.ask("CERT.VERIFY \(first.code)") == expected)
                let loose = first.code.lowercased().replacing("-", with: "")
                #expect(try client.ask("CERT.VERIFY \(loose)") == expected)
                let old = try #require(try desk.keyFiles.first)
                #expect(try desk.key("rotate").contains("retired: \(old.dropFirst(8).dropLast(4))."))
                let second = try desk.issue()
                let list = try desk.key("list").split(separator: "\n").sorted { left, _ in left.contains("retired=no") }
                #expect(list.count == 2 && list[0].contains(" retired=no letters=1 file=here"), "\(list)")
                #expect(list[1].contains(" letters=1 file=here") && !list[1].contains("retired=no"), "\(list)")
                try FileManager.default.removeItem(atPath: daemon.state + "/keys/" + old)
                for code in [first.code, second.code] {
                    #expect(
                        try client.ask("CERT.VERIFY \(code)").contains("genuine=yes signature=valid status=current"))
                }
                #expect(try client.ask("CERT.KEYS").components(separatedBy: "BEGIN PUBLIC KEY").count == 3)
            }
        }

        @Test("private keys are files that only their owner reads, and a lost one is replaced with the next letter")
        func lostKey() throws {
            try withDaemon(.init(clock: LetterDeskFixture.clock)) { daemon in
                let desk = try LetterDeskFixture(daemon)
                let first = try desk.issue()
                let file = daemon.state + "/keys/" + (try #require(try desk.keyFiles.first))
                let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(mode == 0o600)
                let folder = try FileManager.default.attributesOfItem(atPath: daemon.state + "/keys")
                #expect(folder[.posixPermissions] as? Int == 0o700)
                try FileManager.default.removeItem(atPath: file)
                let second = try desk.issue()
                #expect(try desk.keyFiles.count == 1)
                let client = try LineClient(daemon, as: "officer")
                for code in [first.code, second.code] {
                    #expect(try client.ask("CERT.VERIFY \(code)").contains("genuine=yes"))
                }
                #expect(try desk.key("list").contains("letters=1 file=not-here"))
                #expect(try desk.key("rotate", "--all").split(separator: ",").count == 2, "both are retired")
            }
        }

        @Test("what is changed behind the daemon's back makes the letter false, and it is not printed")
        func tampering() throws {
            try withDaemon(.init(clock: LetterDeskFixture.clock)) { daemon in
                let desk = try LetterDeskFixture(daemon)
                let client = try LineClient(daemon, as: "auditor")
                let changes = [
                    ("signature=broken", "update certificate set payload = replace(payload, 'grade=4', 'grade=5')"),
                    (
                        "signature=broken",
                        "update certificate set signature = set_byte(signature, 7, get_byte(signature, 7) # 1)"
                    ),
                    (
                        "signature=broken",
                        "update certificate_key set public_key = set_byte(public_key, 0, get_byte(public_key, 0) # 1)"
                    ),
                    // The signed bytes are whole, but speak of another person, or of another assessment.
                    ("signature=valid", "update person set name = '李四'"),
                    ("signature=valid", "update person set id_number = '320602194005011058'"),
                    ("signature=valid", "update certificate set assessment = assessment + 1"),
                ]
                for (verdict, change) in changes {
                    let letter = try desk.issue()
                    _ = try desk.database.query(
                        "insert into assessment (region, case_id, instrument_hash, state) select region, case_id, instrument_hash, 'effective' from assessment order by assessment desc limit 1"
                    )
                    #expect(try client.ask("CERT.VERIFY \(letter.code)").contains(" genuine=yes signature=valid "))
                    try desk.database.script(change)
                    let reply = try client.ask("CERT.VERIFY \(letter.code)")
                    #expect(
                        reply == "+OK code=\(letter.code) genuine=no \(verdict) status=current", "\(change): \(reply)")
                    if !change.contains("set assessment") {
                        let print = try client.ask("CERT.GET \(letter.assessment)")
                        #expect(print.hasPrefix("-CONFLICT retry=no rule=certificate.broken "), "\(print)")
                    }
                    try restore(desk)
                }
            }
        }

        @Test("the status follows the assessment's state and dates, without a second place where it is kept")
        func status() throws {
            try withDaemon(.init(clock: LetterDeskFixture.clock)) { daemon in
                let desk = try LetterDeskFixture(daemon)
                let client = try LineClient(daemon, as: "supervisor")
                let letter = try desk.issue(from: "2026-12-01", until: "2027-11-30")
                for (day, expected) in [
                    ("2026-11-30", "not_yet"), ("2026-12-01", "current"), ("2027-11-30", "current"),
                    ("2027-12-01", "expired"),
                ] {
                    try daemon.setClock("\(day)T09:00:00+08:00")
                    #expect(try client.ask("CERT.VERIFY \(letter.code)").contains(" status=\(expected) "), "\(day)")
                }
                for state in ["superseded", "revoked", "expired"] {
                    try desk.database.query("update assessment set state = $1", [.text(state)])
                    #expect(
                        try client.ask("CERT.VERIFY \(letter.code)").contains(
                            " genuine=yes signature=valid status=\(state) "))
                    #expect(
                        try client.ask("CERT.GET \(letter.assessment) format=html").contains("class=\"mark strong\""))
                }
            }
        }

        @Test("stock openssl verifies a printed letter with the published key")
        func openssl() throws {
            try withDaemon(.init(clock: LetterDeskFixture.clock)) { daemon in
                let desk = try LetterDeskFixture(daemon)
                let letter = try desk.issue()
                let client = try LineClient(daemon, as: "officer")
                let text = try client.ask("CERT.GET \(letter.assessment)")
                func value(_ name: String) throws -> Data {
                    let line = try #require(text.split(whereSeparator: \.isNewline).first { $0.hasPrefix(name + "=") })
                    return try #require(Data(base64Encoded: String(line.dropFirst(name.count + 1))))
                }
                let folder = daemon.state
                try value("payload").write(to: URL(filePath: folder + "/payload"))
                try value("signature").write(to: URL(filePath: folder + "/signature"))
                let pem = try client.ask("CERT.KEYS").drop { $0 != "#" }
                try String(pem).write(toFile: folder + "/public.pem", atomically: true, encoding: .utf8)
                let command = [
                    "openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", folder + "/public.pem", "-in",
                    folder + "/payload", "-sigfile", folder + "/signature",
                ]
                let (status, output) = try ChildProcess.run(command)
                #expect(status == 0 && output.contains("Signature Verified Successfully"), "\(output)")
                try Data(try value("payload").dropLast() + [0x20]).write(to: URL(filePath: folder + "/payload"))
                #expect(try ChildProcess.run(command).status != 0, "one byte changed")
            }
        }

        @Test("a letter shows no more than it may: the family its own, the number masked, nothing that acts as markup")
        func privacy() throws {
            try withDaemon(.init(clock: LetterDeskFixture.clock)) { daemon in
                let desk = try LetterDeskFixture(daemon)
                let letter = try desk.issue(institution: "<script>alert(1)</script>")
                let admin = try LineClient(daemon, as: "admin")
                _ = try admin.ask("USER.ADD user=family1 roles=family password=\"correct horse battery\" person=P1")
                _ = try desk.database.query(
                    """
                    insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
                    values ('320600', '320602194005011058', '李四', 'm', '1940-05-01', '320602', '路', 0, 0)
                    """)
                _ = try admin.ask("USER.ADD user=family2 roles=family password=\"correct horse battery\" person=P2")
                let (own, other) = (try LineClient(port: daemon.port), try LineClient(port: daemon.port))
                #expect(try own.ask("AUTH family1 \"correct horse battery\"") == "+OK")
                #expect(try other.ask("AUTH family2 \"correct horse battery\"") == "+OK")
                let html = try own.ask("CERT.GET \(letter.assessment) format=html")
                #expect(html.contains("张兰英") && html.contains("3206**********104X") && html.contains(letter.code))
                #expect(!html.contains(LetterDeskFixture.number) && !html.contains("<script>"))
                #expect(!html.contains("人民中路"), "the address is no part of the letter")
                #expect(try other.ask("CERT.GET \(letter.assessment)").hasPrefix("-DENIED "))
                let verdict = try other.ask("CERT.VERIFY \(letter.code)")
                #expect(verdict.contains(" name=张** ") && !verdict.contains("K1") && !verdict.contains("3206"))
                #expect(!daemon.log.contains("张兰英"))
            }
        }

        /// The table as it was issued, for the next change.
        private func restore(_ desk: LetterDeskFixture) throws {
            try desk.database.script("delete from certificate; delete from certificate_key")
            try desk.database.query(
                "update person set name = $1, id_number = $2",
                [.text(LetterDeskFixture.name), .text(LetterDeskFixture.number)])
        }
    }
}
