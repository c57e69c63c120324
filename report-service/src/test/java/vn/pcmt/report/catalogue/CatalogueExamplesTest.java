package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.report.OnStore;

/** The requests that the description of the interface shows are those that the service takes. */
@OnStore
class CatalogueExamplesTest {

    @Autowired
    private MockMvcTester http;

    @Test
    void eachExampleIsTaken() throws IOException {
        Administration admin = Administration.by(http, OfficerRole.ADMIN);
        String key = Administration.newKey();
        assertThat(admin.post(
                        "/api/v1/templates/PCMT-RA-QUAN/versions",
                        example("templates/_/versions/post.json"),
                        "\"0\"",
                        key))
                .hasStatus(201);
        assertThat(admin.post("/api/v1/indicators", example("indicators/post.json"), null, Administration.newKey()))
                .hasStatus(201);
        assertThat(admin.put(
                        "/api/v1/indicators/RQ01", example("indicators/_/put.json"), "\"1\"", Administration.newKey()))
                .hasStatus(200);
    }

    @Test
    void theDescriptionShowsThem() {
        assertThat(http.get().uri("/v3/api-docs"))
                .hasStatus(200)
                .bodyJson()
                .hasPathSatisfying(
                        "$.paths['/api/v1/templates/{code}/versions'].post.requestBody.content['application/json']"
                                + ".example.code",
                        path -> path.assertThat().isEqualTo("PCMT-RA-QUAN"))
                .hasPathSatisfying(
                        "$.paths['/api/v1/indicators'].post.requestBody.content['application/json'].example.code",
                        path -> path.assertThat().isEqualTo("RQ01"));
    }

    private static String example(String name) throws IOException {
        return new ClassPathResource("vn/pcmt/report/api/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
