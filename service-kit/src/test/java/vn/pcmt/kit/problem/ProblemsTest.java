package vn.pcmt.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Problems problems = new Problems(new StaticMessageSource(), JSON, new SecretPaths(List.of()));

    @Test
    void anExtensionIsAMemberBesideTheUsualOnes() {
        JsonNode problem = written(
                new Refusal(Refusal.Kind.STALE, "stale-revision").withExtension("conflict", List.of("/values/CA01")));
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code", "conflict");
        assertThat(problem.at("/conflict/0").asString()).isEqualTo("/values/CA01");
    }

    @Test
    void aProblemWithoutExtensionsHasTheUsualMembersOnly() {
        assertThat(written(new Refusal(Refusal.Kind.STALE, "stale-revision")).propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code");
    }

    private JsonNode written(Refusal refusal) {
        return JSON.readTree(JSON.writeValueAsString(
                problems.of(new MockHttpServletRequest("PUT", "/api/v1/reports/x/draft"), refusal)));
    }
}
