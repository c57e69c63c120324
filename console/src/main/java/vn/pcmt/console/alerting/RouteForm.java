package vn.pcmt.console.alerting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.pcmt.console.services.Faults;
import vn.pcmt.console.services.RouteService.Group;
import vn.pcmt.console.services.RouteService.Matcher;
import vn.pcmt.console.services.RouteService.Receiver;
import vn.pcmt.console.services.RouteService.Route;
import vn.pcmt.console.services.ServiceRefusal;

/**
 * One node of the tree of routes in a form: a condition for each field, the receivers by what they are and by name.
 *
 * @param conditions by field; absent if there is none
 * @param others conditions that the form has no place for, a second one on the same field; kept as they are
 * @param officers ids of those named, separated by commas
 * @param first how long things wait for more, as typed; so are the other two
 */
record RouteForm(
        String name,
        Map<String, Matcher> conditions,
        List<Matcher> others,
        List<String> roles,
        String officers,
        boolean grouped,
        String first,
        String interval,
        String repeat,
        boolean goOn) {

    private static final List<String> CHOSEN = List.of("OWES", "KIND", "SEVERITY", "LEVEL", "AREA", "UNIT");
    private static final List<String> TYPED = List.of("PLAN", "OWNER");
    private static final String BY_NAME = "OFFICER";

    static RouteForm of(Route node, boolean vietnamese) {
        Map<String, Matcher> conditions = new LinkedHashMap<>();
        List<Matcher> others = new ArrayList<>();
        for (Matcher matcher : node.matchers()) {
            if (conditions.putIfAbsent(matcher.field(), matcher) != null) {
                others.add(matcher);
            }
        }
        Group group = node.group() == null
                ? new Group(Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofDays(2))
                : node.group();
        return new RouteForm(
                node.name(),
                conditions,
                others,
                node.receivers().stream()
                        .map(Receiver::who)
                        .filter(who -> !who.equals(BY_NAME))
                        .toList(),
                String.join(
                        ", ",
                        node.receivers().stream()
                                .flatMap(one -> Stream.ofNullable(one.officer()))
                                .toList()),
                node.group() != null,
                Span.of(group.first(), vietnamese),
                Span.of(group.interval(), vietnamese),
                Span.of(group.repeat(), vietnamese),
                node.goOn());
    }

    /** What was posted, with those conditions of the node that the form has no place for. */
    static RouteForm posted(MultiValueMap<String, String> posted, List<Matcher> others) {
        Map<String, Matcher> conditions = new LinkedHashMap<>();
        for (String field : CHOSEN) {
            keep(conditions, field, posted.getOrDefault("m." + field, List.of()), posted);
        }
        for (String field : TYPED) {
            keep(conditions, field, split(text(posted, "m." + field)), posted);
        }
        return new RouteForm(
                text(posted, "ten"),
                conditions,
                others,
                posted.getOrDefault("vai", List.of()),
                text(posted, "nguoi"),
                posted.containsKey("gop"),
                text(posted, "dau"),
                text(posted, "cach"),
                text(posted, "nhac"),
                posted.containsKey("tiep"));
    }

    private static void keep(
            Map<String, Matcher> conditions, String field, List<String> values, MultiValueMap<String, String> posted) {
        if (!values.isEmpty()) {
            conditions.put(field, new Matcher(field, values, posted.containsKey("n." + field)));
        }
    }

    private static String text(MultiValueMap<String, String> posted, String name) {
        String value = posted.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static List<String> split(String typed) {
        return Stream.of(typed.split("[,;\\s]+", -1))
                .filter(part -> !part.isBlank())
                .toList();
    }

    /** Whether a value of a field is chosen. */
    public boolean has(String field, String value) {
        Matcher matcher = conditions.get(field);
        return matcher != null && matcher.values().contains(value);
    }

    public boolean not(String field) {
        Matcher matcher = conditions.get(field);
        return matcher != null && matcher.not();
    }

    /** The values of a field that is typed. */
    public String values(String field) {
        Matcher matcher = conditions.get(field);
        return matcher == null ? "" : String.join(", ", matcher.values());
    }

    /** Pointers of the times that cannot be read. */
    List<String> unreadable() {
        return grouped
                ? Stream.of(first, interval, repeat)
                                .allMatch(time -> Span.parse(time).isPresent())
                        ? List.of()
                        : List.of("/group")
                : List.of();
    }

    /** The node with all that lies below it. */
    Route node(List<Route> below) {
        return new Route(name, matchers(), receivers(), group(), goOn, below);
    }

    private List<Matcher> matchers() {
        return Stream.concat(conditions.values().stream(), others.stream()).toList();
    }

    private List<Receiver> receivers() {
        return Stream.concat(
                        roles.stream().map(role -> new Receiver(role, null)),
                        split(officers).stream().map(officer -> new Receiver(BY_NAME, officer)))
                .toList();
    }

    private @Nullable Group group() {
        return grouped
                ? new Group(
                        Span.parse(first).orElseThrow(),
                        Span.parse(interval).orElseThrow(),
                        Span.parse(repeat).orElseThrow())
                : null;
    }

    /**
     * What the service finds wrong with the tree, beside the fields of this node's form.
     *
     * @param at pointer of the node in the tree
     */
    Faults faults(ServiceRefusal refusal, String at) {
        Faults whole =
                Faults.of(refusal, pointer -> pointer.startsWith(at + "/") && !pointer.startsWith(at + "/routes/"));
        Map<String, String> beside = new LinkedHashMap<>();
        whole.fields()
                .forEach((pointer, words) ->
                        beside.merge(place(pointer.substring(at.length())), words, (one, other) -> one));
        return new Faults(whole.words(), beside);
    }

    /** Of {@code /matchers/1/values} the field of that condition, {@code /matchers/KIND}. */
    private String place(String pointer) {
        String[] part = pointer.split("/", -1);
        if (part.length > 2 && part[1].equals("matchers") && part[2].matches("\\d{1,3}")) {
            int number = Integer.parseInt(part[2]);
            return number < matchers().size()
                    ? "/matchers/" + matchers().get(number).field()
                    : pointer;
        }
        if (part.length > 1 && part[1].equals("receivers")) {
            return "/receivers";
        }
        return part.length > 1 && part[1].equals("group") ? "/group" : pointer;
    }
}
