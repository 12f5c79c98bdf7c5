extension UnplacedExplanation {
    /// Explains a visit that nobody serves.
    init(of visit: Int, in timetable: Timetable) {
        var timetable = timetable
        let instance = timetable.instance
        let found = Candidates(forUnserved: visit, in: &timetable, breadth: Candidates.breadth)
        self.visit = visit
        price = instance.weights.unserved[instance.visits[visit].priority - 1]
        candidates = found.candidates
        excluded = found.excluded
        unskilled = found.unskilled
        let partCount = instance.visits[visit].parts.count
        let stuck = Set(
            instance.visits[visit].parts.indices.filter { part in
                found.excluded.count { $0.part == part } + found.unskilled[part] == instance.caregivers.count
            })
        isPairApart = partCount == 2 && found.candidates.isEmpty && stuck.isEmpty
        var search = RemedySearch(visit, timetable)
        search.run()
        remedies = search.remedies
    }
}
