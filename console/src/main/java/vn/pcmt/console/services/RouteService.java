package vn.pcmt.console.services;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks the notification service about who is told of what. */
@Component
public class RouteService {
    private static final ParameterizedTypeReference<Routes> ROUTES = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Outlook> OUTLOOK = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    RouteService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("notification-service", settings.notification(), settings, builder, json);
    }

    /** One version of the tree. */
    public record Routes(
            int version, Route tree, String setBy, @Nullable Instant setAt) {}

    /** A node: what it takes, whom it tells, and the nodes below that are asked first. */
    public record Route(
            String name,
            List<Matcher> matchers,
            List<Receiver> receivers,
            @Nullable Group group,
            boolean goOn,
            List<Route> routes) {

        /** The node at a path: at each step the place among the nodes below. Null if there is none. */
        @Nullable
        public Route at(List<Integer> path) {
            Route node = this;
            for (int place : path) {
                if (place < 0 || place >= node.routes.size()) {
                    return null;
                }
                node = node.routes.get(place);
            }
            return node;
        }

        /** The tree with another list of nodes below one of its nodes. */
        public Route withBelow(List<Integer> path, UnaryOperator<List<Route>> change) {
            return with(
                    path,
                    node -> new Route(
                            node.name,
                            node.matchers,
                            node.receivers,
                            node.group,
                            node.goOn,
                            change.apply(new ArrayList<>(node.routes))));
        }

        /** The tree with another node in the place of one. */
        public Route with(List<Integer> path, UnaryOperator<Route> change) {
            if (path.isEmpty()) {
                return change.apply(this);
            }
            List<Route> below = new ArrayList<>(routes);
            int place = path.getFirst();
            below.set(place, below.get(place).with(path.subList(1, path.size()), change));
            return new Route(name, matchers, receivers, group, goOn, below);
        }
    }

    /** A condition: that a field has one of some values, or none of them. */
    public record Matcher(String field, List<String> values, boolean not) {}

    public record Receiver(String who, @Nullable String officer) {}

    /** That many things come in one alert: waits before the first and between two, and until it is said again. */
    public record Group(Duration first, Duration interval, Duration repeat) {}

    /** Something that could be told. */
    public record Matter(
            String owes,
            String kind,
            String unit,
            String severity,
            @Nullable String level) {

        private UriBuilder in(UriBuilder uri) {
            for (String name : List.of("owes", "kind", "unit", "severity")) {
                uri.queryParam(name, "{" + name + "}");
            }
            return level == null ? uri : uri.queryParam("level", "{level}");
        }

        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("owes", owes);
            values.put("kind", kind);
            values.put("unit", unit);
            values.put("severity", severity);
            values.put("level", level);
            return values;
        }
    }

    /** Who would be told, and every node that was asked. */
    public record Outlook(
            List<Asked> asked,
            List<Told> told,
            @Nullable String mutedBy,
            @Nullable Instant mutedUntil) {}

    public record Asked(String route, boolean matched) {}

    public record Told(
            String officer,
            String post,
            String route,
            String rule,
            @Nullable String actingFor,
            boolean away,
            boolean grouped,
            @Nullable Instant at) {}

    public Versioned<Routes> routes(Visitor visitor) {
        return http.getVersioned(visitor, uri -> uri.path("/routes").build(), ROUTES);
    }

    /** All versions, the latest first. */
    public List<Routes> versions(Visitor visitor) {
        return http.get(visitor, uri -> uri.path("/routes/versions").build(), new ParameterizedTypeReference<>() {});
    }

    /** Replaces the whole tree. */
    public void set(Visitor visitor, Route tree, Guard guard) {
        http.write(HttpMethod.PUT, visitor, uri -> uri.path("/routes").build(), guard.headers(), tree, ROUTES);
    }

    /** Who would be told by the tree in force; nobody is. */
    public Outlook tryOut(Visitor visitor, Matter matter) {
        return http.get(visitor, uri -> matter.in(uri.path("/routes/dry-run")).build(matter.values()), OUTLOOK);
    }

    /** The same by a tree that is not set. */
    public Outlook tryOut(Visitor visitor, Matter matter, Route tree) {
        return http.post(
                visitor, uri -> matter.in(uri.path("/routes/dry-run")).build(matter.values()), Map.of(), tree, OUTLOOK);
    }
}
