package vn.pcmt.notification.routing;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Unit;

/** Tells whether conditions hold, by the units as they lie today. */
@Component
public class Matching {

    private final Directory directory;

    Matching(Directory directory) {
        this.directory = directory;
    }

    /** Keys of the areas that what is told concerns. */
    List<String> areasOf(Matter matter) {
        return directory.unit(matter.unitKey()).map(Unit::areas).orElse(List.of(matter.unitKey()));
    }

    /** Whether all of them hold; they do if there are none. */
    public boolean matches(List<Matcher> matchers, Matter matter) {
        List<String> areas = areasOf(matter);
        return matchers.stream().allMatch(matcher -> matcher.matches(matter, areas));
    }

    /** Whether each of them names only what there is, as far as that can be told. */
    public static boolean areKnown(List<Matcher> matchers) {
        return matchers.stream().allMatch(Matcher::isKnown);
    }
}
