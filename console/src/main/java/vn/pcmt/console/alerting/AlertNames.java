package vn.pcmt.console.alerting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import vn.pcmt.console.services.PlanService.Unit;
import vn.pcmt.console.services.RouteService.Matcher;

/** What codes of routes and silences are called, in the visitor's language. */
final class AlertNames {
    private final MessageSource messages;
    private final Locale language;
    private final Map<String, String> units = new LinkedHashMap<>();

    AlertNames(MessageSource messages, Locale language, String own, List<Unit> below) {
        this.messages = messages;
        this.language = language;
        units.put(own, messages.getMessage("unit.whole", null, language));
        below.forEach(unit -> units.put(unit.key(), unit.name()));
    }

    /** Areas and units to choose from, by key; the visitor's own first. */
    public Map<String, String> units() {
        return units;
    }

    /** What can be owed, as the service codes it; so are those below. */
    public List<String> owes() {
        return List.of(
                "REPORT",
                "TASK",
                "EXPLANATION",
                "OBSTACLE",
                "EVALUATION",
                "CONFIRMATION",
                "TARGET",
                "FIGURE",
                "COVERAGE",
                "DEAD_LETTERS",
                "PROPOSAL",
                "REVIEW");
    }

    /** What can be said of it. */
    public List<String> kinds() {
        return List.of(
                "ASSIGNED",
                "REMINDER",
                "OVERDUE",
                "RETURNED",
                "FLAGGED",
                "AT_RISK",
                "MISSED",
                "ESCALATED",
                "SUMMARY",
                "OUTAGE",
                "CLOSED");
    }

    public List<String> severities() {
        return List.of("INFO", "WARNING", "URGENT");
    }

    /** Before whom it can come. */
    public List<String> levels() {
        return List.of("HEAD", "REVIEWER", "COMMITTEE");
    }

    /** Who can be told, by what they are. */
    public List<String> roles() {
        return List.of("IN_CHARGE", "HEAD", "REVIEWER", "LEADER", "COMMITTEE", "AS_ESCALATED");
    }

    /** A code that a field can have. */
    public String value(String field, String value) {
        return switch (field) {
            case "OWES" -> named("owes.", value);
            case "KIND" -> named("kind.", value);
            case "SEVERITY" -> named("severity.", value);
            case "LEVEL" -> named("level.", value);
            case "UNIT", "AREA" -> units.getOrDefault(value, value);
            default -> value;
        };
    }

    /** A condition in words: {@code Loại việc là Báo cáo hoặc Nhiệm vụ}. */
    public String condition(Matcher matcher) {
        String or = " " + messages.getMessage("matcher.or", null, language) + " ";
        return messages.getMessage(
                matcher.not() ? "matcher.not" : "matcher.is",
                new Object[] {
                    named("matcher.field.", matcher.field()),
                    String.join(
                            or,
                            matcher.values().stream()
                                    .map(value -> value(matcher.field(), value))
                                    .toList())
                },
                language);
    }

    /** A route as the product calls it, or as an administrator has. */
    public String route(String name) {
        return named("route.name.", name);
    }

    private String named(String prefix, String code) {
        String name = messages.getMessage(prefix + code, null, null, language);
        return name == null ? code : name;
    }
}
