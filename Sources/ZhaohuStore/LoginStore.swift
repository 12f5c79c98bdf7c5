package import ZhaohuDomain
package import ZhaohuPostgres

/// A login with what is needed to check a password.
package struct LoginRecord: Sendable {
    package let login: String
    package let region: String
    package let roles: [String]
    package let passwordHash: String
    package let provider: ProviderID?
    package let caregiver: CaregiverID?
    package let person: PersonID?
    /// The code of the assessment institution of an assessor or expert, `E01`; empty where there is none.
    package let institution: String
    package let failures: Int
    package let lockedUntil: Instant?

    package init(
        login: String, region: String, roles: [String], passwordHash: String, provider: ProviderID? = nil,
        caregiver: CaregiverID? = nil, person: PersonID? = nil, institution: String = "", failures: Int = 0,
        lockedUntil: Instant? = nil
    ) {
        self.login = login
        self.region = region
        self.roles = roles
        self.passwordHash = passwordHash
        self.provider = provider
        self.caregiver = caregiver
        self.person = person
        self.institution = institution
        self.failures = failures
        self.lockedUntil = lockedUntil
    }
}

/// Logins.
package enum LoginStore {
    private static let columns = """
        login, region, roles, password_hash,
        coalesce(provider, (select g.provider from caregiver g
            where g.region = login.region and g.caregiver = login.caregiver)), caregiver, person, institution, failures,
        (extract(epoch from locked_until) * 1000000)::bigint
        """

    package static func login(_ database: DatabaseConnection, _ login: String) throws -> LoginRecord? {
        try database.query(
            "-- LoginStore.login\nselect \(columns) from login where login = $1", [.text(login)]
        ).first.map(decode)
    }

    package static func list(_ database: DatabaseConnection, region: String) throws -> [LoginRecord] {
        try database.query(
            "-- LoginStore.list\nselect \(columns) from login where region = $1 order by login", [.text(region)]
        ).map(decode)
    }

    /// Adds a login; with `replacing` an existing one gets the new password, roles and scope.
    package static func add(_ database: DatabaseConnection, _ login: LoginRecord, replacing: Bool = false) throws {
        let onConflict =
            replacing
            ? """
             on conflict on constraint login_pkey do update set roles = excluded.roles,
                password_hash = excluded.password_hash, provider = excluded.provider,
                caregiver = excluded.caregiver, person = excluded.person, institution = excluded.institution,
                failures = 0, locked_until = null
            """ : ""
        try database.query(
            """
            -- LoginStore.add
            insert into login (login, region, roles, password_hash, provider, caregiver, person, institution)
            values ($1, $2, $3::text[], $4, $5, $6, $7, $8)\(onConflict)
            """,
            [
                .text(login.login), .text(login.region), SQLValue(texts: login.roles), .text(login.passwordHash),
                SQLValue(login.provider), SQLValue(login.caregiver), SQLValue(login.person),
                .text(login.institution),
            ])
    }

    /// Counts a wrong password; from `lockAfter` in a row on, the login is locked until then.
    package static func recordFailure(
        _ database: DatabaseConnection, _ login: String, lockAfter: Int, lockedUntil: Instant
    ) throws {
        try database.query(
            """
            -- LoginStore.recordFailure
            update login set failures = failures + 1,
                locked_until = case when failures + 1 >= $2 then $3::timestamptz else locked_until end
            where login = $1
            """, [.text(login), SQLValue(lockAfter), SQLValue(lockedUntil)])
    }

    package static func recordSuccess(_ database: DatabaseConnection, _ login: String) throws {
        try database.query(
            "-- LoginStore.recordSuccess\nupdate login set failures = 0, locked_until = null where login = $1",
            [.text(login)])
    }

    private static func decode(_ row: Rows.Row) throws -> LoginRecord {
        LoginRecord(
            login: row.text(0), region: row.text(1), roles: row.texts(2), passwordHash: row.text(3),
            provider: row.optionalID(4), caregiver: row.optionalID(5), person: row.optionalID(6),
            institution: row.text(7), failures: Int(try row.int(8)), lockedUntil: row.instant(9))
    }
}
