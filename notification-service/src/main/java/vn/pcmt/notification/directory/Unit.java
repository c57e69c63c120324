package vn.pcmt.notification.directory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A unit as this service needs to know it.
 *
 * @param version of the latest event applied
 * @param path keys of the areas of its own time, itself first
 * @param successors keys of what it is today, itself while it exists
 * @param areas keys of all areas it lies in, of its own time and of today, itself included
 */
@Document(Unit.COLLECTION)
public record Unit(
        @Id String key,
        long version,
        String name,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<String> path,
        @Indexed List<String> successors,
        @Indexed List<String> areas) {

    static final String COLLECTION = "units";

    /** Whether it exists on a day. */
    public boolean existsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
