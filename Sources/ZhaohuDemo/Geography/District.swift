/// A district of the region: where its people live, and how many of the hundred live there.
struct District: Sendable {
    let code: String
    let nameChinese: String
    let nameEnglish: String
    let centre: Ground
    /// Half the width of the built-up part.
    let reachMetres: Int
    let weight: Int
    let streets: [String]

    static let all = [chongchuan, gangzha, tongzhou, developmentZone]

    private static let chongchuan = District(
        code: "320602", nameChinese: "崇川区", nameEnglish: "Chongchuan",
        centre: Ground(latitude: 31_990_000, longitude: 120_880_000), reachMetres: 4_200, weight: 46,
        streets: [
            "人民中路", "人民东路", "人民西路", "青年西路", "青年中路", "青年东路", "工农路", "濠东路", "濠西路", "南大街",
            "段家坝路", "姚港路", "跃龙路", "城山路", "洪江路", "虹桥路", "园林路", "教育路",
        ])
    private static let gangzha = District(
        code: "320611", nameChinese: "港闸区", nameEnglish: "Gangzha",
        centre: Ground(latitude: 32_055_000, longitude: 120_830_000), reachMetres: 3_800, weight: 22,
        streets: ["永兴大道", "长泰路", "城港路", "江海大道", "通京大道", "永和路", "北大街", "大生路", "幸余路", "黄海路"])
    private static let tongzhou = District(
        code: "320612", nameChinese: "通州区", nameEnglish: "Tongzhou",
        centre: Ground(latitude: 32_066_000, longitude: 121_073_000), reachMetres: 3_600, weight: 19,
        streets: ["世纪大道", "人民路", "建设路", "碧华路", "新金路", "银河路", "朝霞路", "交通路", "通灵桥路", "江海路"])
    private static let developmentZone = District(
        code: "320671", nameChinese: "南通经济技术开发区", nameEnglish: "Nantong Economic and Technological Development Zone",
        centre: Ground(latitude: 31_915_000, longitude: 120_945_000), reachMetres: 3_800, weight: 13,
        streets: ["星湖大道", "通盛大道", "宏兴路", "上海路", "广州路", "振兴路", "新开路", "东方大道"])

    static let weights = all.map(\.weight)
}

/// Draws places and addresses; people live in neighbourhoods, not evenly over the map.
struct AddressBook: Sendable {
    private let neighbourhoods: [[Ground]]

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed, stream: "neighbourhoods")
        neighbourhoods = District.all.map { district in
            (0..<12).map { _ in
                district.centre.moved(
                    north: random.around(district.reachMetres),
                    east: random.around(district.reachMetres))
            }
        }
    }

    func place(in district: Int, _ random: inout SplitMix64) -> Ground {
        let neighbourhood = random.pick(neighbourhoods[district])
        return neighbourhood.moved(north: random.around(420), east: random.around(420))
    }

    func address(in district: Int, _ random: inout SplitMix64) -> String {
        let place = District.all[district]
        let house = place.nameChinese + random.pick(place.streets) + "\(random.between(1, 398))号"
        if random.chance(percent: 20) { return house }
        let floor = random.between(1, 6)
        return house + "\(random.between(1, 42))幢\(floor)0\(random.between(1, 4))室"
    }
}
