/// The ways of a day on a plane: homes, visits in their order, and the visits that nobody serves.
///
/// A value with all that is drawn; whoever makes it has projected positions to metres.
package struct RouteMap: Hashable, Sendable {
    /// Metres on a plane.
    package struct Point: Hashable, Sendable {
        /// To the east.
        package let x: Int
        /// To the north.
        package let y: Int

        package init(x: Int, y: Int) {
            self.x = x
            self.y = y
        }
    }

    /// A visit on the map.
    package struct Visit: Hashable, Sendable {
        /// As people write it, `V12`.
        package let id: String
        /// What the client is called to this reader.
        package let client: String
        package let place: Point

        package init(id: String, client: String, place: Point) {
            self.id = id
            self.client = client
            self.place = place
        }
    }

    /// A carer's way: from home to each visit and back.
    package struct Route: Hashable, Sendable {
        /// The carer's id as people write it, `C0012`.
        package let carerID: String
        package let carerName: String
        package let home: Point
        /// In the order of the day.
        package let visits: [Visit]

        package init(carerID: String, carerName: String, home: Point, visits: [Visit]) {
            self.carerID = carerID
            self.carerName = carerName
            self.home = home
            self.visits = visits
        }
    }

    /// Plain text above the map, such as the company and the day.
    package let title: String
    package let routes: [Route]
    /// Visits that nobody serves.
    package let unplaced: [Visit]

    package init(title: String, routes: [Route], unplaced: [Visit] = []) {
        self.title = title
        self.routes = routes
        self.unplaced = unplaced
    }
}
