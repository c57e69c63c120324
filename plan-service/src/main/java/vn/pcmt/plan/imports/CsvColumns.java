package vn.pcmt.plan.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a file may have. Case does not matter.
 *
 * @param names all of them, in the order in which people are told of them
 * @param required those that must be there
 * @param aliases other names in use, with the column each stands for
 * @param personal those in which a person may be named, such as an officer's telephone number
 */
public record CsvColumns(List<String> names, Set<String> required, Map<String, String> aliases, Set<String> personal) {
    public CsvColumns {
        names = List.copyOf(names);
        required = Set.copyOf(required);
        aliases = Map.copyOf(aliases);
        personal = Set.copyOf(personal);
    }

    Optional<String> find(String heading) {
        String wanted = heading.strip().toLowerCase(Locale.ROOT);
        Optional<String> name = names.stream()
                .filter(one -> one.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
        return name.isPresent() ? name : Optional.ofNullable(aliases.get(wanted));
    }
}
