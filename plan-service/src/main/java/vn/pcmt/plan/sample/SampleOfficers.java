package vn.pcmt.plan.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.officer.OfficerDetails;

/** Posts to try the system with: two in each commune, and at the province two who report and five others. They name nobody. */
final class SampleOfficers {
    private static final String MARK = " (DỮ LIỆU MẪU)";

    private SampleOfficers() {}

    /** By user name. */
    static Map<String, OfficerDetails> of(UnitState province, List<UnitState> communes) {
        Map<String, OfficerDetails> officers = new LinkedHashMap<>();
        for (UnitState commune : communes) {
            add(officers, "bc-" + commune.code(), "Cán bộ báo cáo", commune, OfficerRole.COMMUNE_REPORTER);
            add(officers, "ct-" + commune.code(), "Chủ tịch UBND", commune, OfficerRole.COMMUNE_HEAD);
        }
        add(
                officers,
                "bc-" + province.code(),
                "Cán bộ báo cáo lực lượng cấp tỉnh",
                province,
                OfficerRole.COMMUNE_REPORTER);
        add(officers, "ct-" + province.code(), "Chỉ huy lực lượng cấp tỉnh", province, OfficerRole.COMMUNE_HEAD);
        add(officers, "duyet", "Cán bộ duyệt báo cáo", province, OfficerRole.REVIEWER);
        add(officers, "lanhdao", "Lãnh đạo", province, OfficerRole.LEADER);
        add(officers, "canbo", "Cán bộ chuyên trách", province, OfficerRole.OFFICER);
        add(officers, "quantri", "Quản trị hệ thống", province, OfficerRole.ADMIN);
        add(officers, "kiemtra", "Kiểm tra, giám sát", province, OfficerRole.AUDITOR);
        return officers;
    }

    private static void add(
            Map<String, OfficerDetails> officers, String id, String post, UnitState unit, OfficerRole role) {
        officers.put(
                id,
                new OfficerDetails(
                        post + ", " + unit.name(), post + MARK, unit.key(), Set.of(role), id + "@quangtri.example"));
    }
}
