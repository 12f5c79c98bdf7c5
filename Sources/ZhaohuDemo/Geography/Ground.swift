/// A place in millionths of a degree, with the flat arithmetic that is enough inside one city.
struct Ground: Sendable, Equatable {
    var latitude: Int32
    var longitude: Int32

    /// Metres between two places, flat at 32° north; within 0.5 % of the great circle in this region.
    func metres(to other: Ground) -> Int {
        let north = Double(latitude - other.latitude) * Ground.metresPerLatitude
        let east = Double(longitude - other.longitude) * Ground.metresPerLongitude
        return Int((north * north + east * east).squareRoot())
    }

    /// The place that many metres to the north and to the east.
    func moved(north: Int, east: Int) -> Ground {
        Ground(
            latitude: latitude + Int32(Double(north) / Ground.metresPerLatitude),
            longitude: longitude + Int32(Double(east) / Ground.metresPerLongitude))
    }

    /// Minutes on an electric bicycle through the city, with five for parking and stairs.
    func travelMinutes(to other: Ground) -> Int {
        metres(to: other) / 230 + 5
    }

    private static let metresPerLatitude = 0.111_195
    private static let metresPerLongitude = 0.094_300
}
