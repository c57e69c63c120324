package vn.pcmt.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.pcmt.kit.test.EndpointRules;

class EndpointRulesTest {

    /** Shows that a service's test can fail: what its controllers map is found, also what answers to every method. */
    @Test
    void findsWhatControllersMap() {
        assertThat(EndpointRules.mapped("vn.pcmt.kit.flow"))
                .contains("GET /api/v1/me", "POST /api/v1/files/{id}", "ANY /api/v1/bug");
    }
}
