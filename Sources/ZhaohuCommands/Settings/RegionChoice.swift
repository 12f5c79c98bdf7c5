package import ZhaohuPostgres
internal import ZhaohuStore

/// The pooling region that a subcommand works on.
package enum RegionChoice {
    /// The region named, or the only one there is.
    ///
    /// - Throws: ``SettingsProblem`` with the known regions.
    package static func region(_ database: DatabaseConnection, named name: String?) throws -> String {
        let regions = try SeedStore.regions(database)
        guard !regions.isEmpty else {
            throw SettingsProblem("There is no region yet; load one first: zhaohud load nantong-base.")
        }
        guard let region = name ?? (regions.count == 1 ? regions[0] : nil), regions.contains(region) else {
            throw SettingsProblem("Name the region with --region; known: \(regions.joined(separator: ", ")).")
        }
        return region
    }
}
