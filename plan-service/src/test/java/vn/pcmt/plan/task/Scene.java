package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.Api;

/** People, plans and tasks to try things out with; every scene has its own. */
public final class Scene {
    public static final String PROVINCE = Api.PROVINCE;
    public static final String COMMUNE = "18859@2025-07-01";
    public static final String OTHER_COMMUNE = "18880@2025-07-01";

    public final String accountable;
    public final String decider;
    public final Api leader;
    public final Api admin;
    public final Api officer;
    public final Api decides;
    public final Api head;
    public final Api otherHead;
    public final Api stranger;
    public final Api auditor;
    private final MockMvcTester http;
    private final String some = UUID.randomUUID().toString().substring(0, 8);

    public Scene(MockMvcTester http) {
        this.http = http;
        accountable = "cb-" + some;
        decider = "qd-" + some;
        leader = Api.as(http, "lanhdao-" + some, PROVINCE, OfficerRole.LEADER);
        admin = Api.as(http, "quantri", PROVINCE, OfficerRole.ADMIN);
        officer = Api.as(http, accountable, PROVINCE, OfficerRole.OFFICER);
        decides = Api.as(http, decider, PROVINCE, OfficerRole.REVIEWER);
        head = Api.as(http, "ct-18859", COMMUNE, OfficerRole.COMMUNE_HEAD);
        otherHead = Api.as(http, "ct-18880", OTHER_COMMUNE, OfficerRole.COMMUNE_HEAD);
        stranger = Api.as(http, "bc-18880", OTHER_COMMUNE, OfficerRole.COMMUNE_REPORTER);
        auditor = Api.as(http, "kiemtra", PROVINCE, OfficerRole.AUDITOR);
        register(accountable, "OFFICER");
        register(decider, "REVIEWER");
    }

    public Api as(String user, String unit, OfficerRole... roles) {
        return Api.as(http, user, unit, roles);
    }

    public void register(String id, String role) {
        assertThat(admin.create("/officers", """
                {"id":"%s","officer":{"name":"Cán bộ %s","post":"Chuyên viên","unitKey":"%s","roles":["%s"]}}
                """.formatted(id, id, PROVINCE, role)))
                .hasStatus(201);
    }

    /** Another officer of the province, who may read and write what the role allows. */
    public Api registered(String name, String role) {
        register(idOf(name), role);
        return as(idOf(name), PROVINCE, OfficerRole.valueOf(role));
    }

    /** Id of an officer of the province who has nothing to do with the tasks. */
    public String another() {
        registered("khac", "OFFICER");
        return idOf("khac");
    }

    public String idOf(String name) {
        return name + "-" + some;
    }

    /** An officer is on leave from yesterday until tomorrow; a deputy acts. */
    public void away(String officer, String deputy) {
        LocalDate today = LocalDate.now(VietnamTime.ZONE);
        absences(
                officer,
                "{'from':'%s','to':'%s','deputy':'%s'}".formatted(today.minusDays(1), today.plusDays(1), deputy));
    }

    /** An officer comes back before the leave is over. */
    public void back(String officer) {
        absences(officer, "");
    }

    private void absences(String officer, String leaves) {
        String path = "/officers/" + officer;
        assertThat(admin.put(path + "/leaves", admin.version(path), "{'leaves':[" + leaves + "]}"))
                .hasStatusOk();
    }

    public void leaves(String officer) {
        assertThat(admin.post("/officers/" + officer + "/departure", version("/officers/" + officer), ""))
                .hasStatusOk();
    }

    /** A draft plan of 2026. */
    public String plan() {
        return plan("");
    }

    /** @param more further fields, such as {@code ,"parent":"…"} */
    public String plan(String more) {
        return leader.created("/plans", """
                {"kind":"ANNUAL","title":"Kế hoạch năm 2026","issuer":"UBND tỉnh Quảng Trị",
                 "from":"2026-01-01","to":"2026-12-31","scope":["44@2025-07-01"]%s}
                """.formatted(more));
    }

    public void issue(String plan) {
        assertThat(leader.issue(plan)).hasStatusOk();
    }

    /** A task that lacks nothing, led by a commune. */
    public String task(String plan, String code, String start, String deadline, String... dependsOn) {
        return leader.created("/plans/" + plan + "/tasks", body(code, start, deadline, dependsOn));
    }

    public String body(String code, String start, String deadline, String... dependsOn) {
        return """
                {"code":"%s","title":"Kiểm tra địa bàn %s","accountable":"%s","decider":"%s","lead":{"unitKey":"%s"},
                 "coordinating":[{"name":"Bộ đội Biên phòng"}],"start":"%s","deadline":"%s","result":"Báo cáo",
                 "dependsOn":[%s]}
                """.formatted(
                        code,
                        code,
                        accountable,
                        decider,
                        COMMUNE,
                        start,
                        deadline,
                        dependsOn.length == 0 ? "" : "\"" + String.join("\",\"", dependsOn) + "\"");
    }

    /** A plan in force with one task. */
    public String assignedTask() {
        String plan = plan();
        String task = task(plan, "1", "2026-03-02", "2026-03-13");
        issue(plan);
        return task;
    }

    public JsonNode read(String task) {
        return leader.read("/tasks/" + task);
    }

    public long version(String path) {
        return leader.version(path);
    }
}
