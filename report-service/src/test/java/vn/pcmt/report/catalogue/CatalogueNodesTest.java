package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.report.OnStore;

/** What one node writes and another one reads. */
@OnStore
class CatalogueNodesTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private CatalogueStore store;

    private TemplateFile file;

    @BeforeEach
    void aTemplateWithOneVersion() {
        file = TemplateFile.monthly("GC01");
        publish(file, 0);
    }

    @Test
    void anotherNodeSeesANewVersionAsSoonAsItLooksAgain() {
        Catalogue other = node(Duration.ZERO);
        assertThat(version(other)).isEqualTo(1);
        publish(file.from("2027-01"), 1);
        assertThat(version(other)).isEqualTo(2);
    }

    @Test
    void aNodeThatDoesNotLookAgainStillKnowsTheVersionThatAReportGoesBy() {
        Catalogue other = node(Duration.ofHours(1));
        assertThat(version(other)).isEqualTo(1);
        publish(file.from("2027-01"), 1);
        assertThat(version(other)).isEqualTo(1);
        assertThat(other.template(file.code(), 2)).isPresent();
        assertThat(version(other)).isEqualTo(2);
    }

    @Test
    void aNodeThatStartsKnowsAllThereIs() {
        assertThat(node(Duration.ofHours(1)).template(file.code())).isPresent();
    }

    private Catalogue node(Duration refresh) {
        return new Catalogue(new CatalogueSettings(BigDecimal.valueOf(9_999_999), Map.of(), refresh), store);
    }

    private int version(Catalogue node) {
        return node.template(file.code()).orElseThrow().version();
    }

    private void publish(TemplateFile version, int seen) {
        Administration.by(http, OfficerRole.ADMIN).publish(version, seen);
    }
}
