import ZhaohuDomain

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
    /// The streets in the sense of an administration (街道), in the order of their codes.
    let subdistricts: [(chinese: String, english: String)]

    /// The nine digits of a street: the district's six and its number.
    func streetCode(_ index: Int) -> String { code + Digits.padded(index + 1, 3) }

    static let all = [chongchuan, gangzha, tongzhou, developmentZone]

    private static let chongchuan = District(
        code: "320602", nameChinese: "崇川区", nameEnglish: "Chongchuan",
        centre: Ground(latitude: 31_990_000, longitude: 120_880_000), reachMetres: 4_200, weight: 46,
        streets: [
            "人民中路", "人民东路", "人民西路", "青年西路", "青年中路", "青年东路", "工农路", "濠东路", "濠西路", "南大街",
            "段家坝路", "姚港路", "跃龙路", "城山路", "洪江路", "虹桥路", "园林路", "教育路",
        ],
        subdistricts: [
            ("城东街道", "Chengdong"), ("和平桥街道", "Hepingqiao"), ("任港街道", "Rengang"), ("新城桥街道", "Xinchengqiao"),
            ("虹桥街道", "Hongqiao"), ("学田街道", "Xuetian"), ("钟秀街道", "Zhongxiu"), ("文峰街道", "Wenfeng"),
            ("观音山街道", "Guanyinshan"), ("狼山镇街道", "Langshanzhen"),
        ])
    private static let gangzha = District(
        code: "320611", nameChinese: "港闸区", nameEnglish: "Gangzha",
        centre: Ground(latitude: 32_055_000, longitude: 120_830_000), reachMetres: 3_800, weight: 22,
        streets: ["永兴大道", "长泰路", "城港路", "江海大道", "通京大道", "永和路", "北大街", "大生路", "幸余路", "黄海路"],
        subdistricts: [
            ("永兴街道", "Yongxing"), ("唐闸镇街道", "Tangzhazhen"), ("天生港镇街道", "Tianshenggangzhen"),
            ("秦灶街道", "Qinzao"), ("陈桥街道", "Chenqiao"), ("幸福街道", "Xingfu"),
        ])
    private static let tongzhou = District(
        code: "320612", nameChinese: "通州区", nameEnglish: "Tongzhou",
        centre: Ground(latitude: 32_066_000, longitude: 121_073_000), reachMetres: 3_600, weight: 19,
        streets: ["世纪大道", "人民路", "建设路", "碧华路", "新金路", "银河路", "朝霞路", "交通路", "通灵桥路", "江海路"],
        subdistricts: [
            ("金沙街道", "Jinsha"), ("金新街道", "Jinxin"), ("兴东街道", "Xingdong"), ("先锋街道", "Xianfeng"),
            ("西亭镇", "Xiting"),
        ])
    private static let developmentZone = District(
        code: "320671", nameChinese: "南通经济技术开发区", nameEnglish: "Nantong Economic and Technological Development Zone",
        centre: Ground(latitude: 31_915_000, longitude: 120_945_000), reachMetres: 3_800, weight: 13,
        streets: ["星湖大道", "通盛大道", "宏兴路", "上海路", "广州路", "振兴路", "新开路", "东方大道"],
        subdistricts: [("新开街道", "Xinkai"), ("中兴街道", "Zhongxing"), ("小海街道", "Xiaohai"), ("竹行街道", "Zhuhang")])

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

    /// The street of a place: that of the nearest neighbourhood.
    func street(of place: Ground, in district: Int) -> String {
        let nearest = neighbourhoods[district].indices.min { left, right in
            neighbourhoods[district][left].metres(to: place) < neighbourhoods[district][right].metres(to: place)
        }
        let home = District.all[district]
        return home.streetCode((nearest ?? 0) % home.subdistricts.count)
    }

    func address(in district: Int, _ random: inout SplitMix64) -> String {
        let place = District.all[district]
        let house = place.nameChinese + random.pick(place.streets) + "\(random.between(1, 398))号"
        if random.chance(percent: 20) { return house }
        let floor = random.between(1, 6)
        return house + "\(random.between(1, 42))幢\(floor)0\(random.between(1, 4))室"
    }
}
