package import ArgumentParser
internal import ZhaohuBulk
internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuServices
internal import ZhaohuStore

/// `zhaohud load persons`: insured persons from CSV files, each wholly or not at all.
package struct LoadPersons: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "persons",
        abstract: "Load insured persons from CSV files, each wholly or not at all.",
        discussion: """
            The first row names the columns, in any order, in English or Chinese: id_number (证件号码), name (姓名), \
            district (行政区划), address (地址), latitude (纬度), longitude (经度); and if you like sex (性别), born \
            (出生日期), phone (电话), died_on (死亡日期). UTF-8; dates as 1940-05-01, degrees as 31.98012.

            With a single bad cell nothing of the file is loaded; every bad cell is in the rejects file, with its value, \
            so keep that file as safe as the other. Exits with 1 when a file was not loaded.
            """)

    @OptionGroup var options: DaemonOptions
    @Argument(help: "CSV files.") var files: [String]
    @Option(help: "The pooling region, six digits; may be left out when there is only one.") var region: String?
    @Option(help: "Where the bad cells of the file are written; FILE.rejects.csv when absent.") var rejects: String?
    @Flag(help: "Check only, load nothing. Each file is checked for itself.") var dry = false

    package init() {}

    package func validate() throws {
        if rejects != nil, files.count > 1 {
            throw ValidationError("With several files each has its own FILE.rejects.csv; leave --rejects out.")
        }
    }

    package func run() async throws {
        let sources = try files.map { path in
            let file = try SourceFile(path)
            let rejects = rejects ?? path + ".rejects.csv"
            guard !file.isSame(as: rejects) else {
                throw SettingsProblem("The rejects would overwrite \(path); name another file with --rejects.")
            }
            return (file: file, rejects: try RejectsFile(rejects))
        }
        let settings = try await DaemonSettings(options)
        let access = try DatabaseAccess(settings, logger: settings.logger("zhaohud"))
        _ = try access.prepare()
        let database = try access.connectAsOwner()
        let region = try RegionChoice.region(database, named: region)
        let districts = try ReferenceStore.districts(database, region: region).keys.sorted()
        let zone = try ReferenceStore.zone(database, region: region) ?? .shanghai
        var failed = false
        for (file, rejects) in sources {
            let load = PersonFileLoad(
                database: database, region: region, districts: districts,
                today: zone.day(of: ServerClock.system.now), file: file)
            if try !put(load, rejects) { failed = true }
        }
        if failed { throw ExitCode.failure }
    }

    /// Loads or checks one file and says what came of it; false when it is not good.
    private func put(_ load: PersonFileLoad, _ rejects: RejectsFile) throws -> Bool {
        let path = load.file.path
        defer { Terminal.endProgress() }
        do {
            if !dry, try load.isGood() {
                let began = ContinuousClock.now
                if let rows = try load.copy() {
                    say(LoadText.loaded(path, rows, seconds: began.duration(to: .now) / .seconds(1)))
                    try PersonStore.analyze(load.database)
                    return true
                }
            }
            let findings = try load.findings(into: rejects)
            try rejects.finish()
            say(LoadText.found(path, findings, rejects: rejects.path, isDry: dry))
            return dry && findings.badRows == 0
        } catch let problem as FileProblem {
            say("Nothing of \(path) was loaded. \(problem)")
            return false
        } catch let error as DatabaseError {
            Terminal.endProgress()
            throw SettingsProblem("Nothing of \(path) was loaded: \(error). See zhaohud doctor, then load it again.")
        }
    }

    private func say(_ text: String) {
        Terminal.endProgress()
        Terminal.line(text)
    }
}
