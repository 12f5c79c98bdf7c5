/// A column of a file of insured persons.
package enum PersonColumn: Int, CaseIterable, Sendable {
    case idNumber, name, sex, born, district, address, latitude, longitude, phone, diedOn

    /// The column's name in the header and in the rejects file.
    package var name: String {
        switch self {
        case .idNumber: "id_number"
        case .name: "name"
        case .sex: "sex"
        case .born: "born"
        case .district: "district"
        case .address: "address"
        case .latitude: "latitude"
        case .longitude: "longitude"
        case .phone: "phone"
        case .diedOn: "died_on"
        }
    }

    /// The same in Chinese.
    package var chineseName: String {
        switch self {
        case .idNumber: "证件号码"
        case .name: "姓名"
        case .sex: "性别"
        case .born: "出生日期"
        case .district: "行政区划"
        case .address: "地址"
        case .latitude: "纬度"
        case .longitude: "经度"
        case .phone: "电话"
        case .diedOn: "死亡日期"
        }
    }

    /// Sex and date of birth are in the identity number.
    package var isRequired: Bool {
        switch self {
        case .idNumber, .name, .district, .address, .latitude, .longitude: true
        case .sex, .born, .phone, .diedOn: false
        }
    }

    /// The column with this English or Chinese name.
    package init?(named name: String) {
        let lower = name.lowercased()
        guard let column = Self.allCases.first(where: { $0.name == lower || $0.chineseName == name }) else {
            return nil
        }
        self = column
    }
}
