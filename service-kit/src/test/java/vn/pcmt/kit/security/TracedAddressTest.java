package vn.pcmt.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.pcmt.kit.problem.SecretPaths;

class TracedAddressTest {

    @Test
    void aTraceShowsNoSecretAddress() {
        SecretPaths paths = new SecretPaths(List.of("/api/v1/feeds/{secret}.ics"));

        assertThat(traced(paths, "/api/v1/feeds/aBc.ics")).contains("/api/v1/feeds/{secret}.ics");
        assertThat(traced(paths, "/api/v1/feeds/aBc.ics")).noneMatch(value -> value.contains("aBc"));
        assertThat(traced(paths, "/api/v1/plans/aBc")).contains("/api/v1/plans/aBc");
    }

    private static List<String> traced(SecretPaths paths, String address) {
        ServerRequestObservationContext request = new ServerRequestObservationContext(
                new MockHttpServletRequest("GET", address), new MockHttpServletResponse());
        return new SecurityAutoConfiguration()
                .secretsNotTraced(paths).getHighCardinalityKeyValues(request).stream()
                        .map(KeyValue::getValue)
                        .toList();
    }
}
