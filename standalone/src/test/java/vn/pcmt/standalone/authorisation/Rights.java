package vn.pcmt.standalone.authorisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import vn.pcmt.contract.officer.OfficerRole;

/**
 * The table of a service, {@code authorisation.csv}: for each operation the roles that may, and over what.
 *
 * @param rows by {@code METHOD path}, in the order of the file
 */
record Rights(Map<String, List<Grant>> rows) {

    /** Over what a role may. */
    enum Scope {
        /** Things of the very unit the caller works for. */
        OWN,
        /** Things of units in the caller's area, himself included. */
        AREA,
        /** Things of the province, for who works there. */
        PROVINCE,
        /** Things that name the caller; anybody else is refused, whatever his role. */
        NAMED,
        /** Things of a plan that is not issued yet. */
        DRAFT,
        /** Everything. */
        ALL;

        boolean reaches(Place place) {
            return switch (this) {
                case OWN -> place == Place.OWN;
                case AREA -> place == Place.OWN || place == Place.PROVINCE;
                case PROVINCE -> place == Place.PROVINCE;
                case NAMED, DRAFT -> false;
                case ALL -> true;
            };
        }
    }

    /** @param role null for everybody with a token, even one without roles */
    record Grant(@Nullable OfficerRole role, Scope scope) {
        boolean allows(@Nullable OfficerRole asked, Place place) {
            return (role == null || role == asked) && scope.reaches(place);
        }
    }

    static Rights of(String service) {
        try {
            Map<String, List<Grant>> rows = new LinkedHashMap<>();
            new ClassPathResource("vn/pcmt/" + service + "/authorisation.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] cells = line.split(",", 3);
                        List<Grant> before = rows.put(cells[0] + " " + cells[1], grants(cells[2]));
                        if (before != null) {
                            throw new IllegalStateException("two rows: " + line);
                        }
                    });
            return new Rights(rows);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** {@code EVERYBODY ALL} or {@code COMMUNE_HEAD OWN; REVIEWER AREA}. */
    private static List<Grant> grants(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .map(grant -> grant.split(" "))
                .map(words -> new Grant(
                        words[0].equals("EVERYBODY") ? null : OfficerRole.valueOf(words[0]), Scope.valueOf(words[1])))
                .toList();
    }

    boolean allows(String operation, @Nullable OfficerRole role, Place place) {
        return rows.getOrDefault(operation, List.of()).stream().anyMatch(grant -> grant.allows(role, place));
    }
}
