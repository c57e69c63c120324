package vn.pcmt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.pcmt.kit.test.EndpointRules;

class AuthorisationTableTest {

    @Test
    void everyEndpointHasItsRuleAndEveryRuleItsEndpoint() {
        assertThat(EndpointRules.listed("plan")).isEqualTo(EndpointRules.ofService("plan"));
    }
}
