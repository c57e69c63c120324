package vn.pcmt.plan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.catalogue.TemplatePublished;
import vn.pcmt.contract.catalogue.TemplateState;
import vn.pcmt.plan.OnStore;

@OnStore
class ReportTemplatesTest {

    @Autowired
    private MongoTemplate store;

    @Autowired
    private ReportTemplates templates;

    @BeforeEach
    void nothingWasPublished() {
        store.remove(new Query(), ReportTemplate.class);
    }

    @Test
    void thoseThatTheProductBringsAreKnownWithoutBeingTold() {
        assertThat(templates.codes()).containsExactly("PCMT-THANG", "PCMT-CAO-DIEM", "PCMT-QUY", "PCMT-PHAN-LOAI");
    }

    @Test
    void oneThatIsPublishedIsKnownAfterThemAndTwiceIsOnce() {
        templates.on(published("PCMT-MOI", 1, "GC01"));
        templates.on(published("PCMT-MOI", 1, "GC01"));
        templates.on(published("PCMT-BAN", 1, "CA01"));
        assertThat(templates.codes())
                .containsExactly("PCMT-THANG", "PCMT-CAO-DIEM", "PCMT-QUY", "PCMT-PHAN-LOAI", "PCMT-BAN", "PCMT-MOI");
    }

    @Test
    void whatAnyVersionAsksForIsKnownInWhateverOrderTheyCome() {
        templates.on(published("PCMT-MOI", 2, "CA17"));
        templates.on(published("PCMT-MOI", 1, "GC01"));
        assertThat(templates.asks("PCMT-MOI", "CA17")).isTrue();
        assertThat(templates.asks("PCMT-MOI", "GC01")).isTrue();
        assertThat(templates.asks("PCMT-MOI", "GC02")).isFalse();
        assertThat(templates.asks("PCMT-THANG", "CA17")).isFalse();
    }

    @Test
    void thoseThatAskSomethingOfAProvinceItselfAreToldApart() {
        templates.on(published("PCMT-MOI", 1, "GC01", List.of("GC01")));
        templates.on(published("PCMT-BAN", 1, "GC01", List.of()));
        assertThat(templates.provincialCodes()).containsExactly("PCMT-THANG", "PCMT-CAO-DIEM", "PCMT-MOI");
    }

    @Test
    void theGoldenEventIsRead() {
        TemplatePublished golden = GoldenEvents.event(TemplatePublished.class);
        templates.on(new EventEnvelope<>(UUID.randomUUID(), "/report-service", golden.at(), null, golden));
        assertThat(templates.asks("PCMT-QUY", "CA01")).isTrue();
    }

    private static EventEnvelope<TemplatePublished> published(String code, int version, String indicator) {
        return published(code, version, indicator, List.of());
    }

    private static EventEnvelope<TemplatePublished> published(
            String code, int version, String indicator, List<String> provincial) {
        Instant at = Instant.parse("2026-11-27T02:00:00Z");
        TemplateState state = new TemplateState(
                code, version, "Mẫu", "Form", "MONTH", null, List.of(indicator), List.of(), provincial);
        return new EventEnvelope<>(
                UUID.randomUUID(), "/report-service", at, null, new TemplatePublished(1, at, "quantri", state));
    }
}
