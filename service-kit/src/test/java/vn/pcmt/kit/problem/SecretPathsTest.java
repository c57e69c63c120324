package vn.pcmt.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SecretPathsTest {
    private final SecretPaths paths = new SecretPaths(List.of("/api/v1/feeds/{secret}.ics", "/api/v1/doors/{key}"));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/feeds/aBc-_9.ics, /api/v1/feeds/{secret}.ics",
        "/api/v1/feeds/a.b.ics, /api/v1/feeds/{secret}.ics",
        "/api/v1/doors/aBc, /api/v1/doors/{key}",
        "/api/v1/feeds, /api/v1/feeds",
        "/api/v1/plans/aBc, /api/v1/plans/aBc",
        "/api/v1/doors/aBc/more, /api/v1/doors/aBc/more",
    })
    void theSecretInAnAddressIsNotShown(String requested, String shown) {
        assertThat(paths.shown(new MockHttpServletRequest("GET", requested))).isEqualTo(shown);
    }
}
