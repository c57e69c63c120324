package vn.pcmt.notification.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree that decides who is told. What matches a node goes to the first of its children that matches, and
 * on to the next ones as long as those that matched say so; what no child takes, the node takes itself.
 *
 * @param name tells it from the others
 * @param matchers all have to hold; none for a node that takes everything
 * @param receivers who is told by it; may be empty for a node that tells nobody, on purpose
 * @param group null if each thing is told by itself
 * @param goOn whether the nodes after it are asked as well
 */
public record Route(
        @NotBlank @Size(max = 60) String name,
        @NotNull @Size(max = 20) List<@Valid Matcher> matchers,
        @NotNull @Size(max = 20) List<@Valid Receiver> receivers,
        @Nullable @Valid Group group,
        boolean goOn,
        @NotNull @Size(max = 50) List<@Valid Route> routes) {

    /**
     * That an officer gets one alert about many, by plan, kind and officer.
     *
     * @param first how long to wait for more before it is told
     * @param interval how long before the next, when more came
     * @param repeat how much working time before it is told again, when nothing changed
     */
    public record Group(
            @NotNull Duration first,
            @NotNull Duration interval,
            @NotNull Duration repeat) {}

    public Route {
        matchers = matchers == null ? List.of() : List.copyOf(matchers);
        receivers = receivers == null ? List.of() : List.copyOf(receivers);
        routes = routes == null ? List.of() : List.copyOf(routes);
    }
}
