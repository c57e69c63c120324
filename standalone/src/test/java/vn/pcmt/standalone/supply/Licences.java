package vn.pcmt.standalone.supply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which licences are allowed.
 *
 * @param names SPDX name by the name in the bill of materials
 */
record Licences(Map<String, String> names) {

    static Licences read() throws IOException {
        try (InputStream file = Objects.requireNonNull(Licences.class.getResourceAsStream("licences.txt"))) {
            return new Licences(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" = "))
                    .collect(Collectors.toMap(line -> line[0], line -> line[line.length - 1])));
        }
    }

    boolean allow(Library library) {
        return library.licences().stream().anyMatch(names::containsKey);
    }

    /** The table of the NOTICE. */
    List<String> table(List<Library> libraries) {
        return libraries.stream()
                .sorted(Comparator.comparing(Library::name))
                .map(library -> "%-70s %-20s %s".formatted(library.name(), library.version(), shown(library)))
                .toList();
    }

    private String shown(Library library) {
        return library.licences().stream()
                .map(licence -> names.getOrDefault(licence, licence))
                .collect(Collectors.joining(" or "));
    }
}
