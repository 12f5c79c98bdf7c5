internal import Foundation
internal import ZhaohuDomain
internal import ZhaohuServices
internal import ZhaohuStore

/// The logins of the demo region: one password for all, from `ZHAOHU_DEMO_PASSWORD` or made at random.
struct DemoLogins {
    let path: String
    private let password: String
    private let withFamily: Bool

    private static let staff: [(login: String, role: String, provider: Int64?, caregiver: Int64?)] = [
        ("admin", "admin", nil, nil), ("officer", "officer", nil, nil), ("supervisor", "supervisor", nil, nil),
        ("auditor", "auditor", nil, nil), ("cashier", "cashier", nil, nil), ("interviewer", "interviewer", nil, nil),
        ("dispatcher1", "dispatcher", 1, nil), ("dispatcher9", "dispatcher", 9, nil),
        ("caregiver1", "caregiver", 1, 1), ("caregiver2", "caregiver", 1, 2),
    ]

    /// Two assessment institutions: the one can repeat what the other assessed.
    private static let raters: [(login: String, role: String, institution: String)] = [
        ("assessor1", "assessor", "E01"), ("expert1", "expert", "E01"), ("expert2", "expert", "E01"),
        ("assessor2", "assessor", "E02"), ("expert3", "expert", "E02"), ("expert4", "expert", "E02"),
    ]

    /// Picks the password; `withFamily` tells whether there are persons whose family could log in.
    init(state: URL, withFamily: Bool) throws {
        path = state.appending(path: "demo-logins.txt").path
        self.withFamily = withFamily
        if let given = ProcessInfo.processInfo.environment["ZHAOHU_DEMO_PASSWORD"], !given.isEmpty {
            guard PasswordHash.lengths.contains(given.count) else {
                throw SettingsProblem(
                    "ZHAOHU_DEMO_PASSWORD must have \(PasswordHash.lengths.lowerBound) to \(PasswordHash.lengths.upperBound) characters."
                )
            }
            password = given
        } else {
            password = (0..<20).map { _ in String("abcdefghijkmnpqrstuvwxyz23456789".randomElement() ?? "x") }.joined()
        }
    }

    /// The rows; one hash for all, as they share the password anyway.
    func records(region: String) throws -> [LoginRecord] {
        let hash = try PasswordHash.make(password).text
        var records = Self.staff.map { login, role, provider, caregiver in
            LoginRecord(
                login: login, region: region, roles: [role], passwordHash: hash,
                provider: provider.map { ProviderID($0) }, caregiver: caregiver.map { CaregiverID($0) })
        }
        records += Self.raters.map { login, role, institution in
            LoginRecord(
                login: login, region: region, roles: [role], passwordHash: hash, institution: institution)
        }
        if withFamily {
            records.append(
                LoginRecord(
                    login: "family1", region: region, roles: ["family"], passwordHash: hash, person: PersonID(1)))
        }
        return records
    }

    /// Writes the file that only its owner can read.
    func write() throws {
        let names = Self.staff.map(\.login) + Self.raters.map(\.login) + (withFamily ? ["family1"] : [])
        let lines = ["# Logins of the demo region: login password"] + names.map { "\($0) \(password)" }
        let files = FileManager.default
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        try? files.removeItem(atPath: path)  // absent the first time
        guard
            files.createFile(
                atPath: path, contents: Data((lines.joined(separator: "\n") + "\n").utf8),
                attributes: [.posixPermissions: 0o600])
        else { throw SettingsProblem("\(path) cannot be written.") }
    }
}
