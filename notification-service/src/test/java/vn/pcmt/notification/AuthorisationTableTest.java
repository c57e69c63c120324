package vn.pcmt.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.pcmt.kit.test.EndpointRules;

class AuthorisationTableTest {

    @Test
    void everyEndpointHasItsRuleAndEveryRuleItsEndpoint() {
        assertThat(EndpointRules.listed("notification")).isEqualTo(EndpointRules.ofService("notification"));
    }
}
