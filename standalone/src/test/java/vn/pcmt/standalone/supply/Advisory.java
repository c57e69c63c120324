package vn.pcmt.standalone.supply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A published weakness, as the Open Source Vulnerability format tells it.
 *
 * @param record in that format
 */
record Advisory(JsonNode record) {

    /** Those that are kept with the sources. */
    static List<Advisory> kept() throws IOException {
        try (InputStream file = Objects.requireNonNull(Advisory.class.getResourceAsStream("advisories.json"))) {
            return JsonMapper.shared()
                    .readTree(file)
                    .valueStream()
                    .map(Advisory::new)
                    .toList();
        }
    }

    /** Those of an export of a whole database: a ZIP file with a record in each entry. */
    static List<Advisory> in(Path export) throws IOException {
        List<Advisory> all = new ArrayList<>();
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(export))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    all.add(new Advisory(JsonMapper.shared().readTree(entries.readAllBytes())));
                }
            }
        }
        return all;
    }

    String id() {
        return record.path("id").asString();
    }

    boolean hits(Library library) {
        return !record.has("withdrawn") && affected(library).anyMatch(affected -> hits(affected, library.version()));
    }

    private Stream<JsonNode> affected(Library library) {
        return record.path("affected").valueStream().filter(affected -> {
            JsonNode named = affected.path("package");
            return named.path("ecosystem").asString().equals("Maven")
                    && named.path("name").asString().equals(library.name());
        });
    }

    private static boolean hits(JsonNode affected, String version) {
        return affected.path("versions").valueStream().anyMatch(one -> one.asString()
                        .equals(version))
                || affected.path("ranges")
                        .valueStream()
                        .filter(range -> !range.path("type").asString().equals("GIT"))
                        .anyMatch(range -> isWithin(range.path("events"), new ComparableVersion(version)));
    }

    /** The events of a range stand in the order of their versions: each that is not after the version has its say. */
    private static boolean isWithin(JsonNode events, ComparableVersion version) {
        boolean within = false;
        for (JsonNode event : events) {
            if (isAtLeast(version, event.path("introduced"))) {
                within = true;
            } else if (isAtLeast(version, event.path("fixed")) || isAfter(version, event.path("last_affected"))) {
                within = false;
            }
        }
        return within;
    }

    private static boolean isAtLeast(ComparableVersion version, JsonNode of) {
        ComparableVersion other = version(of);
        return other != null && version.compareTo(other) >= 0;
    }

    private static boolean isAfter(ComparableVersion version, JsonNode of) {
        ComparableVersion other = version(of);
        return other != null && version.compareTo(other) > 0;
    }

    private static @Nullable ComparableVersion version(JsonNode text) {
        return text.isMissingNode() ? null : new ComparableVersion(text.asString());
    }
}
