/// Gives every client of companies that leave a week with another company, nothing of the others' own weeks moved.
///
/// Simple on purpose: the others' weeks are laid out first and stay; the clients are placed one after the other, the hardest
/// first, each wholly with one company and if possible with one carer; then each is looked at again, and those whom nobody
/// has room for try to take a place that somebody else can leave. Integers and fixed orders only: the same facts give the
/// same hand-over.
package struct WeekHandover {
    /// What it all comes to.
    package struct Totals: Hashable, Sendable {
        /// Seconds of travel of a week, before by the leaving companies and after by the others for the same clients.
        package var travelBefore = 0
        package var travelAfter = 0
        /// Own clients of the staying companies whose week could not be laid out as their plans say.
        package var othersUnplaced = 0
    }

    let clients: [WeekClient]
    let companies: Int
    /// Companies that take clients.
    let open: [Int]
    let staff: [[Int]]
    var board: WeekBoard
    /// By client.
    package private(set) var offers: [WeekOffer?]
    package private(set) var totals = Totals()

    /// Lays out the present week.
    ///
    /// - Parameters:
    ///   - carers: of all companies.
    ///   - own: the clients of the companies that stay.
    ///   - clients: those of the companies that leave.
    ///   - companies: how many companies there are; carers and clients name them by index.
    ///   - open: which of them take clients.
    ///   - rules: of a day.
    package init(
        carers: [WeekCarer], own: [WeekClient], clients: [WeekClient], companies: Int, open: [Int], rules: WeekRules
    ) {
        self.clients = clients
        self.companies = companies
        self.open = open
        var staff = Array(repeating: [Int](), count: companies)
        for (index, carer) in carers.enumerated() { staff[carer.company].append(index) }
        self.staff = staff
        board = WeekBoard(carers, rules, companies: companies)
        offers = Array(repeating: nil, count: clients.count)
        totals.othersUnplaced = lay(own, from: clients.count)
        totals.travelBefore = travelOfLeavers()
    }

    /// Places everybody it can.
    ///
    /// - Parameters:
    ///   - rounds: how often each client is looked at again.
    ///   - progress: told how many of how many are placed.
    package mutating func run(rounds: Int = 1, progress: (Int, Int) -> Void = { _, _ in }) {
        let order = hardestFirst()
        let before = open.reduce(0) { $0 + board.travel[$1] }
        let all = order.count * (rounds + 1)
        for (done, client) in order.enumerated() {
            put(client, best(clients[client], on: board))
            if done % 32 == 0 { progress(done, all) }
        }
        for round in 0..<rounds {
            for (done, client) in order.enumerated() {
                if offers[client] == nil { exchange(client) } else { improve(client) }
                if done % 32 == 0 { progress(order.count * (round + 1) + done, all) }
            }
        }
        totals.travelAfter = open.reduce(0) { $0 + board.travel[$1] } - before
    }

    /// Puts a client where it was placed before, as agreed; later ones are placed around it.
    package mutating func keep(_ client: Int, _ offer: WeekOffer) { put(client, offer) }

    /// Fewest carers who could come, then the most care.
    private func hardestFirst() -> [Int] {
        let search = WeekSearch(board, staff: staff)
        let keys = clients.indices.map { client in
            let able = open.reduce(0) { $0 + search.crews(clients[client], $1).count }
            let wanted = clients[client]
            return (able, -wanted.days.count * wanted.seconds * wanted.crew.count, client)
        }
        return clients.indices.filter { offers[$0] == nil }.sorted { keys[$0] < keys[$1] }
    }

    /// The cheapest week with any open company.
    func best(_ client: WeekClient, on board: WeekBoard) -> WeekOffer? {
        let search = WeekSearch(board, staff: staff)
        var best: WeekOffer?
        for company in open {
            guard let offer = search.offer(client, company: company) else { continue }
            if best.map({ offer.cost < $0.cost }) ?? true { best = offer }
        }
        return best
    }

    private mutating func put(_ client: Int, _ offer: WeekOffer?) {
        offers[client] = offer
        guard let offer else { return }
        board.place(offer, of: client, at: clients[client].place, seconds: clients[client].seconds)
    }

    private mutating func lift(_ client: Int) {
        guard let offer = offers[client] else { return }
        board.lift(offer, of: client)
        offers[client] = nil
    }

    /// Takes a client out and puts it where it is cheapest now.
    private mutating func improve(_ client: Int) {
        lift(client)
        put(client, best(clients[client], on: board))
    }

    /// Clients placed nearby who may make room.
    private static let neighbours = 24

    /// Places a client in the room of another who can go elsewhere.
    private mutating func exchange(_ client: Int) {
        put(client, best(clients[client], on: board))
        if offers[client] != nil { return }
        let place = clients[client].place
        let near = clients.indices.filter { offers[$0] != nil }.sorted {
            (board.rules.travel.seconds(from: clients[$0].place, to: place), $0)
                < (board.rules.travel.seconds(from: clients[$1].place, to: place), $1)
        }
        for other in near.prefix(Self.neighbours) {
            let old = offers[other]
            lift(other)
            if let offer = best(clients[client], on: board) {
                put(client, offer)
                put(other, best(clients[other], on: board))
                if offers[other] != nil { return }
                lift(client)
            }
            put(other, old)
        }
    }

    /// Lays clients out with their present company; returns how many find no room.
    private mutating func lay(_ own: [WeekClient], from first: Int) -> Int {
        var unplaced = 0
        for (index, client) in own.enumerated() {
            let search = WeekSearch(board, staff: staff)
            guard let offer = search.offer(client, company: client.company) else {
                unplaced += 1
                continue
            }
            board.place(offer, of: first + index, at: client.place, seconds: client.seconds)
        }
        return unplaced
    }

    /// What the leaving companies travel in a week for their clients, worked out on a board of its own.
    private func travelOfLeavers() -> Int {
        var copy = self
        _ = copy.lay(clients, from: 0)
        return Set(clients.map(\.company)).reduce(0) { $0 + copy.board.travel[$1] }
    }
}
