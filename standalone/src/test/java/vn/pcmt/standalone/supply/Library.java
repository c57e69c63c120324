package vn.pcmt.standalone.supply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A library that the product runs with.
 *
 * @param name group and artifact, such as {@code org.slf4j:slf4j-api}
 * @param licences under which it may be used, each as good as the others
 */
record Library(String name, String version, List<String> licences) {

    Library {
        licences = List.copyOf(licences);
    }

    /**
     * All but our own, of the bill of materials that the build makes of the embedded default. The plug-in makes none where
     * Maven is offline ({@code -o}): then what asks is skipped, and the run says so.
     */
    static List<Library> all() {
        try (InputStream bill = Library.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            if (bill == null) {
                System.out.println("[libraries] NOT RUN: an offline build makes no bill of materials");
            }
            Assumptions.assumeTrue(bill != null, "an offline build makes no bill of materials");
            return JsonMapper.shared()
                    .readTree(bill)
                    .path("components")
                    .valueStream()
                    .filter(component -> !component.path("group").asString().equals("vn.pcmt"))
                    .map(Library::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Library of(JsonNode component) {
        return new Library(
                component.path("group").asString() + ":"
                        + component.path("name").asString(),
                component.path("version").asString(),
                component
                        .path("licenses")
                        .valueStream()
                        .flatMap(Library::licence)
                        .toList());
    }

    private static Stream<String> licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return choice.has("expression")
                ? Stream.of(choice.path("expression").asString().split(" OR "))
                : Stream.of(licence.path(licence.has("id") ? "id" : "name").asString());
    }
}
