extension DemoRegion {
    var regionTable: DemoTable {
        DemoTable("region", ["region", "name_zh", "name_en", "utc_offset_seconds"], rows: 1) { _, row in
            row.text(Nantong.code)
            row.text(Nantong.nameChinese)
            row.text(Nantong.nameEnglish)
            row.number(Nantong.offsetHours * 3_600)
        }
    }

    var districtTable: DemoTable {
        DemoTable("district", ["region", "district", "name_zh", "name_en"], rows: District.all.count) { index, row in
            let district = District.all[index]
            row.text(Nantong.code)
            row.text(district.code)
            row.text(district.nameChinese)
            row.text(district.nameEnglish)
        }
    }

    var streetTable: DemoTable {
        let streets = District.all.flatMap { district in
            district.subdistricts.enumerated().map { (district: district, index: $0.offset, names: $0.element) }
        }
        return DemoTable("street", ["region", "street", "district", "name_zh", "name_en"], rows: streets.count) {
            index, row in
            let street = streets[index]
            row.text(Nantong.code)
            row.text(street.district.streetCode(street.index))
            row.text(street.district.code)
            row.text(street.names.chinese)
            row.text(street.names.english)
        }
    }

    var serviceItemTable: DemoTable {
        let columns = ["region", "item", "class", "name_zh", "name_en", "minutes", "skill"]
        return DemoTable("service_item", columns, rows: ServiceItem.all.count) { index, row in
            let item = ServiceItem.all[index]
            row.text(Nantong.code)
            row.text(item.code)
            row.text(item.isMedical ? "medical_care" : "life_care")
            row.text(item.nameChinese)
            row.text(item.nameEnglish)
            row.number(item.minutes)
            row.text(item.skill.words.first)
        }
    }
}

extension CopyBuffer {
    /// Two fields: latitude and longitude.
    mutating func place(_ place: Ground?) {
        number(place.map { Int($0.latitude) })
        number(place.map { Int($0.longitude) })
    }
}
