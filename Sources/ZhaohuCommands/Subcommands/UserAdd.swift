package import ArgumentParser
internal import Foundation
internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuServices
internal import ZhaohuStore

/// `zhaohud user`: logins made at the machine itself, such as the first administrator.
package struct User: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(abstract: "Manage logins.", subcommands: [UserAdd.self])

    package init() {}
}

/// `zhaohud user add`: the password comes from standard input, never from the command line.
package struct UserAdd: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a login, or give an existing one a new password. The password is read from standard input.")

    @OptionGroup var options: DaemonOptions
    @Argument(help: "The login.") var login: String
    @Option(
        help: "Comma-separated: admin, officer, supervisor, auditor, assessor, expert, dispatcher, caregiver, family.")
    var roles: String
    @Option(help: "The pooling region, six digits; may be left out when there is only one.") var region: String?
    @Option(help: "Company of a dispatcher, H01.") var provider: String?
    @Option(help: "Carer, C0001.") var caregiver: String?
    @Option(help: "Insured person of a family, P1.") var person: String?

    package init() {}

    package func run() async throws {
        let settings = try await DaemonSettings(options)
        let access = try DatabaseAccess(settings, logger: settings.logger("zhaohud"))
        _ = try access.prepare()
        let database = try access.connectAsOwner()
        let region = try RegionChoice.region(database, named: region)
        guard let password = readLine(strippingNewline: true) else {
            throw SettingsProblem("The password is read from standard input; there was none.")
        }
        do {
            let record = LoginRecord(
                login: login, region: region, roles: roles.split(separator: ",").map(String.init),
                passwordHash: try PasswordHash.make(password).text, provider: provider.flatMap { ProviderID($0) },
                caregiver: caregiver.flatMap { CaregiverID($0) }, person: person.flatMap { PersonID($0) })
            try LoginRules.check(record)
            try LoginStore.add(database, record, replacing: true)
        } catch let refusal as Refusal {
            throw SettingsProblem(refusal)
        }
        Terminal.line("\(login) may log in as \(roles) in region \(region).")
    }
}
