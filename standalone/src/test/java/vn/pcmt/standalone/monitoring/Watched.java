package vn.pcmt.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code deploy/prometheus} and {@code deploy/grafana} ask Prometheus for. */
public final class Watched {

    private static final Path DEPLOY = Path.of("..", "deploy");

    /** Made by Prometheus itself for everything that it reads. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern SPAN = Pattern.compile("\\[[^]]*]");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\()\\b");
    private static final Pattern CALL = Pattern.compile("[a-zA-Z_]+\\s*\\(");

    private Watched() {}

    /** The names of figures in an expression. */
    static Set<String> figures(String expression) {
        String rest = TEXT.matcher(expression).replaceAll("");
        rest = LABELS.matcher(rest).replaceAll(" ");
        rest = GROUPING.matcher(rest).replaceAll(" ");
        rest = SPAN.matcher(rest).replaceAll(" ");
        rest = CALL.matcher(rest).replaceAll("(");
        var names = new TreeSet<String>();
        NAME.matcher(rest).results().map(found -> found.group()).forEach(names::add);
        names.removeIf(name -> WORDS.contains(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    /** Where each figure is asked for, without those that Prometheus makes. */
    public static Map<String, Set<String>> everywhere() {
        var places = new TreeMap<String, Set<String>>();
        rules().forEach((alert, expression) -> add(places, expression, "rule " + alert));
        for (JsonNode board : dashboards()) {
            for (JsonNode panel : board.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    add(
                            places,
                            target.path("expr").asString(),
                            "panel " + panel.path("title").asString());
                }
            }
        }
        places.keySet().removeAll(OF_PROMETHEUS);
        return places;
    }

    private static void add(Map<String, Set<String>> places, String expression, String place) {
        figures(expression).forEach(figure -> places.computeIfAbsent(figure, none -> new TreeSet<>())
                .add(place));
    }

    /** Alert → expression. */
    static Map<String, String> rules() {
        var rules = new TreeMap<String, String>();
        for (Object group : list(read("prometheus/rules.yml").get("groups"))) {
            for (Object rule : list(map(group).get("rules"))) {
                rules.put(
                        String.valueOf(map(rule).get("alert")),
                        String.valueOf(map(rule).get("expr")));
            }
        }
        return rules;
    }

    /** Names of the tests of the rules. */
    static List<String> tests() {
        return list(read("prometheus/rules_test.yml").get("tests")).stream()
                .map(test -> String.valueOf(map(test).get("name")))
                .toList();
    }

    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
            var boards = new ArrayList<JsonNode>();
            for (Path file : files.sorted().toList()) {
                boards.add(JsonMapper.shared().readTree(Files.readString(file)));
            }
            return boards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> read(String file) {
        try {
            return map(new Yaml().load(Files.readString(DEPLOY.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> map(Object node) {
        return (Map<?, ?>) node;
    }

    private static List<?> list(Object node) {
        return (List<?>) node;
    }
}
