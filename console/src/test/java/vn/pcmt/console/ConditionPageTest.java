package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator reads in plain words what works and what does not. The stand-in is all services at once. */
@ConsolePages
class ConditionPageTest {
    private static final String PAGE = "/quan-tri/tinh-trang";
    private static final String READINESS = "GET /actuator/health/readiness";
    private static final String FIGURES = "GET /actuator/prometheus";
    private static final String WELL = """
            # HELP outbox_oldest_pending_seconds Age
            outbox_oldest_pending_seconds{collection="reports",service="report-service"} 0.01
            report_totals_lag_seconds{service="report-service"} 0.2
            totals_differences{service="report-service"} 0.0
            dead_letters_waiting{service="report-service"} 0.0
            """;

    @Autowired
    private Pages pages;

    @BeforeEach
    @AfterEach
    void forget() {
        pages.forget();
    }

    @Test
    void allIsWell() throws Exception {
        pages.answer(READINESS, 200, "{\"status\":\"UP\"}");
        pages.answer(FIGURES, 200, WELL);

        assertThat(pages.page(get(PAGE), "ADMIN"))
                .contains("Mọi phần đều hoạt động.", "Kế hoạch, nhiệm vụ, đơn vị, cán bộ", "Như vậy từ")
                .doesNotContain("??", "Không hoạt động", "Không mất", "Báo cáo vẫn gửi được");
        assertThat(pages.page(get(PAGE).param("lang", "en").header("Accept-Language", "en"), "AUDITOR"))
                .doesNotContain("??");
    }

    @Test
    void aServiceWithoutItsStoreDoesNotWorkAndSaysWhatThatMeans() throws Exception {
        pages.answer(READINESS, 503, "{\"status\":\"DOWN\"}");
        pages.answer(FIGURES, 200, WELL);

        assertThat(pages.page(get(PAGE), "ADMIN"))
                .contains("Có phần cần xem xét.", "Không hoạt động", "Báo cáo vẫn gửi được")
                .doesNotContain("Mọi phần đều hoạt động.");
    }

    @Test
    void eventsThatDoNotMoveWrongTotalsAndFailedEventsAreTold() throws Exception {
        pages.answer(READINESS, 200, "{\"status\":\"UP\"}");
        pages.answer(FIGURES, 200, WELL.replace(" 0.01", " 95.0"));
        assertThat(pages.page(get(PAGE + "/moi"), "ADMIN"))
                .contains("đứng yên cho đến khi máy chủ sự kiện trở lại")
                .doesNotContain("<main");

        pages.answer(
                FIGURES,
                200,
                WELL.replace(
                        "totals_differences{service=\"report-service\"} 0.0",
                        "totals_differences{service=\"report-service\"} 1.0"));
        assertThat(pages.page(get(PAGE), "ADMIN"))
                .contains("khác tổng các báo cáo")
                .doesNotContain("đứng yên");

        pages.answer(
                FIGURES,
                200,
                WELL.replace(
                        "dead_letters_waiting{service=\"report-service\"} 0.0",
                        "dead_letters_waiting{service=\"report-service\"} 2.0"));
        assertThat(pages.page(get(PAGE), "ADMIN")).contains("đang chờ ở trang Sự kiện lỗi");
    }

    @Test
    void whatCannotBeSeenIsNotCalledWell() throws Exception {
        pages.answer(READINESS, 404, "{}");
        pages.answer(FIGURES, 404, "{}");

        assertThat(pages.page(get(PAGE), "ADMIN"))
                .contains("Không biết", "Có phần cần xem xét.")
                .doesNotContain("Không hoạt động");
    }

    @Test
    void itIsNotForEverybody() throws Exception {
        assertThat(pages.open(get(PAGE), "COMMUNE_REPORTER").getStatus()).isNotEqualTo(200);
    }
}
